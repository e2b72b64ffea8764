package io.kramers.theory;

import io.kramers.theory.Refinement.Approximation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * A chain w' = m(w) + s S with a symmetric alpha-stable S, which exits where it leaves an interval.
 * Its mean number of steps from w solves u(w) = 1 + int f((y - m(w))/s) u(y) dy/s, with the density
 * f of S: by Nystroem's method with the Gauss points of pieces, on which u is a polynomial.
 *
 * <p>The density is integrated with the polynomials themselves, over parts on which it is smooth,
 * so that pieces need be short only where u varies: they are halved until the polynomials' last
 * coefficients are small. The diagonal of the system is made from the probability of an exit, so
 * that rare exits keep their digits.
 */
final class StableChain {
  private static final int SIZE = GaussLegendre.MOST_NODES;
  private static final int COARSER = 14;
  private static final double TARGET = 1e-12;
  private static final int MOST_PIECES = 100;

  /** What rounding makes of a mean number of steps, relatively, a step. */
  private static final double ROUNDING = 1e-15;

  /** And of the differences between neighbouring places. */
  private static final double NOISE = 3e-17;

  /** The density's relative error and the quadrature's. */
  private static final double RULE = 1e-13;

  /** Up to here the density may fall as a Gaussian does, and is cut at this distance. */
  private static final double BULK = 12;

  private static final double BULK_PART = 2;

  private static final double RATIO = 0.3;

  private final double scale;
  private final DoubleUnaryOperator mean;
  private final double lower;
  private final double upper;
  private final StableDensity law;
  private final double[] cuts;

  StableChain(double alpha, double scale, DoubleUnaryOperator mean, double lower, double upper) {
    this.scale = scale;
    this.mean = mean;
    this.lower = lower;
    this.upper = upper;
    law = new StableDensity(alpha);
    cuts = cuts(alpha, scale, upper - lower);
  }

  /** Where the density of a step is cut, from its middle, on both sides. */
  private static double[] cuts(double alpha, double scale, double length) {
    List<Double> above = new ArrayList<>();
    double z = alpha < 1 ? 0.01 * StableDensity.width(alpha) : 1;
    while (z * scale < 2 * length) {
      above.add(z * scale);
      z += alpha > 1 && z < BULK ? Math.min(z, BULK_PART) : z;
    }
    double[] cuts = new double[2 * above.size() + 1];
    for (int k = 0; k < above.size(); k++) {
      cuts[k] = above.get(k);
      cuts[above.size() + k] = -above.get(k);
    }
    Arrays.sort(cuts);
    return cuts;
  }

  /**
   * The mean number of steps, with its difference from a coarser solution's.
   *
   * @param start where the chain starts, inside the interval
   * @param kinks where m is not analytic
   * @throws NoExactAnswerException if too many pieces are needed
   */
  Approximation meanSteps(double start, double[] kinks) {
    Solution solution = new Solution(firstEnds(kinks), SIZE);
    double[] finer = solution.refined();
    while (finer.length > solution.ends.length) {
      solution = new Solution(finer, SIZE);
      finer = solution.refined();
    }
    double steps = solution.at(start);
    double difference = Math.abs(steps - new Solution(solution.ends, COARSER).at(start));
    return Approximation.of(steps, difference + (RULE + ROUNDING * steps) * steps);
  }

  /**
   * Where the pieces end that u is first sought on: shorter towards the interval's ends, where u
   * falls on the scale of the steps, or more slowly where the drift leads away from the end.
   */
  private double[] firstEnds(double[] kinks) {
    double middle = 0.5 * (lower + upper);
    List<Double> ends = new ArrayList<>(List.of(lower, middle, upper));
    for (double end : new double[] {lower, upper}) {
      double last = Math.max(scale, Math.abs(mean.applyAsDouble(end) - end));
      for (double d = 0.5 * (middle - end); Math.abs(d) > last; d *= RATIO) {
        ends.add(end + d);
      }
    }
    Arrays.stream(kinks).filter(kink -> lower < kink && kink < upper).forEach(ends::add);
    return ends.stream().mapToDouble(Double::doubleValue).sorted().distinct().toArray();
  }

  private double exit(double place) {
    return law.survival((upper - place) / scale) + law.survival((place - lower) / scale);
  }

