package io.kramers.gradientnoise;

import java.util.Arrays;

/**
 * Noise and curvature along a unit direction d through w*: the variance of d . g over the samples
 * at w* + t d is fitted by sigma + linear t + rho t^2, and the mean of d . g by a quadratic whose
 * slope is h, as Proposition 1 and Eq. 5 say of losses that are quadratic sample by sample. sigma
 * and rho are of a minibatch: the single-sample values times its {@link MinibatchFactor}.
 *
 * <p>Standard errors take the samples as drawn independently from a population, whose values are
 * estimated: each is the root mean square of the samples' influences (the delta method; Hampel et
 * al., Robust Statistics, Wiley 1986) over sqrt(n).
 *
 * @param sigma the variance at w*
 * @param linear its slope, 2 Cov(g, h) where losses are quadratic
 * @param rho its second-order coefficient, Var(h) where losses are quadratic
 * @param h the curvature of the loss
 * @param kappa eta rho / h
 * @param rSquared the share of the variance's variation over the points that the fit explains
 */
public record DirectionEstimate(
    Estimated sigma,
    Estimated linear,
    Estimated rho,
    Estimated h,
    Estimated kappa,
    double rSquared) {

  /**
   * Estimates.
   *
   * @param t places along the direction, at least three different ones
   * @param projections [place][sample] of the gradients on the unit direction
   * @param factor of the minibatch's covariance
   * @param learningRate eta
   */
  public static DirectionEstimate of(
      double[] t, double[][] projections, double factor, double learningRate) {
    QuadraticDesign design = QuadraticDesign.of(t);
    int n = projections[0].length;
    double[] means = new double[t.length];
    double[] variances = new double[t.length];
    for (int i = 0; i < t.length; i++) {
      double mean = Arrays.stream(projections[i]).sum() / n;
      means[i] = mean;
      variances[i] =
          factor * Arrays.stream(projections[i]).map(g -> (g - mean) * (g - mean)).sum() / n;
    }
    double[][] influences = new double[n][];
    for (int m = 0; m < n; m++) {
      influences[m] = influences(design, projections, m, means, variances, factor);
    }
    double sigma = design.coefficient(0, variances);
    double linear = design.coefficient(1, variances);
    double rho = design.coefficient(2, variances);
    double h = design.coefficient(1, means);
    double kappa = learningRate * rho / h;
    double[] ofKappa =
        Arrays.stream(influences)
            .mapToDouble(each -> learningRate * (each[2] - rho / h * each[3]) / h)
            .toArray();
    return new DirectionEstimate(
        estimated(sigma, influences, 0),
        estimated(linear, influences, 1),
        estimated(rho, influences, 2),
        estimated(h, influences, 3),
        Estimated.of(kappa, ofKappa),
        rSquared(t, variances, sigma, linear, rho));
  }

  /** Of one sample on sigma, linear, rho and h. */
  private static double[] influences(
      QuadraticDesign design,
      double[][] projections,
      int m,
      double[] means,
      double[] variances,
      double factor) {
    double[] ofMeans = new double[means.length];
    double[] ofVariances = new double[means.length];
    for (int i = 0; i < means.length; i++) {
      ofMeans[i] = projections[i][m] - means[i];
      ofVariances[i] = factor * ofMeans[i] * ofMeans[i] - variances[i];
    }
    return new double[] {
      design.coefficient(0, ofVariances),
      design.coefficient(1, ofVariances),
      design.coefficient(2, ofVariances),
      design.coefficient(1, ofMeans)
    };
  }

  private static Estimated estimated(double value, double[][] influences, int which) {
    return Estimated.of(
        value, Arrays.stream(influences).mapToDouble(each -> each[which]).toArray());
  }

  private static double rSquared(
      double[] t, double[] variances, double sigma, double linear, double rho) {
    double mean = Arrays.stream(variances).sum() / variances.length;
    double residual = 0.0;
    double total = 0.0;
    for (int i = 0; i < t.length; i++) {
      double difference = variances[i] - (sigma + t[i] * (linear + t[i] * rho));
      residual += difference * difference;
      total += (variances[i] - mean) * (variances[i] - mean);
    }
    return total == 0.0 ? 1.0 : 1.0 - residual / total;
  }
}
