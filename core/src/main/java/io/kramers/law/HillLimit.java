package io.kramers.law;

import java.util.function.DoubleUnaryOperator;
import org.hipparchus.analysis.integration.gauss.GaussIntegrator;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;

/** What Hill's estimates tend to for many trials of a known law. */
public final class HillLimit {
  /** Of the logarithm of r, for each use of the rule. */
  private static final double STRETCH = 0.25;

  private static final double HALF = 0.5 * STRETCH;
  private static final GaussIntegrator RULE = new GaussIntegratorFactory().legendre(12);
  private static final double SETTLED = 1e-13;

  private HillLimit() {}

  /**
   * The reciprocal of the mean of log(|x| / threshold) beyond a threshold, which is the integral of
   * P(|x| &gt; r) / P(|x| &gt; threshold) over the logarithm of r.
   *
   * @param survival P(|x| &gt; r) of a law whose tail falls like a power of r, or faster
   * @param threshold greater than 0
   */
  public static double of(DoubleUnaryOperator survival, double threshold) {
    double sum = 0.0;
    double last = Double.POSITIVE_INFINITY;
    for (double middle = HALF; last > SETTLED * sum; middle += STRETCH) {
      double offset = middle;
      last =
          HALF
              * RULE.integrate(
                  u -> survival.applyAsDouble(threshold * Math.exp(Math.fma(HALF, u, offset))));
      sum += last;
    }
    return survival.applyAsDouble(threshold) / sum;
  }
}
