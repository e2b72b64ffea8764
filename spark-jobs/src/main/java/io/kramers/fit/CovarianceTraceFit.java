package io.kramers.fit;

import io.kramers.gradientnoise.CovarianceTrace;
import java.util.OptionalDouble;

/**
 * The quadratic a + b s + c s^2 fitted to the gradient covariance's trace, Figure 3(b).
 *
 * @param line where the trace was evaluated
 * @param offsets s, ascending
 * @param traces the trace at each s
 * @param a the constant, in units of the trace
 * @param b the linear coefficient
 * @param c the quadratic coefficient
 * @param aStandardError standard error of a
 * @param bStandardError standard error of b
 * @param cStandardError standard error of c
 * @param rSquared the share of the trace's variance that the quadratic explains
 */
public record CovarianceTraceFit(
    CovarianceTrace line,
    double[] offsets,
    double[] traces,
    double a,
    double b,
    double c,
    double aStandardError,
    double bStandardError,
    double cStandardError,
    double rSquared) {

  /**
   * The lambda1 whose noise has this curvature: under Eq. 12 the trace is d (lambda2^2 + lambda1^2
   * s^2), so sqrt(c / d); empty where c is negative.
   */
  public OptionalDouble lambda1Equivalent() {
    double square = c / line.landscape().dimension();
    return square < 0 ? OptionalDouble.empty() : OptionalDouble.of(Math.sqrt(square));
  }
}
