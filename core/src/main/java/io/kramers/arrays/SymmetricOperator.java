package io.kramers.arrays;

/** A symmetric matrix that is known by its products alone: of a Hessian, of a covariance. */
@FunctionalInterface
public interface SymmetricOperator {
  /**
   * The product with a vector.
   *
   * @param x not to be changed or kept
   * @return of the same length, an array that the caller may change
   */
  double[] apply(double[] x);
}
