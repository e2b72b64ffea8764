package io.kramers.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.hipparchus.special.Gamma;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GegenbauerTest {
  private static final int NODES = 40;

  /** Gauss's rule of 40 nodes is exact for the degrees up to 79 that are needed here. */
  @ParameterizedTest
  @ValueSource(doubles = {-0.9, -0.5, 0, 0.3, 1})
  void polynomialsAreOrthonormal(double exponent) {
    Gegenbauer polynomials = new Gegenbauer(exponent, NODES);
    double[][] products = new double[NODES][NODES];
    double[] p = new double[NODES];
    double before = -1;
    for (double node : polynomials.nodes(NODES)) {
      assertThat(node).isBetween(before, 1.0).isNotEqualTo(before);
      before = node;
      polynomials.values(node, p);
      double weight = polynomials.weight(node, NODES);
      for (int k = 0; k < NODES; k++) {
        for (int n = 0; n < NODES; n++) {
          products[k][n] += weight * p[k] * p[n];
        }
      }
    }
    for (int k = 0; k < NODES; k++) {
      for (int n = 0; n < NODES; n++) {
        assertThat(products[k][n]).isCloseTo(k == n ? 1 : 0, within(1e-12));
      }
    }
  }

  /** The integral of (1 - x^2)^e x^(2j) is B(e + 1, j + 1/2). */
  @ParameterizedTest
  @ValueSource(doubles = {-0.9, -0.5, 0, 0.3, 1})
  void quadratureIsExact(double exponent) {
    for (int nodes : new int[] {1, 2, 9, NODES}) {
      Gegenbauer rule = new Gegenbauer(exponent, nodes);
      for (int j = 0; j < nodes; j++) {
        double sum = 0;
        for (double node : rule.nodes(nodes)) {
          sum += rule.weight(node, nodes) * Math.pow(node * node, j);
        }
        double exact =
            Math.exp(
                Gamma.logGamma(exponent + 1)
                    + Gamma.logGamma(j + 0.5)
                    - Gamma.logGamma(exponent + j + 1.5));
        assertThat(sum).isCloseTo(exact, within(1e-12 * exact));
      }
    }
  }

  /** e = 0 is Legendre's case, e = -1/2 Chebyshev's. */
  @Test
  void knownCasesAreThemselves() {
    double[] p = new double[6];
    new Gegenbauer(0, 5).values(0.3, p);
    double[] legendre = new double[6];
    Legendre.values(0.3, legendre);
    double[] t = new double[6];
    new Gegenbauer(-0.5, 5).values(0.3, t);
    for (int n = 0; n < 6; n++) {
      assertThat(p[n]).isCloseTo(Math.sqrt(n + 0.5) * legendre[n], within(1e-14));
      double norm = Math.sqrt(Math.PI / (n == 0 ? 1 : 2));
      assertThat(norm * t[n]).isCloseTo(Math.cos(n * Math.acos(0.3)), within(1e-14));
    }
    double[] zeros = new Gegenbauer(-0.5, 500).nodes(500);
    for (int k = 0; k < 500; k++) {
      assertThat(zeros[499 - k]).isCloseTo(Math.cos(Math.PI * (k + 0.5) / 500), within(1e-15));
    }
  }
}
