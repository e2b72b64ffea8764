package io.kramers.dynamics;

import io.kramers.config.CanonicalText;
import io.kramers.config.Settings;
import io.kramers.landscape.Profile;
import io.kramers.landscape.ProfilePass;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Noise that grows with the loss, D_j = sigma_j + mu_j (L_j(w_j) - L_j(w_j*)): Eq. 10, with the
 * loss counted from the basin's minimum.
 *
 * @param sigma greater than 0
 * @param mu at least 0
 */
public record LossDependentNoise(PerCoordinate sigma, PerCoordinate mu) implements GaussianNoise {
  static final String KIND = "loss-dependent";

  static LossDependentNoise read(Settings settings, int dimension) {
    return new LossDependentNoise(
        PerCoordinate.positive(settings, "sigma", dimension),
        PerCoordinate.nonNegative(settings, "mu", dimension));
  }

  @Override
  public String kind() {
    return KIND;
  }

  /** sigma_j. */
  public double sigma(int j) {
    return sigma.of(j);
  }

  /** mu_j. */
  public double mu(int j) {
    return mu.of(j);
  }

  @Override
  public Map<String, Object> parameters() {
    Map<String, Object> parameters = new LinkedHashMap<>();
    parameters.put("sigma", sigma.shown());
    parameters.put("mu", mu.shown());
    return parameters;
  }

  @Override
  public CoordinateNoise along(int j, Profile loss, double minimum) {
    return new Along(sigma.of(j), mu.of(j), loss, loss.value(minimum));
  }

  @Override
  public NoisePass pass(int j, Profile loss, double minimum) {
    double s = sigma.of(j);
    double m = mu.of(j);
    double lossThere = loss.value(minimum);
    return new NoisePass() {
      @Override
      public void variances(
          ProfilePass landscape, double[] w, int n, double scale, double[] variance) {
        landscape.values(j, w, n, variance);
        fill(n, s, m, lossThere, scale, variance);
      }

      @Override
      public void derivatives(double[] w, double[] slope, int n, double[] derivative) {
        multiply(slope, n, m, derivative);
      }
    };
  }

  /** The losses are in the array that receives the variances. */
  private static void fill(
      int n, double sigma, double mu, double lossThere, double scale, double[] variance) {
    for (int i = 0; i < n; i++) {
      variance[i] = scale * Math.fma(mu, variance[i] - lossThere, sigma);
    }
  }

  private static void multiply(double[] slope, int n, double mu, double[] derivative) {
    for (int i = 0; i < n; i++) {
      derivative[i] = mu * slope[i];
    }
  }

  @Override
  public void describe(CanonicalText text) {
    text.put("noise", KIND);
    sigma.describe(text, "sigma");
    mu.describe(text, "mu");
  }

  private record Along(double sigma, double mu, Profile loss, double lossThere)
      implements CoordinateNoise {
    @Override
    public double variance(double w) {
      return Math.fma(mu, loss.value(w) - lossThere, sigma);
    }

    @Override
    public double derivative(double w) {
      return mu * loss.derivative(w);
    }
  }
}
