package io.kramers.fit;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.FDistribution;
import org.apache.commons.statistics.distribution.TDistribution;
import org.apache.spark.sql.SparkSession;

/**
 * The quadratic a + b x + c x^2 fitted by least squares. Standard errors and tests are what least
 * squares says of independent normal errors; a trace over all samples has none, so they measure how
 * far it is from a quadratic.
 *
 * @param x at least four, three of them different
 * @param y one for each x
 * @param a the constant, in units of y
 * @param b the linear coefficient
 * @param c the quadratic coefficient
 * @param aStandardError standard error of a
 * @param bStandardError standard error of b
 * @param cStandardError standard error of c
 * @param rSquared the share of y's variance that the quadratic explains; 1 where y is constant
 */
public record QuadraticFit(
    double[] x,
    double[] y,
    double a,
    double b,
    double c,
    double aStandardError,
    double bStandardError,
    double cStandardError,
    double rSquared) {
  private static final int COEFFICIENTS = 3;

  /** Fits. */
  public static QuadraticFit of(SparkSession spark, double[] x, double[] y) {
    LeastSquares fit = LeastSquares.polynomial(spark, x, y, COEFFICIENTS - 1);
    double[] coefficients = fit.coefficients();
    double[] standardErrors = fit.standardErrors();
    return new QuadraticFit(
        x.clone(),
        y.clone(),
        coefficients[0],
        coefficients[1],
        coefficients[2],
        standardErrors[0],
        standardErrors[1],
        standardErrors[2],
        fit.rSquared());
  }

  /** The fitted value at a place. */
  public double at(double place) {
    return a + place * (b + place * c);
  }

  /** y less the fitted value, one for each x. */
  public double[] residuals() {
    double[] residuals = new double[x.length];
    Arrays.setAll(residuals, i -> y[i] - at(x[i]));
    return residuals;
  }

  private double degreesOfFreedom() {
    return x.length - (double) COEFFICIENTS;
  }

  /** c in its standard errors; NaN where the fit leaves no error and c is 0. */
  public double curvatureT() {
    return c / cStandardError;
  }

  /** The two-sided p-value of no quadratic term beside a linear one, by Student's t. */
  public double curvaturePValue() {
    return 2.0 * TDistribution.of(degreesOfFreedom()).survivalProbability(Math.abs(curvatureT()));
  }

  /** F of the quadratic against a constant, with 2 and n - 3 degrees of freedom. */
  public double fStatistic() {
    return rSquared / (1.0 - rSquared) * degreesOfFreedom() / (COEFFICIENTS - 1.0);
  }

  /** The p-value of a constant against the quadratic. */
  public double constantPValue() {
    return FDistribution.of(COEFFICIENTS - 1.0, degreesOfFreedom())
        .survivalProbability(fStatistic());
  }
}
