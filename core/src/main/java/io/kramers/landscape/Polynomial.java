package io.kramers.landscape;

import io.kramers.config.CanonicalText;
import io.kramers.config.Settings;
import io.kramers.numerics.Bisection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A polynomial loss c0 + c1 w + c2 w^2 + ... with at least one minimum. */
final class Polynomial implements Well {
  private static final long serialVersionUID = 1L;

  static final String KIND = "polynomial";
  static final String QUARTIC = "quartic";
  static final String TILTED = "tilted-double-well";

  /** A fused multiplication and addition, in nanoseconds. */
  private static final double COST_OF_TERM = 0.15;

  private static final int MOST_COEFFICIENTS = 33;

  private static final double NEAR_ZERO = 1e-12;

  private final double[] loss;
  private final double[] slope;
  private final double[] curvature;
  private final HashMap<String, Object> shown;

  /** With the given coefficients, the last one not 0, and the parameters that results show. */
  private Polynomial(double[] coefficients, Map<String, Object> shown) {
    loss = coefficients;
    slope = derived(loss);
    curvature = derived(slope);
    this.shown = new HashMap<>(shown);
  }

  /** Reads the key {@code coefficients}: c0, c1, ... */
  static Polynomial read(Settings settings) {
    double[] coefficients = trimmed(settings.numbers("coefficients", MOST_COEFFICIENTS));
    Polynomial polynomial =
        new Polynomial(
            coefficients, Map.of("coefficients", Arrays.stream(coefficients).boxed().toList()));
    if (polynomial.minima().length == 0) {
      throw settings.invalid(
          "coefficients", "has no minimum; give c0, c1, ... of a loss that has one");
    }
    return polynomial;
  }

  /** The double well (w^2 - 1)^2 / 4 times {@code factor} (positive, default 1). */
  static Polynomial readQuartic(Settings settings) {
    return quartic(settings.positive("factor", 1.0));
  }

  static Polynomial quartic(double factor) {
    return new Polynomial(
        new double[] {0.25 * factor, 0.0, -0.5 * factor, 0.0, 0.25 * factor},
        Map.of("factor", factor));
  }

  /**
   * The double well (w^2 - 1)^2 / 4 times {@code factor} (positive, default 1), plus {@code tilt}
   * w.
   */
  static Polynomial readTilted(Settings settings) {
    double factor = settings.positive("factor", 1.0);
    double tilt = settings.number("tilt");
    return new Polynomial(
        new double[] {0.25 * factor, tilt, -0.5 * factor, 0.0, 0.25 * factor},
        Map.of("factor", factor, "tilt", tilt));
  }

  private static double[] trimmed(double[] coefficients) {
    int length = coefficients.length;
    while (length > 1 && coefficients[length - 1] == 0) {
      length--;
    }
    return Arrays.copyOf(coefficients, length);
  }

  @Override
  public double value(double w) {
    return horner(loss, w);
  }

  @Override
  public double derivative(double w) {
    return horner(slope, w);
  }

  @Override
  public double secondDerivative(double w) {
    return horner(curvature, w);
  }

  @Override
  public double[] kinks() {
    return new double[0];
  }

  @Override
  public double[] minima() {
    return stationary(true);
  }

  @Override
  public double[] maxima() {
    return stationary(false);
  }

  /** Told apart by the slope beyond: at a flat one the curvature is 0. */
  private double[] stationary(boolean minima) {
    double[] all = roots(slope);
    return IntStream.range(0, all.length)
        .filter(
            i -> {
              double beyond = i + 1 < all.length ? 0.5 * (all[i] + all[i + 1]) : all[i] + 1.0;
              return minima == horner(slope, beyond) > 0;
            })
        .mapToDouble(i -> all[i])
        .toArray();
  }

  @Override
  public void slopes(double[] w, int n, double[] slope) {
    horner(this.slope, w, n, slope);
  }

  @Override
  public void values(double[] w, int n, double[] value) {
    horner(loss, w, n, value);
  }

