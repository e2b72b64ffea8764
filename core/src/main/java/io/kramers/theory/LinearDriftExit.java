package io.kramers.theory;

import io.kramers.theory.Piece.Point;
import io.kramers.theory.Refinement.Approximation;
import java.util.List;
import org.hipparchus.special.Gamma;

/**
 * The mean exit time tau of dx = -x dt + e^(1/alpha) dL from an interval with 0 inside: the
 * solution of e (-Laplacian)^(alpha/2) tau + x tau' = 1 that vanishes outside, by collocation.
 *
 * <p>With v = tau' and B = Gamma(alpha) sin(pi alpha/2)/pi the fractional Laplacian is B times the
 * integral of sign(x - y) |x - y|^(-alpha) v(y), finite part. v is a polynomial on each piece of a
 * mesh that is graded towards the ends, which resolves its powers of the distance whatever their
 * exponents are, and towards 0 down to the noise's scale; the equation holds at the Gauss points of
 * the pieces. The value converges exponentially in the polynomials' degree.
 *
 * <p>There are two forms. In the first tau may fall to 0 in jumps at the ends, which it does for
 * alpha below 1, and nearly does beyond if the noise is small: there the drift rules, and as it
 * vanishes at 0 the equation is asked of one point more in the middle piece. In the second tau is
 * continuous and the equation is taken once integrated: it suits where the noise rules at the ends,
 * for a kernel that is too singular for pieces which do not join smoothly. Each shows by the
 * difference of two degrees where it does not suit.
 *
 * <p>{@link GalerkinExit} solves the same equation in another way.
 */
final class LinearDriftExit {
  /** The last piece's length, relative to the end's or the start's distance. */
  private static final double SHORTEST = 1e-14;

  private static final int MOST_UNKNOWNS = 2000;

  /** Numbers of a piece's Legendre polynomials. */
  private static final int[] SIZES = {12, 15};

  private static final double ROUNDING = 1e-13;

  /** The largest relative error of what counts as a value. */
  static final double WORST = 1e-4;

  private final double alpha;
  private final double noise;
  private final double lower;
  private final double upper;
  private final boolean jumps;
  private final int size;
  private final List<Piece> pieces;
  private final int middle;
  private final KernelMoments kernel;
  private final double[] moments;
  private final double[][] rows;
  private final double[] right;
  private int filled;

  private LinearDriftExit(
      double alpha,
      double noise,
      double lower,
      double upper,
      double start,
      boolean jumps,
      int size) {
    this.alpha = alpha;
    this.noise =
        noise * Gamma.gamma(alpha) * Math.sin(0.5 * Math.PI * Math.min(alpha, 2 - alpha)) / Math.PI;
    this.lower = lower;
    this.upper = upper;
    this.jumps = jumps;
    this.size = size;
    double scale = 0.5 * Math.pow(noise, 1 / alpha);
    double last = SHORTEST * Math.min(start - lower, upper - start);
    pieces = Piece.graded(lower, upper, scale, last, start);
    middle = middle(pieces);
    kernel = new KernelMoments(alpha, jumps);
    moments = new double[size];
    int unknowns = pieces.size() * size + (jumps ? 2 : 1);
    if (unknowns > MOST_UNKNOWNS) {
      throw new NoExactAnswerException("its noise is too small for so long an interval");
    }
    rows = new double[unknowns][unknowns];
    right = new double[unknowns];
  }

  private static int middle(List<Piece> pieces) {
    int middle = 0;
    while (pieces.get(middle).at(0).place() != 0) {
      middle++;
    }
    return middle;
  }

  /**
   * The mean exit time by the form that suits the problem better, with the difference between two
   * degrees of the polynomials.
   *
   * @param noise e, greater than 0
   * @param lower the interval's lower end, less than 0
   * @param upper its upper end, greater than 0
   * @param start inside
   * @throws NoExactAnswerException if no form comes to a value
   */
  static Approximation meanTime(
      double alpha, double noise, double lower, double upper, double start) {
    Approximation best = meanTime(alpha, noise, lower, upper, start, true);
    Approximation other = meanTime(alpha, noise, lower, upper, start, false);
    if (!(best.errors()[0] < other.errors()[0])) {
      best = other;
    }
    if (!(best.errors()[0] < WORST * best.values()[0])) {
      throw new NoExactAnswerException("its mean exit time could not be resolved");
    }
    return best;
  }

