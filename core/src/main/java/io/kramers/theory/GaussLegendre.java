package io.kramers.theory;

import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.analysis.integration.gauss.GaussIntegrator;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;

/** The Gauss-Legendre quadrature rules on [-1, 1] of 1 to 20 nodes. */
final class GaussLegendre {
  static final int MOST_NODES = 20;

  private static final List<GaussLegendre> RULES = rules();

  private final GaussIntegrator rule;

  private GaussLegendre(GaussIntegrator rule) {
    this.rule = rule;
  }

  private static List<GaussLegendre> rules() {
    GaussIntegratorFactory factory = new GaussIntegratorFactory();
    return IntStream.rangeClosed(1, MOST_NODES)
        .mapToObj(n -> new GaussLegendre(factory.legendre(n)))
        .toList();
  }

  static GaussLegendre of(int nodes) {
    return RULES.get(nodes - 1);
  }

  /** Node k, ascending. */
  double node(int k) {
    return rule.getPoint(k);
  }

  double weight(int k) {
    return rule.getWeight(k);
  }
}
