package io.kramers.arrays;

import io.kramers.rng.Purpose;
import io.kramers.rng.StreamKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The method of Lanczos (1950) for the largest eigenvalues of a symmetric operator, with every new
 * vector made orthogonal to all before it, twice (Parlett, The Symmetric Eigenvalue Problem, ch. 6
 * and 13), and Rayleigh and Ritz's step on the projected matrix by {@link SymmetricEigen}.
 *
 * <p>The space of a start vector holds one vector of each eigenspace, so that of several equal
 * eigenvalues one is seen. Where that space is exhausted, as it is for an operator of low rank, the
 * method goes on with a random vector orthogonal to it, until the largest value of what is left is
 * known and is none of the k largest; so multiple eigenvalues, 0 among them, are then found as
 * often as they are there. Where it stops before, the values stand for different eigenvalues.
 *
 * <p>Everything is in a fixed order and starts from the seed: where the operator repeats its bits,
 * so does the result.
 *
 * @param pairs k, the number of eigenvalues sought, at least 1
 * @param mostProducts the most times the operator is applied, at least k: the size of the largest
 *     projected matrix
 * @param tolerance residuals of at most this part of the largest |value| are good enough; at least
 *     0
 * @param seed of the start vector
 */
public record Lanczos(int pairs, int mostProducts, double tolerance, long seed) {
  public Lanczos {
    if (pairs < 1 || mostProducts < pairs || !(tolerance >= 0)) {
      throw new IllegalArgumentException(
          "no %d pairs from %d products within %s".formatted(pairs, mostProducts, tolerance));
    }
  }

  /**
   * Finds the largest eigenvalues.
   *
   * @param dimension of the operator, at least k
   * @throws IllegalArgumentException if the operator gives vectors of another length, or numbers
   *     that are not finite
   */
  public EigenPairs largest(int dimension, SymmetricOperator operator) {
    if (dimension < pairs) {
      throw new IllegalArgumentException(
          "an operator on %d dimensions has no %d eigenvalues".formatted(dimension, pairs));
    }
    Run run = new Run(dimension, operator);
    int most = Math.min(mostProducts, dimension);
    while (run.size() < pairs) {
      run.step();
    }
    Ritz ritz = run.ritz();
    while (!ritz.done && run.size() < most) {
      run.step();
      ritz = run.ritz();
    }
    return run.pairs(ritz);
  }

  /**
   * Rayleigh and Ritz's step.
   *
   * @param values of the projected matrix, descending
   * @param vectors its eigenvectors
   * @param residuals of the operator's approximate eigenvectors
   * @param done whether the first k can stay
   */
  private record Ritz(double[] values, double[][] vectors, double[] residuals, boolean done) {}

  /** The basis and the projected matrix, which is tridiagonal, as they grow. */
  private final class Run {
    private final int dimension;
    private final SymmetricOperator operator;
    private final StreamKey key = StreamKey.of(seed, Purpose.PROBE, 0);
    private final List<double[]> basis = new ArrayList<>();
    private final double[] diagonal;

    /** Element j couples vectors j and j + 1; 0 where a space was exhausted. */
    private final double[] offDiagonal;

    private double[] next;
    private int starts;

    /** The number of the vector at which the last space begins. */
    private int lastStart;

    /** The largest entry so far. */
    private double scale;

    Run(int dimension, SymmetricOperator operator) {
      this.dimension = dimension;
      this.operator = operator;
      int most = Math.min(mostProducts, dimension);
      diagonal = new double[most];
      offDiagonal = new double[most];
      next = start();
    }

    int size() {
      return basis.size();
    }

    /** A random vector, orthogonal to the basis. */
    private double[] start() {
      double[] vector = StartVectors.normals(key, starts++, dimension);
      orthogonalise(vector);
      return Vectors.divide(vector, Vectors.norm(vector));
    }

