package io.kramers.fit;

import io.kramers.gradientnoise.CovarianceTrace;
import java.util.OptionalDouble;
import org.apache.spark.sql.SparkSession;

/**
 * The quadratic a + b s + c s^2 fitted by least squares to the gradient covariance's trace, Figure
 * 3(b). The standard errors are what least squares says of independent errors; the trace has none,
 * so they measure how far it is from a quadratic. They are NaN where it has three points only.
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

  /** Evaluates the trace on its line and fits it. */
  static CovarianceTraceFit of(SparkSession spark, CovarianceTrace line) {
    double[] offsets = line.offsets();
    double[] traces = line.traces();
    LeastSquares fit = LeastSquares.polynomial(spark, offsets, traces, 2);
    double[] coefficients = fit.coefficients();
    double[] standardErrors = fit.standardErrors();
    return new CovarianceTraceFit(
        line,
        offsets,
        traces,
        coefficients[0],
        coefficients[1],
        coefficients[2],
        standardErrors[0],
        standardErrors[1],
        standardErrors[2],
        fit.rSquared());
  }

  /**
   * The lambda1 whose noise has this curvature: under Eq. 12 the trace is d (lambda2^2 + lambda1^2
   * s^2), so sqrt(c / d); empty where c is negative.
   */
  public OptionalDouble lambda1Equivalent() {
    double square = c / line.landscape().dimension();
    return square < 0 ? OptionalDouble.empty() : OptionalDouble.of(Math.sqrt(square));
  }
}
