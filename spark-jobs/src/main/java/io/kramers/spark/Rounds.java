package io.kramers.spark;

import io.kramers.blocks.BlockRange;
import io.kramers.blocks.TrialBlocks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts blocks into rounds of about an interval of the cluster's work, from each piece of work the
 * same part: by the cost that is estimated at first, and then by what the rounds before took. What
 * the estimate puts into one interval is one round. Rounds of a long run last a hundredth of what
 * it has taken so far, so that a run of months has some hundred times more of them than a run of
 * minutes, not a hundred thousand times.
 */
final class Rounds {
  /** The first round is this part of an interval: estimates can be far off. */
  private static final double FIRST = 0.25;

  /** A rest of so many intervals is not cut. */
  private static final double LAST = 1.5;

  /** A round may take this part of the time before it. */
  private static final double GROWTH = 0.01;

  private final List<? extends TrialBlocks<?>> work;
  private final double interval;
  private final int cores;

  /** Cost a nanosecond; estimates are in nanoseconds of one core. */
  private double rate;

  private boolean measured;
  private double spent;

  Rounds(List<? extends TrialBlocks<?>> work, Duration interval, int cores) {
    this.work = work;
    this.interval = interval.toNanos();
    this.cores = cores;
    rate = cores;
  }

  /**
   * About how many rounds there are in all, and how long the longest is.
   *
   * @param number at least 1
   * @param longest in the unit of time asked in
   */
  record Outlook(double number, double longest) {
    /**
     * Of work that takes so long, in any unit of time.
     *
     * @param estimated whether its cost, which the first round goes by, is within one interval
     */
    static Outlook of(double time, double interval, boolean estimated) {
      if (estimated) {
        return new Outlook(1.0, time);
      }
      double even = interval / GROWTH;
      double rest = Math.min(time, even) - FIRST * interval;
      double number = 1.0 + Math.max(1.0, Math.ceil(rest / interval - (LAST - 1.0)));
      return time <= even
          ? new Outlook(number, Math.min(time, interval))
          : new Outlook(
              number + Math.ceil(Math.log(time / even) / Math.log1p(GROWTH)), GROWTH * time);
    }
  }

  double cost(List<BlockRange> ranges) {
    return ranges.stream()
        .mapToDouble(range -> range.blocks() * work.get(range.work()).costOfBlock())
        .sum();
  }

  /**
   * The next round.
   *
   * @param rest what is left, at least one block
   */
  List<BlockRange> next(List<BlockRange> rest) {
    double cost = cost(rest);
    double target = Math.max(interval, GROWTH * spent) * rate;
    if (cost <= (measured ? LAST : 1.0) * target) {
      return rest;
    }
    long all = rest.stream().mapToLong(BlockRange::blocks).reduce(0, Math::addExact);
    double part = (measured ? 1.0 : FIRST) * target / cost;
    return part(rest, all, Math.min(all, Math.max(cores, Math.round(part * all))));
  }

  /** So many of all blocks, the first ones of each range. */
  private static List<BlockRange> part(List<BlockRange> rest, long all, long wanted) {
    List<BlockRange> round = new ArrayList<>();
    long seen = 0;
    long taken = 0;
    for (BlockRange range : rest) {
      seen += range.blocks();
      long take = Math.min(range.blocks(), Math.round((double) seen / all * wanted) - taken);
      if (take > 0) {
        round.add(new BlockRange(range.work(), range.from(), range.from() + take));
        taken += take;
      }
    }
    return round;
  }

  /** Tells what a round took. */
  void took(double cost, long nanos) {
    rate = cost / Math.max(1, nanos);
    spent += nanos;
    measured = true;
  }
}
