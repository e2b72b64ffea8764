package io.kramers.dynamics;

/** A stepper that remembers where the last step began, for what happens between steps. */
public interface PathStepper extends Stepper {
  /**
   * Where the last step began: [j][i] is coordinate j of the i-th trial that was alive. Not to be
   * written to.
   */
  double[][] before();

  /**
   * The variances of the last step's Gaussian increments, as {@link #before}; empty for a noise
   * that is not Gaussian.
   */
  double[][] variance();
}
