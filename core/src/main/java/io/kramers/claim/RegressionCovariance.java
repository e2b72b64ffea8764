package io.kramers.claim;

import java.util.ArrayList;
import java.util.List;

/**
 * Proposition 1 with its example.
 *
 * @param cubic what the model misses, c of {@link RegressionSample}
 */
record RegressionCovariance(double cubic) implements Claim {
  private static final int SAMPLES_A_TRIAL = 40;
  private static final double[] PLACES = {-1.0, 0.0, 1.0, 2.0};

  @Override
  public String title() {
    return cubic == 0
        ? "The gradient covariance of least squares is sigma + rho x^2"
        : "It is so too where samples' gradients and curvatures correlate";
  }

  @Override
  public String source() {
    return "Proposition 1, Eq. 5, Eq. 16";
  }

  @Override
  public String howTested() {
    return "Least squares on drawn data: the variance D(x) of single gradients at w* + x for x = -1,"
        + " 0, 1, 2 against sigma + rho x^2"
        + (cubic == 0 ? "" : "; residuals hold a cubic that the model misses, Cov(g, h) = -0.6");
  }

  @Override
  public Cells cells(Effort effort) {
    return Cells.NONE;
  }

  @Override
  public Verdict judge(Results results, Effort effort) {
    int n = Math.toIntExact(SAMPLES_A_TRIAL * effort.trials());
    RegressionSample sample = RegressionSample.draw(effort.seed(), n, cubic);
    List<Measurement> measurements = new ArrayList<>();
    for (double x : PLACES) {
      double[] gradients = sample.at(x);
      double variance = RegressionSample.moment(gradients, 2);
      double printed = RegressionSample.sigma(cubic) + RegressionSample.RHO * x * x;
      double right = printed + 2.0 * RegressionSample.covariance(cubic) * x;
      measurements.add(
          0,
          new Measurement(
              "D at w* + " + x,
              "",
              variance,
              Intervals.around(variance, RegressionSample.errorOfVariance(gradients), effort),
              n,
              right,
              right,
              Measurement.number(printed),
              right,
              0.0));
    }
    return Verdict.of(
        measurements,
        "D_j = sigma_j + 2 Cov(g_j, h_j) x_j + rho_j x_j^2",
        "Quadratic in any case. Without Cov(g, h), as with a right model and even noise, the"
            + " linear term is 0. Eq. 16 has sigma where D belongs, a typo.");
  }
}
