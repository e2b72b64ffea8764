package io.kramers.landscape;

import io.kramers.config.CanonicalText;
import io.kramers.config.Settings;
import io.kramers.simd.Vectorization;
import java.util.Arrays;
import java.util.Map;

/**
 * The four-basins loss of the paper's section 5.2 in one coordinate, l(w) = 15 scale |w - 1|^2.5 |w
 * + 1|^3: minima at 1 and -1 (and so four in the plane), a saddle at 1/11.
 *
 * <p>Written in m = w - 1 and p = w + 1 its derivative is 15 scale sqrt|m| m p |p| (5.5 m + 5).
 *
 * @param scale positive factor of the loss
 */
public record FourBasins(double scale) implements CoordinateLoss {
  private static final double FACTOR = 15.0;

  /** One square root of eight to a vector. */
  private static final double COST_OF_DERIVATIVE = 0.6;

  /** Reads the keys {@code scale} (positive, default 1). */
  static FourBasins read(Settings settings) {
    return new FourBasins(settings.positive("scale", 1.0));
  }

  @Override
  public double value(double w) {
    return value(FACTOR * scale, w);
  }

  private static double value(double factor, double w) {
    double m = Math.abs(w - 1.0);
    double p = Math.abs(w + 1.0);
    return factor * (m * m * Math.sqrt(m)) * (p * p * p);
  }

  @Override
  public void addValues(double[] w, double shift, int n, double[] sum) {
    addValues(w, shift, n, FACTOR * scale, sum);
  }

  /** One line of arithmetic a lane, which the compiler turns into vector code. */
  private static void addValues(double[] w, double shift, int n, double factor, double[] sum) {
    for (int i = 0; i < n; i++) {
      sum[i] += value(factor, w[i] - shift);
    }
  }

  @Override
  public double derivative(double w) {
    return FACTOR * scale * unscaledDerivative(w - 1.0);
  }

  @Override
  public double secondDerivative(double w) {
    double m = w - 1.0;
    double p = w + 1.0;
    double r = Math.fma(5.5, m, 5.0);
    double parabola = p * Math.abs(p);
    double sum = 1.5 * parabola * r + 2.0 * m * Math.abs(p) * r + 5.5 * m * parabola;
    return FACTOR * scale * Math.sqrt(Math.abs(m)) * sum;
  }

  @Override
  public double[] kinks() {
    return new double[] {-1.0, 1.0};
  }

  @Override
  public void derivativeSeries(double w, double[] coefficients) {
    double m = w - 1.0;
    double p = w + 1.0;
    double r = Math.fma(5.5, m, 5.0);
    // p |p| (5.5 m + 5), a cubic on either side of -1, times the binomial series of sqrt|m| m.
    double factor = FACTOR * scale * Math.signum(p);
    double[] cubic = {
      factor * (p * p * r),
      factor * (2.0 * p * r + 5.5 * p * p),
      factor * (r + 11.0 * p),
      factor * 5.5
    };
    double binomial = Math.sqrt(Math.abs(m)) * m;
    Arrays.fill(coefficients, 0.0);
    for (int k = 0; k < coefficients.length; k++) {
      for (int l = 0; l < cubic.length && k + l < coefficients.length; l++) {
        coefficients[k + l] += binomial * cubic[l];
      }
      binomial *= (1.5 - k) / ((k + 1) * m);
    }
  }

  @Override
  public double derivativeBound(double w, double radius) {
    double m = Math.abs(w - 1.0) + radius;
    double p = Math.abs(w + 1.0) + radius;
    return FACTOR * scale * (Math.sqrt(m) * m) * (p * p) * (5.5 * m + 5.0);
  }

  @Override
  public Bracket minimumBracket() {
    return new Bracket(0.6, 1.6);
  }

  @Override
  public Bracket saddleBracket() {
    return new Bracket(-0.5, 0.6);
  }

  @Override
  public DerivativePass derivativePass(Vectorization provider) {
    double factor = FACTOR * scale;
    return provider.choose(() -> new ScalarFourBasins(factor), () -> new SimdFourBasins(factor));
  }

  @Override
  public double costOfDerivative() {
    return COST_OF_DERIVATIVE;
  }

  @Override
  public Map<String, Object> parameters() {
    return Map.of("scale", scale);
  }

  @Override
  public void describe(CanonicalText text) {
    text.put("loss", "four-basins").put("scale", scale);
  }

  /**
   * sqrt|m| m p |p| (5.5 m + 5) with p = m + 2: the derivative but for its factor, in the
   * operations and the order that {@link SimdFourBasins} repeats lane by lane.
   */
  static double unscaledDerivative(double m) {
    double p = m + 2.0;
    double left = Math.sqrt(Math.abs(m)) * m;
    double right = p * Math.abs(p);
    return left * right * Math.fma(m, 5.5, 5.0);
  }
}
