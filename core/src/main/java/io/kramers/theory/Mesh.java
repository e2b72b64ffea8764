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
 * noise. Kinks lie between panels, unless they crowd. Each level of fineness moves the panels' ends
 * or adds nodes to them, so that the difference between two levels shows the error.
 */
final class Mesh {
  private static final double COARSEST = 6.0;
  private static final double REFINEMENT = 0.7;
  private static final int LEAST_NODES = 6;

  /** Kinks nearer than this many deviations to the one before do not end panels. */
  private static final double CROWDED = 1.0 / 512;

  /** A panel's coarseness is also this times how much the deviation grows across it. */
  private static final double MOST_GROWTH = 8.0;

  private static final double SHRINKAGE = 0.8;
  private static final int PROBES = 5;

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
      if (from < end && end <= high && !(kink && end - from < CROWDED * chain.deviation(from))) {
        addPanels(from, end, kinkBelow, kink);
        from = end;
        kinkBelow = kink;
      }
    }
  }

  /** Lays panels between two places, of which the last is not much shorter than others. */
  private void addPanels(double low, double high, boolean kinkBelow, boolean kinkAbove) {
    double w = low;
    while (w < high) {
      double middle = w + 0.5 * (high - w);
      double length = coarseness * chain.deviation(w);
      double to = w + length < high ? Math.min(middle, w + length) : high;
      MeshPanel panel = new MeshPanel(w, to, kinkBelow && w == low, kinkAbove && to == high);
      double difficulty = difficulty(panel);
      while (difficulty > 1) {
        to = to == high ? middle : w + SHRINKAGE * (to - w);
        if (to == w) {
          throw new NoExactAnswerException("its drift jumps near w = " + w);
        }
        panel = new MeshPanel(w, to, panel.kinkBelow(), false);
        difficulty = difficulty(panel);
      }
      addNodes(panel, difficulty);
      w = to;
    }
  }

  /** At most 1 where the panel is short enough, as its worst part goes. */
  private double difficulty(MeshPanel panel) {
    double least = Double.POSITIVE_INFINITY;
    double most = 0.0;
    double longest = 0.0;
    double steepest = 0.0;
    double place = panel.low();
    double mean = chain.mean(place);
    for (int k = 0; k <= PROBES; k++) {
      double w = panel.place((double) k / PROBES);
      longest = Math.max(longest, PROBES * (w - place));
      place = w;
      steepest = Math.max(steepest, PROBES * Math.abs(chain.mean(w) - mean));
      mean = chain.mean(w);
      double deviation = chain.deviation(w);
      least = Math.min(least, deviation);
      most = Math.max(most, deviation);
    }
    double length = longest / Math.min(least, scale(panel.low(), panel.high()));
    double range = steepest / least;
    double growth = MOST_GROWTH * (most / least - 1.0);
    return Math.max(Math.max(length, range), growth) / coarseness;
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

  private void addNodes(MeshPanel panel, double difficulty) {
    int further = (int) Math.ceil(difficulty * (GaussLegendre.MOST_NODES - LEAST_NODES));
    int n = Math.min(GaussLegendre.MOST_NODES, LEAST_NODES + level + further);
    GaussLegendre rule = GaussLegendre.of(n);
    for (int k = 0; k < n; k++) {
      double t = 0.5 * (1.0 + rule.node(k));
      double weight = 0.5 * rule.weight(k) * panel.slope(t);
      states.add(new State(Kind.REGULAR, panel.low(), panel.high(), panel.place(t), weight));
    }
  }
}
