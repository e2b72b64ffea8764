package io.kramers.theory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Where a chain can be found before it ends, roughly: in those {@link Cells} that it visits often
 * enough. Averaging over cells adds a few percent to the noise, so that what is kept is rather too
 * much.
 *
 * <p>Meshes are laid on what is kept alone. They sum the probability of leaving it, so that no
 * result depends on this rough picture without the error estimate's saying so.
 */
final class Reach {
  /** The mean number of visits below which a cell is out of reach. */
  private static final double LEAST_VISITS = 1e-45;

  /** A cell is left for certain where the probability of staying inside is at most this. */
  private static final double CERTAIN = 1e-25;

  private static final double FIRST_WIDTH = 64.0;
  private static final double WIDENING = 4.0;
  private static final double MOST_WIDTH = 1e40;

  /** What a stretch of the line is to a chain. */
  enum Kind {
    /** The chain may be here and go anywhere. */
    REGULAR,
    /** The chain may be here and exits with the next step. */
    CERTAIN,
    /** The chain does not get here. */
    FAR
  }

  /**
   * A stretch of the line.
   *
   * @param scale the least deviation of steps that end here on average, or infinity
   */
  record Stretch(double low, double high, Kind kind, double scale) {}

  private final GaussianChain chain;
  private final ExitInterval interval;
  private final Cells cells;
  private final double[] visits;

  private Reach(GaussianChain chain, ExitInterval interval, Cells cells, double horizon) {
    this.chain = chain;
    this.interval = interval;
    this.cells = cells;
    // A life that ends with each step with probability 1/T is about as long as T steps.
    visits = new StateReduction(cells.steps(1.0 / horizon)).visits();
  }

  /**
   * Cuts the interval, or as much of it as matters, into stretches in ascending order; they leave
   * no gap, and beyond the last ones the chain does not get.
   *
   * @param horizon the number of steps that matter, or infinity
   */
  static List<Stretch> of(
      GaussianChain chain, double start, ExitInterval interval, Crossing crossing, double horizon) {
    double deviation = chain.deviation(start);
    if (!(deviation > 0)) {
      throw noNoise(start);
    }
    double width = FIRST_WIDTH * deviation;
    while (width <= MOST_WIDTH * deviation) {
      double low = Math.max(interval.lower(), start - width);
      double high = Math.min(interval.upper(), start + width);
      Cells cells = new Cells(chain, start, low, high);
      int last = cells.count() - 1;
      if (last < 0) {
        throw noNoise(start);
      }
      Reach reach = new Reach(chain, interval, cells, horizon);
      if (cells.low(0) != low && reach.visited(0)) {
        throw noNoise(cells.low(0));
      }
      if (cells.high(last) != high && reach.visited(last)) {
        throw noNoise(cells.high(last));
      }
      if ((low == interval.lower() || !reach.visited(0))
          && (high == interval.upper() || !reach.visited(last))) {
        return reach.stretches(crossing);
      }
      width *= Math.max(WIDENING, Math.pow(width / deviation, 0.25));
    }
    throw new NoExactAnswerException("the chain may go arbitrarily far before it exits");
  }

  private static NoExactAnswerException noNoise(double w) {
    return new NoExactAnswerException(
        "the noise vanishes near w = " + w + ", and a step from there has no density");
  }

  private boolean visited(int i) {
    return visits[i] > LEAST_VISITS;
  }

  private List<Stretch> stretches(Crossing crossing) {
    double[] scale = landingScales();
    List<Stretch> stretches = new ArrayList<>();
    for (int i = 0; i < cells.count(); i++) {
      Kind kind = Kind.FAR;
      if (visited(i)) {
        // A bridge may cross on the way into a stretch, whose places are then not alike.
        kind = crossing == Crossing.DISCRETE && left(i) ? Kind.CERTAIN : Kind.REGULAR;
      }
      stretches.add(new Stretch(cells.low(i), cells.high(i), kind, scale[i]));
    }
    return stretches;
  }

  /** Whether a chain in cell i exits with the next step for certain. */
  private boolean left(int i) {
    double staying = Math.max(staying(cells.low(i)), staying(cells.high(i)));
    for (double w : cells.samples(i)) {
      staying = Math.max(staying, staying(w));
    }
    return staying <= CERTAIN;
  }

  private double staying(double w) {
    double mean = chain.mean(w);
    double deviation = chain.deviation(w);
    return Normal.between(
        (interval.lower() - mean) / deviation, (interval.upper() - mean) / deviation);
  }

  private double[] landingScales() {
    double[] scale = new double[cells.count()];
    Arrays.fill(scale, Double.POSITIVE_INFINITY);
    for (int i = 0; i < scale.length; i++) {
      if (visited(i)) {
        for (double w : cells.samples(i)) {
          double mean = chain.mean(w);
          double deviation = chain.deviation(w);
          int j = cells.at(mean - deviation);
          for (; j < scale.length && cells.low(j) < mean + deviation; j++) {
            scale[j] = Math.min(scale[j], deviation);
          }
        }
      }
    }
    return scale;
  }
}
