package io.kramers.theory;

import io.kramers.dynamics.CoordinateDiffusion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Neighbouring panels in ascending order, as coarse as a diffusion allows, and their halves: what
 * is worked out on both tells its error.
 *
 * @param coarse the panels
 * @param fine their halves
 */
record Panels(List<Panel> coarse, List<Panel> fine) {
  /** More panels than this are not worth a second. */
  private static final int MOST = 1 << 16;

  private static final double RESOLVED = 1e-13;

  /** Below this a mismatch that halving no longer lessens is rounding. */
  private static final double ROUNDING = 1e-9;

  /** Takes the panels of an adaptive division one by one. */
  @FunctionalInterface
  interface Consumer {
    /** Takes a panel and says whether that is enough. */
    boolean enough(Panel panel, Panel lowerHalf, Panel upperHalf);
  }

  /**
   * The panels from low to high, of which none has a kink of the loss or one of the points inside.
   */
  static Panels between(CoordinateDiffusion diffusion, double low, double high, double... points) {
    double[] breaks =
        Arrays.stream(concatenated(diffusion.loss().kinks(), points))
            .filter(point -> low < point && point < high)
            .sorted()
            .distinct()
            .toArray();
    Collector collector = new Collector(false);
    double start = low;
    for (int i = 0; i <= breaks.length; i++) {
      double end = i < breaks.length ? breaks[i] : high;
      divide(diffusion, start, end, false, collector);
      start = end;
    }
    return collector.panels();
  }

  private static double[] concatenated(double[] a, double[] b) {
    double[] both = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, both, a.length, b.length);
    return both;
  }

  /**
   * Divides an interval on which the loss is smooth into panels that resolve the diffusion.
   *
   * @param downwards whether the upper panels come first
   * @return whether the consumer had enough
   */
  static boolean divide(
      CoordinateDiffusion diffusion,
      double start,
      double end,
      boolean downwards,
      Consumer consumer) {
    return divide(
        diffusion, Panel.of(diffusion, start, end), Double.POSITIVE_INFINITY, downwards, consumer);
  }

  private static boolean divide(
      CoordinateDiffusion diffusion,
      Panel whole,
      double parentMismatch,
      boolean downwards,
      Consumer consumer) {
    double middle = Math.fma(0.5, whole.width(), whole.start());
    Panel lower = Panel.of(diffusion, whole.start(), middle);
    Panel upper = Panel.of(diffusion, middle, whole.end());
    double mismatch = whole.mismatch(lower, upper);
    boolean resolved =
        mismatch <= RESOLVED || mismatch < ROUNDING && mismatch > 0.5 * parentMismatch;
    boolean indivisible = !(whole.start() < middle && middle < whole.end());
    if (indivisible || resolved && whole.gentle()) {
      return consumer.enough(whole, lower, upper);
    }
    return divide(diffusion, downwards ? upper : lower, mismatch, downwards, consumer)
        || divide(diffusion, downwards ? lower : upper, mismatch, downwards, consumer);
  }

  /** These panels and then others, which lie above. */
  Panels and(Panels above) {
    List<Panel> bothCoarse = new ArrayList<>(coarse);
    bothCoarse.addAll(above.coarse);
    List<Panel> bothFine = new ArrayList<>(fine);
    bothFine.addAll(above.fine);
    return new Panels(bothCoarse, bothFine);
  }

  /** The mirrored process's. */
  Panels mirrored() {
    return new Panels(mirrored(coarse), mirrored(fine));
  }

  static List<Panel> mirrored(List<Panel> panels) {
    List<Panel> mirrored = new ArrayList<>();
    for (int i = panels.size() - 1; i >= 0; i--) {
      mirrored.add(panels.get(i).mirrored());
    }
    return mirrored;
  }

  /** Keeps the panels of a division. */
  static final class Collector implements Consumer {
    private final boolean downwards;
    private final List<Panel> coarse = new ArrayList<>();
    private final List<Panel> fine = new ArrayList<>();

    /**
     * With the direction in which the panels come.
     *
     * @param downwards whether the upper panels come first
     */
    Collector(boolean downwards) {
      this.downwards = downwards;
    }

    @Override
    public boolean enough(Panel panel, Panel lowerHalf, Panel upperHalf) {
      if (coarse.size() == MOST) {
        throw new NoExactAnswerException(
            "the process would have to be resolved on more than "
                + MOST
                + " intervals: the noise is too small for the losses on the way");
      }
      coarse.add(panel);
      fine.add(downwards ? upperHalf : lowerHalf);
      fine.add(downwards ? lowerHalf : upperHalf);
      return false;
    }

    /** The panels in ascending order. */
    Panels panels() {
      if (downwards) {
        Collections.reverse(coarse);
        Collections.reverse(fine);
      }
      return new Panels(List.copyOf(coarse), List.copyOf(fine));
    }
  }
}
