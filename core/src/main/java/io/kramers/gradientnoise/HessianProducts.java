package io.kramers.gradientnoise;

import io.kramers.arrays.SymmetricOperator;
import java.util.List;

/**
 * Products of the loss's Hessian at a point and vectors, by central differences of the mean
 * gradient over a step to either side: H v = |v| (gradient(w + step u) - gradient(w - step u)) / (2
 * step), u = v/|v|. The error is of the order of step^2 times third derivatives, and of the
 * gradient's rounding over step.
 *
 * @param evaluation where gradients are evaluated
 * @param weights the point w
 * @param step a length, greater than 0
 */
public record HessianProducts(Evaluation evaluation, double[] weights, double step)
    implements SymmetricOperator {
  @Override
  public double[] apply(double[] v) {
    double length = Math.sqrt(LaneSums.product(v, v));
    if (length == 0.0) {
      return new double[v.length];
    }
    double[] unit = LaneSums.divided(v.clone(), length);
    List<double[]> gradients =
        evaluation.run(
            List.of(
                new GradientWork(new Place(0, 1, step)), new GradientWork(new Place(0, 1, -step))),
            List.of(weights, unit));
    double[] product = gradients.get(0);
    for (int p = 0; p < product.length; p++) {
      product[p] = length * ((product[p] - gradients.get(1)[p]) / (2.0 * step));
    }
    return product;
  }
}
