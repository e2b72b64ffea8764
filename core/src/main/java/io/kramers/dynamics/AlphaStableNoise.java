package io.kramers.dynamics;

import io.kramers.config.CanonicalText;
import io.kramers.config.Settings;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Noise eps dL with a symmetric alpha-stable process of characteristic function exp(-t |u|^alpha)
 * in each coordinate. The learning rate and the interpretation have no part in it.
 *
 * @param alpha the stability index, greater than 0 and at most 2
 * @param scale eps, greater than 0
 */
public record AlphaStableNoise(double alpha, double scale) implements Noise {
  /** The name of this kind. */
  public static final String KIND = "alpha-stable";

  static AlphaStableNoise read(Settings settings) {
    double alpha = settings.positive("alpha");
    if (alpha > 2) {
      throw settings.invalid("alpha", "must be greater than 0 and at most 2");
    }
    return new AlphaStableNoise(alpha, settings.positive("scale"));
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Map<String, Object> parameters() {
    Map<String, Object> parameters = new LinkedHashMap<>();
    parameters.put("alpha", alpha);
    parameters.put("scale", scale);
    return parameters;
  }

  @Override
  public void describe(CanonicalText text) {
    text.put("noise", KIND).put("alpha", alpha).put("scale", scale);
  }
}