    /** Takes out of a vector what it has of the basis. */
    private void orthogonalise(double[] vector) {
      for (int pass = 0; pass < 2; pass++) {
        for (double[] direction : basis) {
          Vectors.add(-Vectors.dot(direction, vector), direction, vector);
        }
      }
    }

    /** One product: the projected matrix grows by one. */
    void step() {
      int j = basis.size();
      double[] direction = next;
      basis.add(direction);
      double[] product = operator.apply(direction);
      if (product.length != dimension) {
        throw new IllegalArgumentException(
            "a product has %d numbers, and not %d".formatted(product.length, dimension));
      }
      diagonal[j] = Vectors.dot(direction, product);
      orthogonalise(product);
      double norm = Vectors.norm(product);
      if (!Double.isFinite(diagonal[j]) || !Double.isFinite(norm)) {
        throw new IllegalArgumentException("product " + (j + 1) + " has numbers not finite");
      }
      scale = Math.max(scale, Math.max(Math.abs(diagonal[j]), norm));
      if (norm > roundOff()) {
        offDiagonal[j] = norm;
        next = Vectors.divide(product, norm);
      } else if (j + 1 < dimension) {
        next = start();
        lastStart = j + 1;
      }
    }

    /** What is left of a vector that lies in the basis' span: not a direction but rounding. */
    private double roundOff() {
      return 64 * Math.ulp(1.0) * Math.sqrt(dimension) * scale;
    }

    Ritz ritz() {
      int m = basis.size();
      double[][] projected = new double[m][m];
      for (int j = 0; j < m; j++) {
        projected[j][j] = diagonal[j];
        if (j > 0) {
          projected[j][j - 1] = offDiagonal[j - 1];
        }
      }
      try (INDArray matrix = NativeArrays.matrix(projected);
          SymmetricEigen eigen = SymmetricEigen.of(matrix)) {
        double[] values = NativeArrays.values(eigen.values());
        double[][] vectors = NativeArrays.rows(eigen.vectors());
        double[] residuals = new double[m];
        for (int i = 0; i < m; i++) {
          residuals[i] = offDiagonal[m - 1] * Math.abs(vectors[i][m - 1]);
        }
        return new Ritz(values, vectors, residuals, done(values, vectors, residuals));
      }
    }

    private boolean done(double[] values, double[][] vectors, double[] residuals) {
      int m = values.length;
      if (m == dimension) {
        return true;
      }
      if (m == lastStart || !withinTolerance(values, residuals)) {
        return false;
      }
      if (lastStart == 0) {
        return true;
      }
      int largest = largestOfLastSpace(vectors);
      return residuals[largest] <= allowed(values)
          && values[largest] <= values[pairs - 1] + roundOff();
    }

    /** The first value whose vector lies in the space that was begun last. */
    private int largestOfLastSpace(double[][] vectors) {
      int i = 0;
      while (Vectors.norm(Arrays.copyOf(vectors[i], lastStart)) > Math.sqrt(0.5)) {
        i++;
      }
      return i;
    }

    private boolean withinTolerance(double[] values, double[] residuals) {
      for (int i = 0; i < pairs; i++) {
        if (residuals[i] > allowed(values)) {
          return false;
        }
      }
      return true;
    }

    private double allowed(double[] values) {
      return tolerance * Math.max(Math.abs(values[0]), Math.abs(values[values.length - 1]));
    }

    EigenPairs pairs(Ritz ritz) {
      double[][] vectors = new double[pairs][dimension];
      for (int i = 0; i < pairs; i++) {
        for (int j = 0; j < basis.size(); j++) {
          Vectors.add(ritz.vectors[i][j], basis.get(j), vectors[i]);
        }
        Vectors.orient(vectors[i]);
      }
      return new EigenPairs(
          Arrays.copyOf(ritz.values, pairs),
          vectors,
          Arrays.copyOf(ritz.residuals, pairs),
          basis.size(),
          ritz.done);
    }
  }
}
