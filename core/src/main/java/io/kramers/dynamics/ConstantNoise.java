package io.kramers.dynamics;

import io.kramers.config.CanonicalText;
import io.kramers.config.Settings;
import io.kramers.landscape.Profile;
import io.kramers.landscape.ProfilePass;
import java.util.Arrays;
import java.util.Map;

/**
 * Noise of the same variance everywhere, D_j = sigma_j: Langevin dynamics.
 *
 * @param sigma greater than 0
 */
record ConstantNoise(PerCoordinate sigma) implements GaussianNoise {
  static final String KIND = "constant";

  static ConstantNoise read(Settings settings, int dimension) {
    return new ConstantNoise(PerCoordinate.positive(settings, "sigma", dimension));
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Map<String, Object> parameters() {
    return Map.of("sigma", sigma.shown());
  }

  @Override
  public CoordinateNoise along(int j, Profile loss, double minimum) {
    return new Along(sigma.of(j));
  }

  @Override
  public NoisePass pass(int j, Profile loss, double minimum) {
    double value = sigma.of(j);
    return new NoisePass() {
      @Override
      public void variances(
          ProfilePass landscape, double[] w, int n, double scale, double[] variance) {
        Arrays.fill(variance, 0, n, scale * value);
      }

      @Override
      public void derivatives(double[] w, double[] slope, int n, double[] derivative) {
        Arrays.fill(derivative, 0, n, 0.0);
      }
    };
  }

  @Override
  public void describe(CanonicalText text) {
    text.put("noise", KIND);
    sigma.describe(text, "sigma");
  }

  private record Along(double sigma) implements CoordinateNoise {
    @Override
    public double variance(double w) {
      return sigma;
    }

    @Override
    public double derivative(double w) {
      return 0.0;
    }
  }
}
