package io.kramers.api;

import java.util.stream.IntStream;

/**
 * How trials of an escape experiment move, in steps. Several values are a sweep. A setting that a
 * kind does not know, such as {@link #lambda1} of SGD, is refused by {@code run()}.
 */
public final class Dynamics {
  private final Section section;

  private Dynamics(Section section) {
    this.section = section;
  }

  /**
   * The paper's Eq. 12, w - eta grad L + eta lambda1 xi1 (w - w*) + eta lambda2 xi2; needs {@link
   * #lambda1} and {@link #lambda2} or {@link #matched}.
   */
  public static Dynamics powerLaw() {
    return new Dynamics(Section.ofKind("power-law"));
  }

  /** The same with lambda1 = 0; needs {@link #lambda2} or {@link #matched}. */
  public static Dynamics langevin() {
    return new Dynamics(Section.ofKind("langevin"));
  }

  /** Stochastic gradient descent on a landscape with data. */
  public static Dynamics sgd() {
    return new Dynamics(Section.ofKind("sgd"));
  }

  /** Gradient descent: one path. */
  public static Dynamics gradientDescent() {
    return new Dynamics(Section.ofKind("gradient-descent"));
  }

  /** Standard deviation of the noise that grows with the distance from w*, at least 0. */
  public Dynamics lambda1(double... lambda1) {
    return new Dynamics(section.numbers("lambda1", lambda1));
  }

  /** Standard deviation of the noise that does not depend on the state, at least 0. */
  public Dynamics lambda2(double... lambda2) {
    return new Dynamics(section.numbers("lambda2", lambda2));
  }

  /** The lambda2 of a minibatch's noise at w*, of {@link #batchSize} 1 unless that says more. */
  public Dynamics matched() {
    return new Dynamics(section.put("lambda2", "matched"));
  }

  /** Samples a minibatch, at least 1; 1 by default. */
  public Dynamics batchSize(long... batchSize) {
    return new Dynamics(section.wholeNumbers("batch-size", batchSize));
  }

  /** Whether minibatches are drawn with replacement; true by default. */
  public Dynamics replacement(boolean... replacement) {
    return new Dynamics(
        section.oneOrList(
            "replacement",
            IntStream.range(0, replacement.length).mapToObj(i -> replacement[i]).toList()));
  }

  Section section() {
    return section;
  }

  /** Its section of a configuration. */
  @Override
  public String toString() {
    return section.text();
  }
}
