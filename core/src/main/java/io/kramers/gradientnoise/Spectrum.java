package io.kramers.gradientnoise;

import io.kramers.arrays.EigenPairs;
import io.kramers.arrays.Lanczos;

/**
 * The largest eigenvalues of the single-sample gradient covariance and of the loss's Hessian at w*,
 * and what each matrix is along the other's eigenvectors.
 *
 * @param covariance of Sigma
 * @param hessian of H
 * @param noise u . Sigma u for each eigenvector u of the Hessian
 * @param curvature v . H v for each eigenvector v of the covariance
 * @param overlaps (u . v)^2, [of the Hessian][of the covariance]
 */
public record Spectrum(
    EigenPairs covariance,
    EigenPairs hessian,
    double[] noise,
    double[] curvature,
    double[][] overlaps) {

  /**
   * What is sought.
   *
   * @param pairs how many eigenpairs of each, 0 for none
   * @param products the most products with each matrix
   * @param tolerance of residuals, as a part of the largest eigenvalue
   * @param hessianStep of {@link HessianProducts}
   * @param hessianProbes for the Hessian's diagonal, 0 for none
   */
  public record Choice(
      int pairs, int products, double tolerance, double hessianStep, int hessianProbes) {}

  static Spectrum of(
      Evaluation evaluation, double[] weights, double[] gradient, Choice choice, long seed) {
    int length = weights.length;
    Lanczos lanczos = new Lanczos(choice.pairs, choice.products, choice.tolerance, seed);
    CovarianceProducts sigma = new CovarianceProducts(evaluation, weights, gradient);
    HessianProducts h = new HessianProducts(evaluation, weights, choice.hessianStep);
    EigenPairs covariance = lanczos.largest(length, sigma);
    EigenPairs hessian = lanczos.largest(length, h);
    int k = choice.pairs;
    double[] noise = new double[k];
    double[] curvature = new double[k];
    double[][] overlaps = new double[k][k];
    for (int i = 0; i < k; i++) {
      double[] u = hessian.vectors()[i];
      double[] v = covariance.vectors()[i];
      noise[i] = LaneSums.product(u, sigma.apply(u));
      curvature[i] = LaneSums.product(v, h.apply(v));
      for (int j = 0; j < k; j++) {
        double cosine = LaneSums.product(u, covariance.vectors()[j]);
        overlaps[i][j] = cosine * cosine;
      }
    }
    return new Spectrum(covariance, hessian, noise, curvature, overlaps);
  }

  /** How much of the Hessian's i-th eigenvector lies in the span of the covariance's. */
  public double withinNoise(int i) {
    double sum = 0.0;
    for (double overlap : overlaps[i]) {
      sum += overlap;
    }
    return sum;
  }

  /** How much of the covariance's i-th eigenvector lies in the span of the Hessian's. */
  public double withinCurvature(int i) {
    double sum = 0.0;
    for (double[] row : overlaps) {
      sum += row[i];
    }
    return sum;
  }
}
