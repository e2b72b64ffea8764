package io.kramers.gradientnoise;

import io.kramers.arrays.SymmetricOperator;
import java.util.List;

/**
 * Products of the single-sample gradient covariance at a point and vectors.
 *
 * @param evaluation where gradients are evaluated
 * @param weights the point
 * @param mean the mean gradient there
 */
public record CovarianceProducts(Evaluation evaluation, double[] weights, double[] mean)
    implements SymmetricOperator {
  @Override
  public double[] apply(double[] v) {
    return evaluation
        .run(List.of(new CovarianceProduct(Place.at(0), 1, 2)), List.of(weights, v, mean))
        .get(0);
  }
}
