package io.kramers.spark;

import io.kramers.blocks.BlockRange;
import io.kramers.blocks.TrialBlocks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts blocks into rounds of about an interval of the cluster's work, from each piece of work the
 * same part: by the cost that is estimated at first, and then by what the rounds before took. What
 * the estimate puts into one interval is one round.
 */
final class Rounds {
  /** The first round is this part of an interval: estimates can be far off. */
  private static final double FIRST = 0.25;

  /** A rest of so many intervals is not cut. */
  private static final double LAST = 1.5;

  private final List<? extends TrialBlocks<?>> work;
  private final double interval;
  private final int cores;

  /** Cost a nanosecond; estimates are in nanoseconds of one core. */
  private double rate;

  private boolean measured;

  Rounds(List<? extends TrialBlocks<?>> work, Duration interval, int cores) {
    this.work = work;
    this.interval = interval.toNanos();
    this.cores = cores;
    rate = cores;
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
    double target = interval * rate;
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
    measured = true;
  }
}
