package io.kramers.gradientnoise;

import java.util.Arrays;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.QRDecomposition;
import org.hipparchus.linear.RealMatrix;

/**
 * Least squares of a quadratic at given places: coefficient k is the inner product of row k and the
 * values.
 *
 * @param rows [power of t][place]
 */
record QuadraticDesign(double[][] rows) {
  private static final int POWERS = 3;

  /**
   * The design.
   *
   * @param t at least three different places
   */
  static QuadraticDesign of(double[] t) {
    double size = Arrays.stream(t).map(Math::abs).max().orElseThrow();
    double[][] powers = new double[t.length][POWERS];
    for (int i = 0; i < t.length; i++) {
      double scaled = t[i] / size;
      powers[i] = new double[] {1.0, scaled, scaled * scaled};
    }
    RealMatrix inverse =
        new QRDecomposition(new Array2DRowRealMatrix(powers, false)).getSolver().getInverse();
    double[][] rows = inverse.getData();
    for (int k = 0; k < POWERS; k++) {
      LaneSums.divided(rows[k], Math.pow(size, k));
    }
    return new QuadraticDesign(rows);
  }

  /** A coefficient. */
  double coefficient(int power, double[] values) {
    return LaneSums.product(rows[power], values);
  }
}
