package io.kramers.law;

/** The distribution of one coordinate's x = w - w*, not simulated. */
public interface ExactLaw {
  /** How it was found, in a few words. */
  String method();

  /** The density at x. */
  double density(double x);

  /** P(X <= x). */
  double cumulative(double x);

  /** P(|X| > r), for r of at least 0. */
  double tail(double r);

  /** How far off probabilities may be, absolutely. */
  double errorEstimate();
}
