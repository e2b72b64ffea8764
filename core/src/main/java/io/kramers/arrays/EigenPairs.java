package io.kramers.arrays;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Some eigenvalues and eigenvectors of an operator.
 *
 * @param values the k largest found, descending
 * @param vectors of unit length and orthogonal, one for each value; the component of the largest
 *     magnitude, the first of several, is positive
 * @param residuals |A v - value v| for each: some eigenvalue is within that distance of the value
 * @param products how often the operator was applied
 * @param converged whether the residuals are within the tolerance, and not just all products spent
 */
public record EigenPairs(
    double[] values, double[][] vectors, double[] residuals, int products, boolean converged) {

  /** The values, of shape [k]. */
  public INDArray valueArray() {
    return NativeArrays.vector(values);
  }

  /** The vectors as rows, of shape [k, dimension]. */
  public INDArray vectorArray() {
    return NativeArrays.matrix(vectors);
  }
}