  @Override
  public double costOfSlope() {
    return COST_OF_TERM * loss.length;
  }

  @Override
  public Map<String, Object> parameters() {
    return shown;
  }

  @Override
  public void describe(CanonicalText text) {
    text.put("loss", KIND);
    for (double coefficient : loss) {
      text.put("coefficient", coefficient);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Polynomial polynomial && Arrays.equals(loss, polynomial.loss);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(loss);
  }

  private static double[] derived(double[] coefficients) {
    double[] derived = new double[Math.max(1, coefficients.length - 1)];
    for (int k = 1; k < coefficients.length; k++) {
      derived[k - 1] = k * coefficients[k];
    }
    return derived;
  }

  private static double horner(double[] coefficients, double w) {
    double sum = coefficients[coefficients.length - 1];
    for (int k = coefficients.length - 2; k >= 0; k--) {
      sum = Math.fma(sum, w, coefficients[k]);
    }
    return sum;
  }

  /** As above: lines of arithmetic a lane, which the compiler turns into vector code. */
  private static void horner(double[] c, double[] w, int n, double[] result) {
    int k = c.length - 1;
    if (k < 4) {
      begin(0.0, k < 3 ? 0.0 : c[3], k < 2 ? 0.0 : c[2], k < 1 ? 0.0 : c[1], c[0], w, n, result);
      return;
    }
    begin(c[k], c[k - 1], c[k - 2], c[k - 3], c[k - 4], w, n, result);
    for (k -= 5; k >= 3; k -= 4) {
      goOn(c[k], c[k - 1], c[k - 2], c[k - 3], w, n, result);
    }
    for (; k >= 0; k--) {
      goOn(c[k], w, n, result);
    }
  }

  private static void begin(
      double c4, double c3, double c2, double c1, double c0, double[] w, int n, double[] result) {
    for (int i = 0; i < n; i++) {
      double upper = Math.fma(Math.fma(c4, w[i], c3), w[i], c2);
      result[i] = Math.fma(Math.fma(upper, w[i], c1), w[i], c0);
    }
  }

  private static void goOn(
      double c3, double c2, double c1, double c0, double[] w, int n, double[] sum) {
    for (int i = 0; i < n; i++) {
      double upper = Math.fma(Math.fma(sum[i], w[i], c3), w[i], c2);
      sum[i] = Math.fma(Math.fma(upper, w[i], c1), w[i], c0);
    }
  }

  private static void goOn(double c0, double[] w, int n, double[] sum) {
    for (int i = 0; i < n; i++) {
      sum[i] = Math.fma(sum[i], w[i], c0);
    }
  }

  /** The places where the polynomial changes sign: one between neighbouring roots of its slope. */
  private static double[] roots(double[] coefficients) {
    int degree = coefficients.length - 1;
    while (degree > 0 && coefficients[degree] == 0) {
      degree--;
    }
    if (degree == 0) {
      return new double[0];
    }
    double[] p = Arrays.copyOf(coefficients, degree + 1);
    double bound = 1.0;
    for (int k = 0; k < degree; k++) {
      bound = Math.max(bound, 1.0 + Math.abs(p[k] / p[degree]));
    }
    List<Double> ends = new ArrayList<>(List.of(-bound));
    Arrays.stream(roots(derived(p))).forEach(ends::add);
    ends.add(bound);
    List<Double> roots = new ArrayList<>();
    for (int i = 1; i < ends.size(); i++) {
      double low = horner(p, ends.get(i - 1));
      double high = horner(p, ends.get(i));
      if (low < 0 && high > 0 || low > 0 && high < 0) {
        double root =
            Bisection.signChange(w -> horner(p, w), ends.get(i - 1), ends.get(i), low < 0);
        // Powers of a tiny number underflow, so that a bisection ends beside a root at 0.
        roots.add(Math.abs(root) < NEAR_ZERO && p[0] == 0 ? 0.0 : root);
      }
    }
    return roots.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
