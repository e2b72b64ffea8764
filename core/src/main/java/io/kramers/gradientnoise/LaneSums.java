package io.kramers.gradientnoise;

import io.kramers.network.Arithmetic;
import io.kramers.network.ParameterGroup;
import java.util.List;

/** Sums over lanes in one order, in double. */
final class LaneSums {
  private static final int LANES = Arithmetic.LANES;

  private LaneSums() {}

  /** Adds the sum over the lanes of each parameter, [parameter][lane], to sums[parameter]. */
  static <A> void add(Arithmetic<A> arithmetic, A gradients, double[] sums) {
    for (int p = 0; p < sums.length; p++) {
      int at = p * LANES;
      double s0 = 0.0;
      double s1 = 0.0;
      double s2 = 0.0;
      double s3 = 0.0;
      for (int l = 0; l < LANES; l += 4) {
        s0 += arithmetic.get(gradients, at + l);
        s1 += arithmetic.get(gradients, at + l + 1);
        s2 += arithmetic.get(gradients, at + l + 2);
        s3 += arithmetic.get(gradients, at + l + 3);
      }
      sums[p] += (s0 + s1) + (s2 + s3);
    }
  }

  /** As {@link #add}, with a factor for each lane. */
  static <A> void addWeighted(
      Arithmetic<A> arithmetic, A gradients, double[] factors, double[] sums) {
    for (int p = 0; p < sums.length; p++) {
      int at = p * LANES;
      double s0 = 0.0;
      double s1 = 0.0;
      double s2 = 0.0;
      double s3 = 0.0;
      for (int l = 0; l < LANES; l += 4) {
        s0 += factors[l] * arithmetic.get(gradients, at + l);
        s1 += factors[l + 1] * arithmetic.get(gradients, at + l + 1);
        s2 += factors[l + 2] * arithmetic.get(gradients, at + l + 2);
        s3 += factors[l + 3] * arithmetic.get(gradients, at + l + 3);
      }
      sums[p] += (s0 + s1) + (s2 + s3);
    }
  }

  /** Adds each lane's inner product with a vector to products[lane]. */
  static <A> void addProducts(
      Arithmetic<A> arithmetic, A gradients, double[] vector, double[] products) {
    for (int p = 0; p < vector.length; p++) {
      for (int l = 0; l < LANES; l++) {
        products[l] += vector[p] * arithmetic.get(gradients, p * LANES + l);
      }
    }
  }

  /** Adds the second vector to the first one. */
  static double[] addTo(double[] first, double[] second) {
    for (int p = 0; p < first.length; p++) {
      first[p] += second[p];
    }
    return first;
  }

  /** Divides a vector. */
  static double[] divided(double[] vector, double by) {
    for (int p = 0; p < vector.length; p++) {
      vector[p] /= by;
    }
    return vector;
  }

  /** The inner product. */
  static double product(double[] one, double[] other) {
    double sum = 0.0;
    for (int p = 0; p < one.length; p++) {
      sum = Math.fma(one[p], other[p], sum);
    }
    return sum;
  }

  /** The squared norm of each group's part of a vector. */
  static double[] squaredNorms(List<ParameterGroup> groups, double[] vector) {
    double[] norms = new double[groups.size()];
    for (int k = 0; k < norms.length; k++) {
      ParameterGroup group = groups.get(k);
      for (int p = group.offset(); p < group.offset() + group.length(); p++) {
        norms[k] = Math.fma(vector[p], vector[p], norms[k]);
      }
    }
    return norms;
  }
}
