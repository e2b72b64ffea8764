package io.kramers.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against quadrature of the integrals, in a variable that hides their singularity. */
class KernelMomentsTest {
  private static final double[] PLACES = {
    -30, -2.001, -1.7, -1.006, -1.004, -1, -0.6, 0, 0.3, 1, 1.003, 1.01, 1.9999, 2, 7, 1e3
  };
  private static final int COUNT = 15;

  @ParameterizedTest
  @ValueSource(doubles = {0.6, 1, 1.0001, 1.2, 1.8})
  void ofTheKernel(double alpha) {
    double r = 0.2;
    check(new KernelMoments(alpha, false), r, z -> KernelMoments.kernel(Math.abs(r * z), alpha));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.1, 0.5, 0.7})
  void ofTheDerivative(double alpha) {
    double r = 3;
    check(
        new KernelMoments(alpha, true), r, z -> Math.signum(z) * Math.pow(Math.abs(r * z), -alpha));
  }

  private static void check(KernelMoments kernel, double r, DoubleUnaryOperator k) {
    double[] moments = new double[COUNT];
    for (double x : PLACES) {
      kernel.at(x, r, moments);
      for (int l = 0; l < COUNT; l++) {
        assertThat(moments[l])
            .as("x = %s, l = %d", x, l)
            .isCloseTo(integral(k, x, l), within(1e-11));
      }
    }
  }

  private static double integral(DoubleUnaryOperator k, double x, int l) {
    double cut = Math.max(-1, Math.min(1, x));
    return part(k, x, l, cut, -1) + part(k, x, l, cut, 1);
  }

  /** From the cut to an end, at distances (length) q^16 from the cut with q in [0, 1]. */
  private static double part(DoubleUnaryOperator k, double x, int l, double cut, double end) {
    GaussLegendre rule = GaussLegendre.of(16);
    double length = Math.abs(end - cut);
    if (length == 0) {
      return 0;
    }
    double[] p = new double[l + 1];
    double sum = 0;
    int panels = 40;
    for (int i = 0; i < panels; i++) {
      for (int j = 0; j < 16; j++) {
        double q = (i + 0.5 + 0.5 * rule.node(j)) / panels;
        double distance = length * Math.pow(q, 16);
        double t = cut + Math.signum(end - cut) * distance;
        Legendre.values(t, p);
        double z = cut == x ? -Math.signum(end - cut) * distance : x - t;
        double weight = 0.5 * rule.weight(j) / panels * length * 16 * Math.pow(q, 15);
        sum += weight * k.applyAsDouble(z) * p[l];
      }
    }
    return sum;
  }
}