  /** The integrals over [a, b] of the density of a step to y from m with P_l. */
  private void integrate(double m, double a, double b, double[] integrals) {
    Arrays.fill(integrals, 0);
    double[] p = new double[integrals.length];
    // Distances from m, which may be shorter than roundings of places.
    double from = a - m;
    double end = b - m;
    int cut = Arrays.binarySearch(cuts, from);
    cut = cut < 0 ? -cut - 1 : cut + 1;
    while (from < end) {
      double to = cut < cuts.length ? Math.min(end, cuts[cut]) : end;
      double half = 0.5 * (to - from);
      for (int k = 0; k < SIZE; k++) {
        double distance = Math.fma(half, GaussLegendre.of(SIZE).node(k), 0.5 * (from + to));
        double weight =
            half / scale * GaussLegendre.of(SIZE).weight(k) * law.density(distance / scale);
        double y = m + distance;
        Legendre.values(((y - a) - (b - y)) / (b - a), p);
        for (int l = 0; l < p.length; l++) {
          integrals[l] = Math.fma(weight, p[l], integrals[l]);
        }
      }
      from = to;
      cut++;
    }
  }

  /** u on pieces. */
  private final class Solution {
    private final double[] ends;
    private final int size;
    private final GaussLegendre rule;
    private final double[] values;

    /** The value at node k of P_l, times what makes sums over nodes coefficients. */
    private final double[][] transform;

    /**
     * Solves the equation.
     *
     * @param ends of the pieces
     * @param size the number of nodes on a piece
     */
    Solution(double[] ends, int size) {
      this.ends = ends;
      this.size = size;
      rule = GaussLegendre.of(size);
      transform = new double[size][size];
      for (int k = 0; k < size; k++) {
        Legendre.values(rule.node(k), transform[k]);
        for (int l = 0; l < size; l++) {
          transform[k][l] *= 0.5 * (2 * l + 1) * rule.weight(k);
        }
      }
      int n = (ends.length - 1) * size;
      double[][] rows = new double[n][];
      double[] right = new double[n];
      for (int i = 0; i < n; i++) {
        double place = mean.applyAsDouble(node(i));
        rows[i] = steps(place);
        double leaving = exit(place);
        for (int j = 0; j < n; j++) {
          if (j != i) {
            leaving += rows[i][j];
            rows[i][j] = -rows[i][j];
          }
        }
        rows[i][i] = leaving;
        right[i] = 1;
      }
      values = DenseSystem.solve(rows, right);
    }

    private double node(int i) {
      int piece = i / size;
      double half = 0.5 * (ends[piece + 1] - ends[piece]);
      return Math.fma(half, rule.node(i % size), 0.5 * (ends[piece] + ends[piece + 1]));
    }

    /** The shares of u at the nodes in the mean of u after a step from where m is the place. */
    private double[] steps(double place) {
      double[] shares = new double[(ends.length - 1) * size];
      double[] integrals = new double[size];
      for (int piece = 0; piece + 1 < ends.length; piece++) {
        integrate(place, ends[piece], ends[piece + 1], integrals);
        for (int k = 0; k < size; k++) {
          double sum = 0;
          for (int l = 0; l < size; l++) {
            sum = Math.fma(integrals[l], transform[k][l], sum);
          }
          shares[piece * size + k] = sum;
        }
      }
      return shares;
    }

    /** u at any place. */
    double at(double w) {
      double[] shares = steps(mean.applyAsDouble(w));
      double sum = 1;
      for (int i = 0; i < shares.length; i++) {
        sum += shares[i] * values[i];
      }
      return sum;
    }

    /**
     * The pieces' ends, and the middles of those whose last coefficients are too large.
     *
     * @throws NoExactAnswerException if that would be too many
     */
    double[] refined() {
      double largest = Arrays.stream(values).max().orElseThrow();
      double[] refined = new double[2 * ends.length - 1];
      int n = 0;
      for (int piece = 0; piece + 1 < ends.length; piece++) {
        refined[n++] = ends[piece];
        if (last(piece) > (TARGET + NOISE * largest) * largest) {
          refined[n++] = 0.5 * (ends[piece] + ends[piece + 1]);
        }
      }
      refined[n++] = ends[ends.length - 1];
      if (n > MOST_PIECES) {
        throw new NoExactAnswerException("its noise is too small for so long an interval");
      }
      return Arrays.copyOf(refined, n);
    }

    private double last(int piece) {
      double last = 0;
      for (int l = size - 2; l < size; l++) {
        double sum = 0;
        for (int k = 0; k < size; k++) {
          sum += values[piece * size + k] * transform[k][l];
        }
        last = Math.max(last, Math.abs(sum));
      }
      return last;
    }
  }
}
