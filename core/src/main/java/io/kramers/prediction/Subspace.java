package io.kramers.prediction;

import io.kramers.config.CanonicalText;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** Orthonormal directions d_1, ..., d_k in the space of weights. Immutable. */
public final class Subspace implements Serializable {
  private static final long serialVersionUID = 1L;

  /** A vector with less of its length outside the span of those before it lies in it. */
  private static final double LEAST_REST = 1e-6;

  private final double[][] directions;

  private Subspace(double[][] directions) {
    this.directions = directions;
  }

  /**
   * The span of some vectors, each made orthogonal to those before it by Gram and Schmidt, twice.
   *
   * @param vectors at least one, none of them 0
   * @throws DependentException if one lies in the span of those before it
   */
  public static Subspace of(List<double[]> vectors) {
    List<double[]> directions = new ArrayList<>();
    for (double[] vector : vectors) {
      double[] rest = divided(vector.clone(), Math.sqrt(product(vector, vector)));
      for (int pass = 0; pass < 2; pass++) {
        for (double[] before : directions) {
          add(-product(before, rest), before, rest);
        }
      }
      double length = Math.sqrt(product(rest, rest));
      if (!(length > LEAST_REST)) {
        throw new DependentException(directions.size());
      }
      directions.add(divided(rest, length));
    }
    return new Subspace(directions.toArray(double[][]::new));
  }

  /** A vector that is no new direction. */
  public static final class DependentException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int index;

    DependentException(int index) {
      super("vector " + index + " lies in the span of those before it");
      this.index = index;
    }

    /** Which one, from 0. */
    public int index() {
      return index;
    }
  }

  /** k. */
  public int dimension() {
    return directions.length;
  }

  /** Number of weights. */
  public int length() {
    return directions[0].length;
  }

  /** A copy of d_(j + 1). */
  public double[] direction(int j) {
    return directions[j].clone();
  }

  /** Sets the components d_j . v of a vector. */
  void project(double[] v, double[] components) {
    for (int j = 0; j < directions.length; j++) {
      components[j] = product(directions[j], v);
    }
  }

  /** Sets the point w* + sum_j x_j d_j. */
  void place(double[] minimum, double[] x, double[] w) {
    System.arraycopy(minimum, 0, w, 0, w.length);
    for (int j = 0; j < directions.length; j++) {
      add(x[j], directions[j], w);
    }
  }

  void describe(CanonicalText text) {
    for (double[] direction : directions) {
      text.put("direction", CanonicalText.digest(direction));
    }
  }

  /** The inner product, one product after the other. */
  static double product(double[] one, double[] other) {
    double sum = 0.0;
    for (int p = 0; p < one.length; p++) {
      sum = Math.fma(one[p], other[p], sum);
    }
    return sum;
  }

  private static void add(double factor, double[] vector, double[] to) {
    for (int p = 0; p < to.length; p++) {
      to[p] = Math.fma(factor, vector[p], to[p]);
    }
  }

  private static double[] divided(double[] vector, double by) {
    for (int p = 0; p < vector.length; p++) {
      vector[p] /= by;
    }
    return vector;
  }
}
