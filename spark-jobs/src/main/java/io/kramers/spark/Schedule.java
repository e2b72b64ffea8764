package io.kramers.spark;

import io.kramers.blocks.BlockRange;
import io.kramers.blocks.TrialBlocks;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/**
 * Blocks of trials, shared out to tasks by their estimated cost. Tasks start in order, the largest
 * first, so that cores end together; no result depends on it.
 *
 * @param tasks each block is in one of them, once
 */
record Schedule(List<Task> tasks) {
  /** Below it the start of a task, a few milliseconds, would count. In nanoseconds. */
  private static final double LEAST_COST = 20e6;

  /** The largest task is this share of a core's work, so that progress shows and little is lost. */
  private static final double LARGEST_SHARE = 1.0 / 32;

  /** The smallest task is this share of a core's work: about what the slowest core ends late by. */
  private static final double SMALLEST_SHARE = 1.0 / 512;

  /** In between, a task is this share of what is left for a core. */
  private static final double SHARE_OF_REST = 1.0 / 2;

  /**
   * What one task runs.
   *
   * @param ranges at least one
   * @param cost estimated, in rough nanoseconds on one core
   */
  record Task(List<BlockRange> ranges, double cost) {}

  /**
   * Tasks of a thirty-second of a core's work that shrink towards the end. Their number depends on
   * the number of cores, not of trials.
   */
  static Schedule forCores(
      List<? extends TrialBlocks<?>> work, List<BlockRange> ranges, int cores) {
    List<Task> tasks = new ArrayList<>();
    forCores(work, ranges, cores, tasks::add);
    return largestFirst(tasks);
  }

  /** The same tasks one by one, so that they need not be kept. */
  static void forCores(
      List<? extends TrialBlocks<?>> work,
      List<BlockRange> ranges,
      int cores,
      Consumer<Task> each) {
    Line line = new Line(work, ranges);
    double ofCore = line.cost / cores;
    double smallest = Math.max(LEAST_COST, SMALLEST_SHARE * ofCore);
    double largest = Math.max(smallest, LARGEST_SHARE * ofCore);
    while (line.blocks > 0) {
      double share = SHARE_OF_REST * line.cost / cores;
      each.accept(line.cut(Math.min(largest, Math.max(smallest, share)), line.blocks));
    }
  }

  /**
   * Tasks of nearly equal cost.
   *
   * @param most how many; there are fewer only if there are fewer blocks
   */
  static Schedule ofTasks(List<? extends TrialBlocks<?>> work, List<BlockRange> ranges, int most) {
    Line line = new Line(work, ranges);
    List<Task> tasks = new ArrayList<>();
    for (long left = Math.min(most, line.blocks); left > 1; left--) {
      tasks.add(line.cut(line.cost / left, line.blocks - left + 1));
    }
    tasks.add(line.cut(Double.POSITIVE_INFINITY, line.blocks));
    return largestFirst(tasks);
  }

  private static Schedule largestFirst(List<Task> tasks) {
    tasks.sort(Comparator.comparingDouble(Task::cost).reversed());
    return new Schedule(List.copyOf(tasks));
  }

  long blocks() {
    return tasks.stream()
        .flatMap(task -> task.ranges().stream())
        .mapToLong(BlockRange::blocks)
        .sum();
  }

  double cost() {
    return tasks.stream().mapToDouble(Task::cost).sum();
  }

  /** Blocks of one piece of work that cost the same. */
  private record Stretch(BlockRange range, double costOfBlock) {}

  /** All blocks in a row, dear ones first: cheap ones even out the end. */
  private static final class Line {
    private final List<Stretch> stretches = new ArrayList<>();
    private int stretch;
    private long taken;

    /** Blocks that are left. */
    private long blocks;

    /** What they cost. */
    private double cost;

    Line(List<? extends TrialBlocks<?>> work, List<BlockRange> ranges) {
      for (BlockRange range : ranges) {
        TrialBlocks<?> blocks = work.get(range.work());
        if (range.from() < 0 || range.from() > range.to() || range.to() > blocks.blocks()) {
          throw new IllegalArgumentException(range + " of " + blocks.blocks() + " blocks");
        }
        add(range, blocks);
      }
      if (stretches.isEmpty()) {
        throw new IllegalArgumentException("no blocks to run");
      }
      stretches.sort(Comparator.comparingDouble(Stretch::costOfBlock).reversed());
    }

    /** The last block may be shorter than the others. */
    private void add(BlockRange range, TrialBlocks<?> work) {
      long full = work.trials() / work.blockTrials();
      double rest = (double) (work.trials() % work.blockTrials()) / work.blockTrials();
      add(
          new Stretch(
              new BlockRange(range.work(), range.from(), Math.min(range.to(), full)),
              work.costOfBlock()));
      add(
          new Stretch(
              new BlockRange(range.work(), Math.max(range.from(), full), range.to()),
              rest * work.costOfBlock()));
    }

    private void add(Stretch next) {
      if (next.range.blocks() > 0) {
        stretches.add(next);
        blocks = Math.addExact(blocks, next.range.blocks());
        cost += next.range.blocks() * next.costOfBlock;
      }
    }

    /** Takes about the given cost off the front, at least one block and not more than most. */
    Task cut(double target, long most) {
      List<BlockRange> ranges = new ArrayList<>();
      double sum = 0.0;
      long left = most;
      while (left > 0) {
        Stretch current = stretches.get(stretch);
        BlockRange range = current.range;
        long wanted = Math.round((target - sum) / current.costOfBlock);
        long least = ranges.isEmpty() ? 1 : 0;
        long take = Math.min(Math.max(wanted, least), Math.min(left, range.blocks() - taken));
        if (take == 0) {
          break;
        }
        long from = range.from() + taken;
        ranges.add(new BlockRange(range.work(), from, from + take));
        sum += take * current.costOfBlock;
        left -= take;
        taken += take;
        if (taken == range.blocks()) {
          stretch++;
          taken = 0;
        }
      }
      blocks -= most - left;
      cost = Math.max(0.0, cost - sum);
      return new Task(List.copyOf(ranges), sum);
    }
  }
}
