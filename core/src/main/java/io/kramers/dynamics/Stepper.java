package io.kramers.dynamics;

/** Moves blocks of trials by one step at a time; belongs to one thread. */
public interface Stepper {
  /**
   * Moves every live trial by one step.
   *
   * @param step 1 for the first
   */
  void advance(Trials trials, long step);
}
