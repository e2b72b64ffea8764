package io.kramers.claim;

import java.util.List;

/** Eq. 6. */
final class NextIterate implements Claim {
  private static final int SAMPLES_A_TRIAL = 40;
  private static final double LEARNING_RATE = 0.1;

  @Override
  public String title() {
    return "The next iterate is w - (g_j(w*) + h_j x)";
  }

  @Override
  public String source() {
    return "Eq. 6";
  }

  @Override
  public String howTested() {
    return "One step of SGD, batch 1, eta = 0.1, on least squares from w* + 1: variance and mean of"
        + " the step";
  }

  @Override
  public Cells cells(Effort effort) {
    return Cells.NONE;
  }

  @Override
  public Verdict judge(Results results, Effort effort) {
    int n = Math.toIntExact(SAMPLES_A_TRIAL * effort.trials());
    double[] gradients = RegressionSample.draw(effort.seed(), n, 0.0).at(1.0);
    double sigma = RegressionSample.sigma(0.0);
    double rate = LEARNING_RATE;
    double variance = RegressionSample.moment(gradients, 2);
    double mean = RegressionSample.mean(gradients);
    double right = rate * rate * (sigma + RegressionSample.RHO);
    return Verdict.of(
        List.of(
            new Measurement(
                "variance of the step",
                "",
                rate * rate * variance,
                Intervals.around(
                    rate * rate * variance,
                    rate * rate * RegressionSample.errorOfVariance(gradients),
                    effort),
                n,
                right,
                right,
                Measurement.number(sigma),
                right,
                0.0),
            new Measurement(
                "mean of the step",
                "",
                -rate * mean,
                Intervals.around(-rate * mean, rate * Math.sqrt(variance / n), effort),
                n,
                -rate,
                -rate,
                Measurement.number(-1.0),
                -rate,
                0.0)),
        "w - eta (g_j(w*) + h~_j x), with the minibatch's curvature h~",
        "eta and the tilde are missing: with the full curvature the noise would not depend on x.");
  }
}
