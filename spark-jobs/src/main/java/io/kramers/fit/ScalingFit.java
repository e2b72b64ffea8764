package io.kramers.fit;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.spark.sql.SparkSession;

/**
 * A law fitted to logarithms of times by least squares, weighted by their errors.
 *
 * @param law what was fitted
 * @param coefficients the constant, then one for each of the law's terms
 * @param standardErrors one a coefficient: from the times' errors, or from the spread about the law
 *     where that is larger; NaN for points that lie on a law exactly
 * @param chiSquared the sum of squared residuals in units of the times' errors
 * @param degreesOfFreedom points less coefficients, at least 1
 * @param rSquared the share of the variance that the law explains
 * @param aic Akaike's criterion for independent Gaussian errors of the sizes given
 */
public record ScalingFit(
    ScalingLaw law,
    List<Double> coefficients,
    List<Double> standardErrors,
    double chiSquared,
    int degreesOfFreedom,
    double rSquared,
    double aic) {

  /**
   * Fits a law.
   *
   * @param logTimes one a point
   * @param errors of them, greater than 0
   * @return empty where a term is the same at all points, or where there are no more points than
   *     coefficients
   */
  static Optional<ScalingFit> of(
      SparkSession spark,
      ScalingLaw law,
      List<ExitCovariates> points,
      double[] logTimes,
      double[] errors) {
    double[][] x = points.stream().map(law::terms).toArray(double[][]::new);
    int parameters = x[0].length + 1;
    if (points.size() <= parameters || distinct(x) < parameters) {
      return Optional.empty();
    }
    double[] weights = Arrays.stream(errors).map(error -> 1.0 / (error * error)).toArray();
    LeastSquares fit = LeastSquares.weighted(spark, x, logTimes, weights);
    double chiSquared = 0.0;
    double normalisation = 0.0;
    for (int i = 0; i < x.length; i++) {
      double residual = (logTimes[i] - value(fit.coefficients(), x[i])) / errors[i];
      chiSquared += residual * residual;
      normalisation += Math.log(2.0 * Math.PI * errors[i] * errors[i]);
    }
    int degreesOfFreedom = x.length - parameters;
    // MLlib's errors are in proportion to this spread; below 1 it is chance.
    double spread = Math.sqrt(chiSquared / degreesOfFreedom);
    double factor = Math.max(1.0, 1.0 / spread);
    return Optional.of(
        new ScalingFit(
            law,
            Arrays.stream(fit.coefficients()).boxed().toList(),
            Arrays.stream(fit.standardErrors()).map(error -> error * factor).boxed().toList(),
            chiSquared,
            degreesOfFreedom,
            fit.rSquared(),
            chiSquared + normalisation + 2.0 * parameters));
  }

  private static long distinct(double[][] x) {
    return Arrays.stream(x).mapToDouble(row -> row[0]).distinct().count();
  }

  private static double value(double[] coefficients, double[] x) {
    return coefficients[0]
        + IntStream.range(0, x.length).mapToDouble(i -> coefficients[i + 1] * x[i]).sum();
  }
}
