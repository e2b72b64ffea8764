package io.kramers.fit;

import java.io.Serializable;

/**
 * log t = intercept + coefficients . x + scale e with e of the standard extreme value law, the
 * logarithm of an exponential time: t is of Weibull's law of shape 1 / scale.
 *
 * @param intercept at x = 0
 * @param coefficients one a predictor
 * @param scale 1 for exponential times
 */
record WeibullModel(double intercept, double[] coefficients, double scale) implements Serializable {
  double location(double[] x) {
    double sum = intercept;
    for (int i = 0; i < x.length; i++) {
      sum += coefficients[i] * x[i];
    }
    return sum;
  }

  /** The model of t where another is that of (t / exp(location))^(1 / scale) of this one. */
  WeibullModel refinedBy(WeibullModel rest) {
    double[] refined = coefficients.clone();
    for (int i = 0; i < refined.length; i++) {
      refined[i] += scale * rest.coefficients[i];
    }
    return new WeibullModel(intercept + scale * rest.intercept, refined, scale * rest.scale);
  }
}
