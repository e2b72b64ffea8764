package io.kramers.spark;

import io.kramers.blocks.BlockRange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What trials would take on a cluster, without running them. Rounds take the same part of every
 * piece of work; tasks of one of them are counted as {@link Schedule} cuts them, and none is kept,
 * so a plan takes as long for many trials as for few.
 *
 * @param cluster that runs them
 * @param cells pieces of work
 * @param trials of all cells
 * @param blocks of trials
 * @param mostTrialSteps if no trial ends early
 * @param trialSteps as far as is known
 * @param coreSeconds that they take on one core
 * @param measuredShare which part of these rests on blocks that were run here; the other on the
 *     cost model
 * @param rounds of about a minute, and longer ones in long runs
 * @param tasks in all
 * @param mostTasksOfARound in the round that has most
 * @param longestTaskSeconds what the largest task takes
 * @param broadcastBytes that each executor fetches before its first task
 * @param resultBytes that all tasks return to the driver
 * @param mergedBytes of all cells' results, which the driver holds
 * @param roundBytes that the largest round adds to a checkpoint, at most
 * @param checkpointBytes that all rounds add, at most
 */
public record Plan(
    Cluster cluster,
    int cells,
    double trials,
    double blocks,
    double mostTrialSteps,
    double trialSteps,
    double coreSeconds,
    double measuredShare,
    double rounds,
    double tasks,
    long mostTasksOfARound,
    double longestTaskSeconds,
    long broadcastBytes,
    double resultBytes,
    double mergedBytes,
    double roundBytes,
    double checkpointBytes) {
  private static final double NANOS = 1e9;

  /** What a round of a run that is not long takes of a cluster's time. */
  private static final double ROUND = 60.0 * NANOS;

  /**
   * Measures a few blocks of each kind of work on this machine.
   *
   * @param limit what is not known after it is left to the cost model
   */
  public static List<PlannedWork> calibrated(List<PlannedWork> works, Duration limit) {
    return Calibration.of(works, limit);
  }

  /**
   * Plans work, one after the other.
   *
   * @param partitions number of tasks a round; 0 for that which a job chooses
   */
  public static Plan of(List<PlannedWork> works, Cluster cluster, int partitions) {
    Sums sums = new Sums(cluster, partitions);
    works.forEach(sums::add);
    return sums.plan();
  }

  /** On all cores together. */
  public double seconds() {
    return coreSeconds / cluster.allCores();
  }

  /** Bytes that a task returns, on average. */
  public double resultBytesOfATask() {
    return resultBytes / tasks;
  }

  private static final class Sums {
    private final Cluster cluster;
    private final int partitions;
    private int cells;
    private double trials;
    private double blocks;
    private double mostTrialSteps;
    private double trialSteps;
    private double nanos;
    private double measuredNanos;
    private double rounds;
    private double tasks;
    private long mostTasks;
    private double longestTask;
    private long broadcast;
    private double resultBytes;
    private double mergedBytes;
    private double roundBytes;
    private double checkpointBytes;

    Sums(Cluster cluster, int partitions) {
      this.cluster = cluster;
      this.partitions = partitions;
    }

    void add(PlannedWork work) {
      broadcast = Math.max(broadcast, Serialized.bytes(work.blocks()));
      cells += work.pieces().size();
      for (PlannedPiece piece : work.pieces()) {
        trials += piece.blocks().trials();
        mergedBytes += piece.size().ofBlocks(piece.blocks().blocks());
      }
      work.jobs().forEach(job -> add(work, job));
    }

    private void add(PlannedWork work, List<BlockRange> job) {
      double jobNanos = 0.0;
      double jobCost = 0.0;
      for (BlockRange range : job) {
        PlannedPiece piece = work.pieces().get(range.work());
        double full = piece.fullBlocks(range);
        blocks += range.blocks();
        mostTrialSteps += full * piece.blocks().blockTrials() * piece.mostSteps();
        trialSteps += full * piece.stepsOfBlock();
        jobNanos += full * piece.nanosOfBlock();
        jobCost += full * piece.blocks().costOfBlock();
        measuredNanos += piece.measured() ? full * piece.nanosOfBlock() : 0.0;
      }
      nanos += jobNanos;
      int cores = cluster.allCores();
      boolean one = jobCost <= ROUND * cores;
      Rounds.Outlook outlook = Rounds.Outlook.of(jobNanos / cores, ROUND, one);
      double jobRounds = outlook.number();
      rounds += jobRounds;
      double part = Math.min(1.0, outlook.longest() * cores / jobNanos);
      Round round = new Round(work, one ? job : part(job, part));
      tasks += jobRounds * round.tasks;
      mostTasks = Math.max(mostTasks, round.tasks);
      longestTask = Math.max(longestTask, round.longest * jobNanos / jobCost);
      resultBytes += jobRounds * round.resultBytes;
      roundBytes = Math.max(roundBytes, round.checkpointBytes());
      checkpointBytes += jobRounds * round.checkpointBytes();
    }

    /** The same part of each range, and of all of them together. */
    private static List<BlockRange> part(List<BlockRange> ranges, double part) {
      List<BlockRange> taken = new ArrayList<>();
      double before = 0.0;
      for (BlockRange range : ranges) {
        double after = before + part * range.blocks();
        long take = Math.min(range.blocks(), (long) (Math.ceil(after) - Math.ceil(before)));
        if (take > 0) {
          taken.add(new BlockRange(range.work(), range.from(), range.from() + take));
        }
        before = after;
      }
      return taken;
    }

    /** A round of a job; the others are like it. */
    private final class Round {
      private final PlannedWork work;
      private final Map<Integer, Double> blocksOfPieces = new TreeMap<>();
      private long tasks;
      private double longest;
      private double resultBytes;

      Round(PlannedWork work, List<BlockRange> ranges) {
        this.work = work;
        if (partitions > 0) {
          Schedule.ofTasks(work.blocks(), ranges, partitions).tasks().forEach(this::count);
        } else {
          Schedule.forCores(work.blocks(), ranges, cluster.allCores(), this::count);
        }
      }

      private void count(Schedule.Task task) {
        tasks++;
        longest = Math.max(longest, task.cost());
        resultBytes += ResultSize.ofTask();
        Map<Integer, Double> blocksOfTask = new TreeMap<>();
        task.ranges()
            .forEach(
                range -> blocksOfTask.merge(range.work(), (double) range.blocks(), Double::sum));
        blocksOfTask.forEach(
            (piece, number) -> {
              resultBytes += work.pieces().get(piece).size().ofBlocks(number);
              blocksOfPieces.merge(piece, number, Double::sum);
            });
      }

      /** No codec needs more than Java's serializer. */
      double checkpointBytes() {
        return blocksOfPieces.entrySet().stream()
            .mapToDouble(
                entry -> work.pieces().get(entry.getKey()).size().ofBlocks(entry.getValue()))
            .sum();
      }
    }

    Plan plan() {
      return new Plan(
          cluster,
          cells,
          trials,
          blocks,
          mostTrialSteps,
          trialSteps,
          nanos / NANOS,
          nanos == 0.0 ? 0.0 : measuredNanos / nanos,
          rounds,
          tasks,
          mostTasks,
          longestTask / NANOS,
          broadcast,
          resultBytes,
          mergedBytes,
          roundBytes,
          checkpointBytes);
    }
  }
}
