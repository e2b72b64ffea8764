package io.kramers.dynamics;

import io.kramers.config.CanonicalText;
import io.kramers.config.Settings;
import io.kramers.landscape.Profile;
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
    return (pass, w, slope, n, variance, derivative) ->
        fill(w, n, s, r, minimum, variance, derivative);
  }

  private static void fill(
      double[] w,
      int n,
      double sigma,
      double rho,
      double minimum,
      double[] variance,
      double[] derivative) {
    for (int i = 0; i < n; i++) {
      double x = w[i] - minimum;
      variance[i] = Math.fma(rho, x * x, sigma);
      derivative[i] = 2.0 * rho * x;
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
