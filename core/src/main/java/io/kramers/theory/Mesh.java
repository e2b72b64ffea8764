package io.kramers.theory;

import io.kramers.theory.Reach.Kind;
import io.kramers.theory.Reach.Stretch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The states that stand for an interval, in ascending order: the nodes of composite Gauss-Legendre
 * quadrature where a chain may be, and whole stretches where it exits for certain or does not get.
 *
 * <p>A panel is so short that the probability of a step is smooth across it in either argument: its
 * length and the range of the means of steps that start in it are at most some deviations of the
 * noise. Kinks lie between panels, unless they crowd, and panels grow geometrically away from them.
 * Each level of fineness moves all panels' ends or adds nodes to them, so that the difference
 * between two levels shows the error.
 */
final class Mesh {
  private static final double COARSEST = 4.0;
  private static final double REFINEMENT = 0.6;
  private static final int LEAST_NODES = 6;

  /** The shortest panel beside a kink, as a share of one elsewhere. */
  private static final double GRADED = 1.0 / 32;

  /** How much longer a panel may be than its distance from a kink. */
  private static final double GROWTH = 3.0;

  private static final double SHRINKAGE = 0.8;
  private static final int PROBES = 4;

  private final GaussianChain chain;
  private final List<Stretch> stretches;
  private final int level;
  private final double coarseness;
  private final List<State> states = new ArrayList<>();

  /**
   * A node with its weight in the quadrature, or a stretch, whose weight is 0.
   *
   * @param low the lower end of the panel or the stretch
   * @param place the node; a stretch's lower end
   */
  record State(Kind kind, double low, double high, double place, double weight) {}

  private Mesh(GaussianChain chain, List<Stretch> stretches, int level) {
    this.chain = chain;
    this.stretches = stretches;
    this.level = level;
    coarseness = COARSEST * Math.pow(REFINEMENT, level);
  }

  /**
   * The states for an interval.
   *
   * @param stretches its part that matters
   * @param threshold a place that no panel and no stretch has inside; NaN for none
   * @param level of fineness, from 0 up
   */
  static List<State> of(
      GaussianChain chain,
      ExitInterval interval,
      List<Stretch> stretches,
      double threshold,
      int level) {
    Mesh mesh = new Mesh(chain, stretches, level);
    double low = stretches.get(0).low();
    double high = stretches.get(stretches.size() - 1).high();
    mesh.addStretch(Kind.FAR, interval.lower(), low, threshold);
    int i = 0;
    while (i < stretches.size()) {
      Kind kind = stretches.get(i).kind();
      double from = stretches.get(i).low();
      while (i < stretches.size() && stretches.get(i).kind() == kind) {
        i++;
      }
      double to = stretches.get(i - 1).high();
      if (kind == Kind.REGULAR) {
        mesh.addPanels(from, to, threshold);
      } else {
        mesh.addStretch(kind, from, to, threshold);
      }
    }
    mesh.addStretch(Kind.FAR, high, interval.upper(), threshold);
    return mesh.states;
  }

  private void addStretch(Kind kind, double low, double high, double threshold) {
    if (low < threshold && threshold < high) {
      addStretch(kind, low, threshold, threshold);
      addStretch(kind, threshold, high, threshold);
    } else if (low < high) {
      states.add(new State(kind, low, high, low, 0.0));
    }
  }

  /** Lays panels between the kinks, of which those too close to the one before are passed over. */
  private void addPanels(double low, double high, double threshold) {
    double[] ends = Arrays.copyOf(chain.kinks(), chain.kinks().length + 2);
    ends[ends.length - 2] = threshold;
    ends[ends.length - 1] = high;
    Arrays.sort(ends);
    double from = low;
    boolean kinkBelow = false;
    for (double end : ends) {
      boolean kink = end != threshold && end != high;
      if (from < end && end <= high && !(kink && end - from < 0.5 * GRADED * length(from))) {
        addPanels(from, end, kinkBelow, kink);
        from = end;
        kinkBelow = kink;
      }
    }
  }

  /** Lays panels between two places. */
  private void addPanels(double low, double high, boolean kinkBelow, boolean kinkAbove) {
    double w = low;
    while (w < high) {
      double longest = length(w);
      double length = longest;
      if (kinkBelow) {
        length = Math.min(length, Math.max(GRADED * longest, GROWTH * (w - low)));
      }
      if (kinkAbove) {
        length = Math.min(length, Math.max(GRADED * longest, GROWTH / (1 + GROWTH) * (high - w)));
      }
      double to = Math.min(high, w + length);
      double difficulty = difficulty(w, to);
      while (difficulty > 1) {
        to = w + SHRINKAGE * (to - w);
        difficulty = difficulty(w, to);
      }
      addNodes(w, to, difficulty);
      w = to;
    }
  }

  private double length(double w) {
    return coarseness * chain.deviation(w);
  }

  /** At most 1 where the panel is short enough. */
  private double difficulty(double low, double high) {
    double least = Double.POSITIVE_INFINITY;
    double most = 0.0;
    double lowest = Double.POSITIVE_INFINITY;
    double highest = Double.NEGATIVE_INFINITY;
    for (int k = 0; k <= PROBES; k++) {
      double w = low + (high - low) * k / PROBES;
      double deviation = chain.deviation(w);
      double mean = chain.mean(w);
      least = Math.min(least, deviation);
      most = Math.max(most, deviation);
      lowest = Math.min(lowest, mean);
      highest = Math.max(highest, mean);
    }
    double length =
        Math.max(highest - lowest, (high - low) * Math.max(1.0, least / scale(low, high)));
    return Math.max(length / least, 8.0 * (most / least - 1.0)) / coarseness;
  }

  /** The least deviation of steps that end between two places on average. */
  private double scale(double low, double high) {
    double scale = Double.POSITIVE_INFINITY;
    for (int i = stretchAt(low); i < stretches.size() && stretches.get(i).low() < high; i++) {
      scale = Math.min(scale, stretches.get(i).scale());
    }
    return scale;
  }

  private int stretchAt(double w) {
    int low = 0;
    int high = stretches.size() - 1;
    while (low < high) {
      int middle = (low + high + 1) / 2;
      if (stretches.get(middle).low() <= w) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  private void addNodes(double low, double high, double difficulty) {
    int n =
        Math.min(
            GaussLegendre.MOST_NODES,
            LEAST_NODES
                + 2 * level
                + (int) Math.ceil(difficulty * (GaussLegendre.MOST_NODES - LEAST_NODES)));
    GaussLegendre rule = GaussLegendre.of(n);
    double half = 0.5 * (high - low);
    for (int k = 0; k < n; k++) {
      states.add(
          new State(
              Kind.REGULAR, low, high, low + half * (1.0 + rule.node(k)), half * rule.weight(k)));
    }
  }
}
