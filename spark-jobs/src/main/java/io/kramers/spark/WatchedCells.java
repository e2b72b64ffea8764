package io.kramers.spark;

import io.kramers.blocks.BlockRange;
import io.kramers.blocks.Mergeable;
import io.kramers.blocks.Running;
import io.kramers.blocks.TrialBlocks;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.IntFunction;

/**
 * The cells of a job, of which those who wait are shown one: the one whose estimate is the least
 * certain among those whose trials still run.
 */
final class WatchedCells<R extends Mergeable<R>> {
  private final List<? extends TrialBlocks<R>> work;
  private final IntFunction<R> results;
  private final long[] blocksLeft;

  /** Of the cells of one name, which share their trials, those that run most of them. */
  private final Map<String, List<Integer>> largest = new HashMap<>();

  /**
   * Nothing has run.
   *
   * @param ranges of blocks that will
   * @param results of a piece of work so far, by its index; asked for only when a line is due
   */
  WatchedCells(
      List<? extends TrialBlocks<R>> work, List<BlockRange> ranges, IntFunction<R> results) {
    this.work = work;
    this.results = results;
    blocksLeft = new long[work.size()];
    ranges.forEach(range -> blocksLeft[range.work()] += range.blocks());
    for (int i = 0; i < work.size(); i++) {
      List<Integer> same = largest.computeIfAbsent(work.get(i).name(), name -> new ArrayList<>());
      if (!same.isEmpty() && work.get(same.get(0)).trials() < work.get(i).trials()) {
        same.clear();
      }
      if (same.isEmpty() || work.get(same.get(0)).trials() == work.get(i).trials()) {
        same.add(i);
      }
    }
  }

  /** The results have these blocks. */
  void merged(List<BlockRange> ranges) {
    ranges.forEach(range -> blocksLeft[range.work()] -= range.blocks());
  }

  private record Candidate(int index, boolean runs, Running running) {
    /** Where nothing was counted yet the error is infinite, and less worth a look than any. */
    double error() {
      double error = running.relativeError();
      return Double.isFinite(error) ? error : -1.0;
    }
  }

  /**
   * The cell with the widest interval relative to its estimate: of those that still run, or of all
   * where none does. Empty where no cell has an estimate.
   */
  Optional<RunningCell> leastCertain() {
    return largest.values().stream()
        .flatMap(List::stream)
        .sorted()
        .flatMap(
            i ->
                work.get(i).running(results.apply(i)).stream()
                    .map(running -> new Candidate(i, blocksLeft[i] > 0, running)))
        .reduce(
            BinaryOperator.maxBy(
                Comparator.comparing(Candidate::runs).thenComparingDouble(Candidate::error)))
        .map(candidate -> new RunningCell(label(candidate.index), candidate.running));
  }

  private String label(int index) {
    String name = work.get(index).name();
    return largest.get(name).size() == 1 ? name : name + " (cell " + (index + 1) + ")";
  }
}
