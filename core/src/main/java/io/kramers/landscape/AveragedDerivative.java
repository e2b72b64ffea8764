package io.kramers.landscape;

import io.kramers.simd.Padded;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The derivative of a {@link CoordinateLoss} summed over shifts, sum_m l'(w - x_m), at a cost that
 * hardly depends on their number n.
 *
 * <p>The line is cut into cells. In each, the samples whose singularities are near, and always two
 * at least, are summed one by one; all others together are one polynomial, the sum of their Taylor
 * series about the cell's centre. What a series leaves out after degree K at q times its radius of
 * convergence is at most M q^(K+1) / (1 - q), where M bounds |l'| on the disc of convergence
 * (Cauchy's estimate). A sample is far where that is at most 2^-53 of the mean of |l'(c - x_m)| at
 * the centre c. So the truncation of all series adds at most 2^-53 of the sum of |l'(c - x_m)|,
 * less than a summation one by one may lose to rounding.
 *
 * <p>The look-ups in the table are plain loops, which have the same bits everywhere; the exact
 * terms come from {@link DerivativePass}. Immutable once built; {@link Summation}s belong to one
 * thread.
 */
final class AveragedDerivative {
  private static final int DEGREE = 19;
  private static final int ROW = DEGREE + 4;
  private static final int TOP_CELLS = 256;
  private static final double TOLERANCE = 0x1p-53;

  /** Top cells are halved, all parts alike, until in no part more than two samples are near. */
  private static final int MOST_HALVINGS = 9;

  /** Most series to be summed for the parts of a top cell, which bounds the time of building. */
  private static final int MOST_SERIES = 1 << 22;

  /** How far beyond the outermost singularities cells reach; farther out all is summed. */
  private static final double MARGIN = 1.0;

  /** Widens cells for points that rounding puts into the neighbour of their own. */
  private static final double SLACK = 1 + 0x1p-20;

  private final CoordinateLoss loss;
  private final double[] shifts;
  private final double[] singularities;
  private final double low;
  private final double topCellsAUnit;

  /** Of each top cell: its first part, and how many parts it has. */
  private final int[] firstPart = new int[TOP_CELLS];

  private final double[] parts = new double[TOP_CELLS];

  /**
   * Of each cell: its centre, the coefficients from the highest power down, and the two samples
   * whose series would be worst.
   */
  private double[] rows = new double[(TOP_CELLS + 1) * ROW];

  /** Of each cell: where its further near samples begin and end in {@link #near}. */
  private int[] nearFrom = new int[TOP_CELLS + 1];

  private int[] nearTo = new int[TOP_CELLS + 1];

  /** All samples, whose tail serves cells that sum them all; then those of other cells. */
  private double[] near;

  private int nears;
  private int cells;

  /**
   * Builds the table, which takes about a million evaluations of series for a hundred samples.
   *
   * @param shifts x_m, at least two; kept, not copied
   */
  AveragedDerivative(CoordinateLoss loss, double[] shifts) {
    this.loss = loss;
    this.shifts = shifts;
    singularities = loss.kinks();
    low = min(singularities) + min(shifts) - MARGIN;
    topCellsAUnit = TOP_CELLS / (max(singularities) + max(shifts) + MARGIN - low);
    near = shifts.clone();
    nears = shifts.length;
    addExact();
    for (int top = 0; top < TOP_CELLS; top++) {
      addTop(top);
    }
  }

  private static double min(double[] values) {
    return Arrays.stream(values).min().orElseThrow();
  }

  private static double max(double[] values) {
    return Arrays.stream(values).max().orElseThrow();
  }

  /**
   * A cell without polynomial: all samples are summed. Cell 0 is one, for all that lies outside.
   */
  private void addExact() {
    int row = cells * ROW;
    rows[row + ROW - 2] = shifts[0];
    rows[row + ROW - 1] = shifts[1];
    nearFrom[cells] = 2;
    nearTo[cells] = shifts.length;
    cells++;
  }

  private void addTop(int top) {
    List<Disc> discs = discs(top, 1);
    while (discs.size() < 1 << MOST_HALVINGS
        && 2L * discs.size() * shifts.length <= MOST_SERIES
        && discs.stream().anyMatch(disc -> disc.near > 2)) {
      discs = discs(top, 2 * discs.size());
    }
    firstPart[top] = cells;
    parts[top] = discs.size();
    discs.forEach(this::addCell);
  }

  private List<Disc> discs(int top, int count) {
    return IntStream.range(0, count).mapToObj(part -> new Disc(top, part, count)).toList();
  }

  private void addCell(Disc disc) {
    if (cells == nearFrom.length) {
      rows = Arrays.copyOf(rows, 2 * rows.length);
      nearFrom = Arrays.copyOf(nearFrom, 2 * cells);
      nearTo = Arrays.copyOf(nearTo, 2 * cells);
    }
    if (disc.near > Math.max(2, shifts.length / 2)) {
      addExact();
      return;
    }
    int first = disc.worst(-1);
    int second = disc.worst(first);
    double[] sum = new double[DEGREE + 1];
    double[] series = new double[DEGREE + 1];
    nearFrom[cells] = nears;
    for (int m = 0; m < shifts.length; m++) {
      if (m == first || m == second) {
        continue;
      }
      if (disc.truncation[m] > disc.tolerance) {
        addNear(shifts[m]);
      } else {
        loss.derivativeSeries(disc.centre - shifts[m], series);
        for (int k = 0; k <= DEGREE; k++) {
          sum[k] += series[k];
        }
      }
    }
    nearTo[cells] = nears;
    int row = cells * ROW;
    rows[row] = disc.centre;
    for (int k = 0; k <= DEGREE; k++) {
      rows[row + 1 + k] = sum[DEGREE - k];
    }
    rows[row + ROW - 2] = shifts[first];
    rows[row + ROW - 1] = shifts[second];
    cells++;
  }

  private void addNear(double shift) {
    if (nears == near.length) {
      near = Arrays.copyOf(near, 2 * nears);
    }
    near[nears++] = shift;
  }

  /** A part of a top cell, and what the series of each sample would leave out there. */
  private final class Disc {
    private final double centre;
    private final double radius;
    private final double tolerance;
    private final double[] truncation = new double[shifts.length];
    private final long near;

    Disc(int top, int part, int count) {
      centre = low + (top + (part + 0.5) / count) / topCellsAUnit;
      radius = 0.5 * SLACK / (topCellsAUnit * count);
      double sum = 0.0;
      for (int m = 0; m < shifts.length; m++) {
        sum += Math.abs(loss.derivative(centre - shifts[m]));
        truncation[m] = truncation(centre - shifts[m]);
      }
      tolerance = TOLERANCE * sum / shifts.length;
      near = Arrays.stream(truncation).filter(error -> error > tolerance).count();
    }

    private double truncation(double v) {
      double convergence = Double.POSITIVE_INFINITY;
      for (double singularity : singularities) {
        convergence = Math.min(convergence, Math.abs(v - singularity));
      }
      double q = radius / convergence;
      if (!(q < 1)) {
        return Double.POSITIVE_INFINITY;
      }
      double power = 1.0;
      for (int k = 0; k <= DEGREE; k++) {
        power *= q;
      }
      return loss.derivativeBound(v, convergence) * power / (1 - q);
    }

    /** The sample with the largest truncation, but for one. */
    int worst(int except) {
      int worst = except == 0 ? 1 : 0;
      for (int m = 0; m < shifts.length; m++) {
        worst = m != except && truncation[m] > truncation[worst] ? m : worst;
      }
      return worst;
    }
  }

  /** Sums over arrays of trials. */
  final class Summation {
    private final DerivativePass derivative;
    private final int[] cell;
    private final double[] first;
    private final double[] second;

    Summation(DerivativePass derivative, int capacity) {
      this.derivative = derivative;
      cell = new int[Padded.length(capacity)];
      first = new double[cell.length];
      second = new double[cell.length];
    }

    /** Sets sum[i] to the sum over m of l'(w[i] - x_m), for i &lt; n. */
    void sum(double[] w, int n, double[] sum) {
      boolean crowded = locate(w, n, cell);
      addUpFar(w, n, cell, sum, first, second);
      derivative.addShifted(w, first, n, sum);
      derivative.addShifted(w, second, n, sum);
      if (crowded) {
        addUpNear(w, n, cell, sum);
      }
    }
  }

  /** Writes the trials' cells, and returns whether any of them has further near samples. */
  private boolean locate(double[] w, int n, int[] cell) {
    int further = 0;
    for (int i = 0; i < n; i++) {
      double place = (w[i] - low) * topCellsAUnit;
      int found = 0;
      if (place >= 0 && place < TOP_CELLS) {
        int top = (int) place;
        found = firstPart[top] + (int) ((place - top) * parts[top]);
      }
      cell[i] = found;
      further |= nearTo[found] - nearFrom[found];
    }
    return further != 0;
  }

  /** Even and odd powers apart, so that two chains of fma run side by side. */
  private void addUpFar(
      double[] w, int n, int[] cell, double[] sum, double[] first, double[] second) {
    double[] c = rows;
    for (int i = 0; i < n; i++) {
      int row = cell[i] * ROW;
      double t = w[i] - c[row];
      double t2 = t * t;
      double odd = Math.fma(c[row + 1], t2, c[row + 3]);
      double even = Math.fma(c[row + 2], t2, c[row + 4]);
      odd = Math.fma(odd, t2, c[row + 5]);
      even = Math.fma(even, t2, c[row + 6]);
      odd = Math.fma(odd, t2, c[row + 7]);
      even = Math.fma(even, t2, c[row + 8]);
      odd = Math.fma(odd, t2, c[row + 9]);
      even = Math.fma(even, t2, c[row + 10]);
      odd = Math.fma(odd, t2, c[row + 11]);
      even = Math.fma(even, t2, c[row + 12]);
      odd = Math.fma(odd, t2, c[row + 13]);
      even = Math.fma(even, t2, c[row + 14]);
      odd = Math.fma(odd, t2, c[row + 15]);
      even = Math.fma(even, t2, c[row + 16]);
      odd = Math.fma(odd, t2, c[row + 17]);
      even = Math.fma(even, t2, c[row + 18]);
      odd = Math.fma(odd, t2, c[row + 19]);
      even = Math.fma(even, t2, c[row + 20]);
      sum[i] = Math.fma(odd, t, even);
      first[i] = c[row + 21];
      second[i] = c[row + 22];
    }
  }

  private void addUpNear(double[] w, int n, int[] cell, double[] sum) {
    for (int i = 0; i < n; i++) {
      int to = nearTo[cell[i]];
      for (int m = nearFrom[cell[i]]; m < to; m++) {
        sum[i] += loss.derivative(w[i] - near[m]);
      }
    }
  }
}
