package io.kramers.law;

import io.kramers.theory.StationaryLaw;

/**
 * A stationary law by quadrature.
 *
 * @param law of w
 * @param minimum w*
 */
record QuadratureLaw(StationaryLaw law, double minimum) implements ExactLaw {
  @Override
  public String method() {
    return "stationary density by quadrature";
  }

  @Override
  public double density(double x) {
    return law.density(minimum + x);
  }

  @Override
  public double cumulative(double x) {
    return law.cumulative(minimum + x);
  }

  @Override
  public double tail(double r) {
    return law.survival(minimum + r) + law.cumulative(minimum - r);
  }

  @Override
  public double errorEstimate() {
    return law.relativeError();
  }
}
