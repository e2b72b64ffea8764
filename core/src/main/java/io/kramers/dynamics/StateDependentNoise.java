package io.kramers.dynamics;

import io.kramers.config.CanonicalText;
import io.kramers.config.Settings;
import io.kramers.landscape.Profile;
import io.kramers.landscape.ProfilePass;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The power-law dynamic's noise, quadratic in the state: D_j = sigma_j + rho_j (w_j - w_j*)^2, Eq.
 * 7.
 *
 * @param sigma greater than 0
 * @param rho at least 0
 */
public record StateDependentNoise(PerCoordinate sigma, PerCoordinate rho) implements GaussianNoise {
  static final String KIND = "state-dependent";

  /**
   * One value a coordinate.
   *
   * @param sigma greater than 0
   * @param rho at least 0
   */
  public static StateDependentNoise of(double[] sigma, double[] rho) {
    return new StateDependentNoise(PerCoordinate.of(sigma), PerCoordinate.of(rho));
  }

  static StateDependentNoise read(Settings settings, int dimension) {
    return new StateDependentNoise(
        PerCoordinate.positive(settings, "sigma", dimension),
        PerCoordinate.nonNegative(settings, "rho", dimension));
  }

  @Override
  public String kind() {
    return KIND;
  }

  /** sigma_j. */
  public double sigma(int j) {
    return sigma.of(j);
  }

  /** rho_j. */
  public double rho(int j) {
    return rho.of(j);
  }

  @Override
  public Map<String, Object> parameters() {
    Map<String, Object> parameters = new LinkedHashMap<>();
    parameters.put("sigma", sigma.shown());
    parameters.put("rho", rho.shown());
    return parameters;
  }

  @Override
  public CoordinateNoise along(int j, Profile loss, double minimum) {
    return new Along(sigma.of(j), rho.of(j), minimum);
  }

  @Override
  public NoisePass pass(int j, Profile loss, double minimum) {
    double s = sigma.of(j);
    double r = rho.of(j);
    return new NoisePass() {
      @Override
      public void variances(
          ProfilePass landscape, double[] w, int n, double scale, double[] variance) {
        fill(w, n, s, r, minimum, scale, variance);
      }

      @Override
      public void derivatives(double[] w, double[] slope, int n, double[] derivative) {
        fill(w, n, 2.0 * r, minimum, derivative);
      }
    };
  }

  private static void fill(
      double[] w,
      int n,
      double sigma,
      double rho,
      double minimum,
      double scale,
      double[] variance) {
    for (int i = 0; i < n; i++) {
      double x = w[i] - minimum;
      variance[i] = scale * Math.fma(rho, x * x, sigma);
    }
  }

  private static void fill(
      double[] w, int n, double twiceRho, double minimum, double[] derivative) {
    for (int i = 0; i < n; i++) {
      derivative[i] = twiceRho * (w[i] - minimum);
    }
  }

  @Override
  public void describe(CanonicalText text) {
    text.put("noise", KIND);
    sigma.describe(text, "sigma");
    rho.describe(text, "rho");
  }

  private record Along(double sigma, double rho, double minimum) implements CoordinateNoise {
    @Override
    public double variance(double w) {
      double x = w - minimum;
      return Math.fma(rho, x * x, sigma);
    }

    @Override
    public double derivative(double w) {
      return 2.0 * rho * (w - minimum);
    }
  }
}
