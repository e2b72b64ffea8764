package io.kramers.law;

import io.kramers.theory.TransitionLaw;

/**
 * The law at a time by the Fokker-Planck equation.
 *
 * @param law of w
 * @param minimum w*
 */
record GridLaw(TransitionLaw law, double minimum) implements ExactLaw {
  /** Nodes and weights of Gauss's rule for polynomials up to degree 5, on [-1, 1]. */
  private static final double NODE = Math.sqrt(0.6);

  private static final double OUTER_WEIGHT = 5.0 / 9.0;
  private static final double MIDDLE_WEIGHT = 8.0 / 9.0;

  @Override
  public String method() {
    return "Fokker-Planck equation";
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
    return law.error();
  }

  /** E x^2, exactly for the grid's density, a polynomial of degree 2 between its points. */
  double secondMoment() {
    double[] points = law.points();
    double sum = 0.0;
    for (int i = 0; i + 1 < points.length; i++) {
      double half = 0.5 * (points[i + 1] - points[i]);
      double middle = 0.5 * (points[i + 1] + points[i]) - minimum;
      sum +=
          half
              * (MIDDLE_WEIGHT * integrand(middle)
                  + OUTER_WEIGHT
                      * (integrand(middle - NODE * half) + integrand(middle + NODE * half)));
    }
    return sum;
  }

  private double integrand(double x) {
    return x * x * density(x);
  }
}