  private static Approximation meanTime(
      double alpha, double noise, double lower, double upper, double start, boolean jumps) {
    double[] times = new double[SIZES.length];
    for (int i = 0; i < SIZES.length; i++) {
      LinearDriftExit exit =
          new LinearDriftExit(alpha, noise, lower, upper, start, jumps, SIZES[i]);
      times[i] = exit.timeAt(exit.solved(), start);
    }
    double difference = Math.abs(times[1] - times[0]);
    return Approximation.of(times[1], difference + ROUNDING * Math.abs(times[1]));
  }

  /**
   * The coefficients of v times the pieces' radii, and then the jumps at the upper and the lower
   * end, or the constant of integration.
   */
  private double[] solved() {
    for (int i = 0; i < pieces.size(); i++) {
      int points = jumps && i == middle ? size + 1 : size;
      for (int k = 0; k < points; k++) {
        addEquation(i, GaussLegendre.of(points).node(k));
      }
    }
    vanishOutside();
    return DenseSystem.solve(rows, right);
  }

  private void addEquation(int i, double t) {
    Point x = pieces.get(i).at(t);
    double[] row = rows[filled];
    addNoise(x, row);
    if (jumps) {
      addDrift(i, t, row);
      right[filled] = 1;
    } else {
      addIntegratedDrift(i, t, row);
      row[row.length - 1] = -1;
      right[filled] = -x.place();
    }
    filled++;
  }

  private void addNoise(Point x, double[] row) {
    double factor = jumps ? noise : -noise;
    for (int j = 0; j < pieces.size(); j++) {
      Piece piece = pieces.get(j);
      kernel.at(piece.coordinate(x), piece.radius(), moments);
      for (int l = 0; l < size; l++) {
        row[j * size + l] = factor * moments[l];
      }
    }
    if (jumps) {
      row[row.length - 2] = noise * Math.pow(new Point(upper, 0).above(x), -alpha);
      row[row.length - 1] = noise * Math.pow(x.above(new Point(lower, 0)), -alpha);
    }
  }

  private void addDrift(int i, double t, double[] row) {
    Piece piece = pieces.get(i);
    double[] p = new double[size];
    Legendre.values(t, p);
    for (int l = 0; l < size; l++) {
      row[i * size + l] += piece.at(t).place() / piece.radius() * p[l];
    }
  }

  /** Subtracts the integral of y v(y) from 0 to the point at t of piece i. */
  private void addIntegratedDrift(int i, double t, double[] row) {
    if (i == middle) {
      subtractIntegral(i, 0, t, row);
      return;
    }
    int up = i > middle ? 1 : -1;
    subtractIntegral(middle, 0, up, row);
    for (int j = middle + up; j != i; j += up) {
      subtractIntegral(j, -up, up, row);
    }
    subtractIntegral(i, -up, t, row);
  }

  private void subtractIntegral(int j, double from, double to, double[] row) {
    Piece piece = pieces.get(j);
    double place = piece.at(0).place();
    double[] zerothTo = Legendre.integrals(to, size);
    double[] zerothFrom = Legendre.integrals(from, size);
    double[] firstTo = Legendre.firstMoments(to, size);
    double[] firstFrom = Legendre.firstMoments(from, size);
    for (int l = 0; l < size; l++) {
      row[j * size + l] -=
          place * (zerothTo[l] - zerothFrom[l]) + piece.radius() * (firstTo[l] - firstFrom[l]);
    }
  }

  /** tau rises from 0 and falls to 0: the integral of v with the jumps is 0. */
  private void vanishOutside() {
    double[] row = rows[filled];
    for (int j = 0; j < pieces.size(); j++) {
      row[j * size] = 2;
    }
    if (jumps) {
      row[row.length - 2] = -1;
      row[row.length - 1] = 1;
    }
  }

  /** The integral of v from the nearer end. */
  private double timeAt(double[] solution, double start) {
    Point point = new Point(0, start);
    boolean fromAbove = start > 0;
    double time = jumps ? solution[solution.length - (fromAbove ? 2 : 1)] : 0;
    double[] whole = Legendre.integrals(1, size);
    for (int j = 0; j < pieces.size(); j++) {
      double t = Math.max(-1, Math.min(1, pieces.get(j).coordinate(point)));
      double[] part = Legendre.integrals(t, size);
      for (int l = 0; l < size; l++) {
        time += (fromAbove ? part[l] - whole[l] : part[l]) * solution[j * size + l];
      }
    }
    return time;
  }
}
