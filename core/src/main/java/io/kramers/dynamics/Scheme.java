package io.kramers.dynamics;

import io.kramers.config.Settings;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** How a time step follows a diffusion with noise in each coordinate of its own. */
public enum Scheme {
  /** w + drift dt + sqrt(eta D) dB: strong order 1/2, weak order 1. */
  EULER_MARUYAMA {
    @Override
    boolean needsNoiseSlope(Interpretation interpretation) {
      return interpretation.alpha() != 0;
    }

    @Override
    void correct(
        double[] w, double[] z, double[] variance, double[] slope, double drift, double a, int n) {
      for (int i = 0; i < n; i++) {
        w[i] = Math.fma(drift, slope[i], w[i]);
      }
    }
  },
  /** With eta D' (dB^2 - dt) / 4 more: strong order 1 (Milstein 1974). */
  MILSTEIN {
    @Override
    boolean needsNoiseSlope(Interpretation interpretation) {
      return true;
    }

    @Override
    void correct(
        double[] w, double[] z, double[] variance, double[] slope, double drift, double a, int n) {
      double quarter = 0.25 * a;
      double rest = drift - quarter;
      for (int i = 0; i < n; i++) {
        w[i] = Math.fma(slope[i], Math.fma(quarter, z[i] * z[i] / variance[i], rest), w[i]);
      }
    }
  };

  private static final Map<String, Scheme> KINDS =
      new TreeMap<>(Map.of(EULER_MARUYAMA.kind(), EULER_MARUYAMA, MILSTEIN.kind(), MILSTEIN));

  /**
   * Reads the key {@code scheme} (default euler-maruyama).
   *
   * @param gaussian whether the noise is; for another one there is Euler's scheme alone
   */
  public static Scheme read(Settings settings, boolean gaussian) {
    Scheme scheme =
        settings.has("scheme")
            ? KINDS.get(settings.oneOf("scheme", KINDS.keySet()))
            : EULER_MARUYAMA;
    if (scheme == MILSTEIN && !gaussian) {
      throw settings.invalid("scheme", "is for Gaussian noise; use euler-maruyama");
    }
    return scheme;
  }

  /** Its name in configurations and results. */
  public String kind() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether D' has a part in a step. */
  abstract boolean needsNoiseSlope(Interpretation interpretation);

  /**
   * Adds to w[i] what a step has of D', for i &lt; n: the interpretation's drift, and what the
   * scheme has beyond Euler and Maruyama.
   *
   * @param z the Gaussian increments
   * @param variance their variances, eta D dt
   * @param slope D'
   * @param drift the interpretation's alpha eta dt / 2
   * @param a eta dt
   */
  abstract void correct(
      double[] w, double[] z, double[] variance, double[] slope, double drift, double a, int n);
}
