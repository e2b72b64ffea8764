package io.kramers.gradientnoise;

import io.kramers.arrays.SymmetricOperator;

/**
 * The diagonal of the loss's Hessian, estimated as by Hutchinson and by Bekas, Kokiopoulou and Saad
 * (Applied Numerical Mathematics 57, 2007): the mean of z * (H z) over vectors z of fair signs,
 * whose error comes from what is beside the diagonal.
 *
 * @param mean by parameter
 * @param standardErrors of it, from the spread of the probes
 * @param trace the sum of the diagonal, with its standard error
 * @param noiseCorrelation Pearson's, over the parameters, of the estimate and the gradient
 *     covariance's diagonal; errors make it smaller
 */
public record HessianDiagonal(
    double[] mean, double[] standardErrors, Estimated trace, double noiseCorrelation) {

  static HessianDiagonal of(SymmetricOperator h, double[] noise, int probes, long seed) {
    int length = noise.length;
    double[] sum = new double[length];
    double[] squares = new double[length];
    double sumOfTraces = 0.0;
    double squaresOfTraces = 0.0;
    for (int r = 0; r < probes; r++) {
      double[] z = Directions.signs(length, seed, r);
      double[] product = h.apply(z);
      double trace = 0.0;
      for (int p = 0; p < length; p++) {
        double entry = z[p] * product[p];
        trace += entry;
        sum[p] += entry;
        squares[p] += entry * entry;
      }
      sumOfTraces += trace;
      squaresOfTraces += trace * trace;
    }
    double[] errors = new double[length];
    for (int p = 0; p < length; p++) {
      errors[p] = errorOfMean(sum[p], squares[p], probes);
      sum[p] /= probes;
    }
    return new HessianDiagonal(
        sum,
        errors,
        new Estimated(sumOfTraces / probes, errorOfMean(sumOfTraces, squaresOfTraces, probes)),
        correlation(sum, noise));
  }

  private static double errorOfMean(double sum, double squares, int n) {
    return Math.sqrt(Math.max(0.0, squares - sum * sum / n) / (n - 1.0) / n);
  }

  private static double correlation(double[] x, double[] y) {
    double meanX = 0.0;
    double meanY = 0.0;
    for (int p = 0; p < x.length; p++) {
      meanX += x[p] / x.length;
      meanY += y[p] / y.length;
    }
    double xx = 0.0;
    double yy = 0.0;
    double xy = 0.0;
    for (int p = 0; p < x.length; p++) {
      xx += (x[p] - meanX) * (x[p] - meanX);
      yy += (y[p] - meanY) * (y[p] - meanY);
      xy += (x[p] - meanX) * (y[p] - meanY);
    }
    return xy / Math.sqrt(xx * yy);
  }
}
