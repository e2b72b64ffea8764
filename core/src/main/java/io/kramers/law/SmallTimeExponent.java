package io.kramers.law;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How E|w - w*|^2 of trials that start at w* grows at first: the exponent of t, as the slope of the
 * straight line fitted to the logarithms.
 *
 * @param times that enter: those up to a hundredth of the shortest relaxation time 1/L'', and at
 *     least the first three
 * @param exponent the slope
 * @param standardError of it. The same trials are looked at again and again, so that errors are
 *     correlated; they are taken for those of a process with independent increments, which a
 *     diffusion's |w - w*|^2 has in the limit of small t.
 */
public record SmallTimeExponent(List<Double> times, double exponent, double standardError) {
  private static final double PART_OF_RELAXATION = 0.01;
  private static final int FEWEST = 3;

  /** Unmodifiable. */
  public SmallTimeExponent {
    times = List.copyOf(times);
  }

  /**
   * Fits the exponent.
   *
   * @param moments at the recorded times, ascending
   * @return nothing if trials start elsewhere or there are fewer than three times
   */
  public static Optional<SmallTimeExponent> of(LawCell cell, List<SecondMoment> moments) {
    double until = PART_OF_RELAXATION / steepest(cell);
    List<SecondMoment> early =
        moments.stream().filter(moment -> moment.mean() > 0 && moment.trials() > 1).toList();
    int small = (int) early.stream().filter(moment -> moment.time() <= until).count();
    if (!cell.startsAtMinimum() || early.size() < FEWEST) {
      return Optional.empty();
    }
    List<SecondMoment> used = early.subList(0, Math.max(FEWEST, small));
    List<Double> times = used.stream().map(SecondMoment::time).toList();
    double[] weights = weights(times);
    double slope = 0.0;
    double variance = 0.0;
    for (int i = 0; i < weights.length; i++) {
      slope += weights[i] * Math.log(used.get(i).mean());
      for (int k = 0; k < weights.length; k++) {
        double error = used.get(Math.min(i, k)).standardError();
        variance +=
            weights[i] * weights[k] * error * error / (used.get(i).mean() * used.get(k).mean());
      }
    }
    return Optional.of(new SmallTimeExponent(times, slope, Math.sqrt(variance)));
  }

  private static double steepest(LawCell cell) {
    double[] minimum = cell.process().minimum().stream().mapToDouble(w -> w).toArray();
    return Arrays.stream(cell.process().landscape().hessianDiagonal(minimum)).max().orElse(0.0);
  }

  /** The same slope of another curve, by its values at the times. */
  public double of(double[] secondMoments) {
    double[] weights = weights(times);
    double slope = 0.0;
    for (int i = 0; i < weights.length; i++) {
      slope += weights[i] * Math.log(secondMoments[i]);
    }
    return slope;
  }

  /** What the slope of the least-squares line takes each logarithm times. */
  private static double[] weights(List<Double> times) {
    double[] offsets = times.stream().mapToDouble(Math::log).toArray();
    double mean = Arrays.stream(offsets).average().orElseThrow();
    double squares = Arrays.stream(offsets).map(x -> (x - mean) * (x - mean)).sum();
    return Arrays.stream(offsets).map(x -> (x - mean) / squares).toArray();
  }
}
