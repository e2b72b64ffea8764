package io.kramers.spark;

import io.kramers.blocks.Mergeable;
import io.kramers.blocks.TrialBlocks;
import io.kramers.simd.Vectorization;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs a few blocks of each kind of work on one core of this machine, to tell what they take. Kinds
 * whose blocks are too long for it stay with the cost model.
 */
final class Calibration {
  /** Longer blocks, by the cost model, are not run. */
  private static final double LONGEST_BLOCK = 50e6;

  /** Of each kind; they are spread over its pieces, as trials of some end early and others late. */
  private static final int MOST_SAMPLES = 8;

  /** Blocks of each kind; the first ones are for the compiler. */
  private static final int MOST_TURNS = 32;

  private final Map<Kind, List<Sample<?>>> samples = new LinkedHashMap<>();

  private Calibration() {}

  /** What costs the same by the cost model. */
  private record Kind(Class<?> work, double costOfStep) {
    static Kind of(PlannedPiece piece) {
      return new Kind(piece.blocks().getClass(), piece.costOfStep());
    }
  }

  /**
   * The same work with what was measured.
   *
   * @param limit no block begins later
   */
  static List<PlannedWork> of(List<PlannedWork> works, Duration limit) {
    Calibration calibration = new Calibration();
    Map<Kind, List<PlannedPiece>> kinds = new LinkedHashMap<>();
    for (PlannedWork work : works) {
      for (PlannedPiece piece : work.pieces()) {
        TrialBlocks<?> blocks = piece.blocks();
        if (blocks.costOfBlock() <= LONGEST_BLOCK && blocks.trials() >= blocks.blockTrials()) {
          kinds.computeIfAbsent(Kind.of(piece), kind -> new ArrayList<>()).add(piece);
        }
      }
    }
    kinds.forEach((kind, pieces) -> calibration.samples.put(kind, spread(pieces)));
    calibration.run(System.nanoTime() + limit.toNanos());
    return works.stream()
        .map(
            work ->
                new PlannedWork(
                    work.pieces().stream().map(calibration::measured).toList(), work.jobs()))
        .toList();
  }

  private static List<Sample<?>> spread(List<PlannedPiece> pieces) {
    int count = Math.min(MOST_SAMPLES, pieces.size());
    List<Sample<?>> samples = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      samples.add(sample(pieces.get(i * (pieces.size() - 1) / Math.max(1, count - 1))));
    }
    return samples;
  }

  private static Sample<?> sample(PlannedPiece piece) {
    return sample(piece, piece.blocks());
  }

  private static <R extends Mergeable<R>> Sample<R> sample(
      PlannedPiece piece, TrialBlocks<R> blocks) {
    return new Sample<>(piece, blocks);
  }

  /** Kinds in turn, so that all have had their share whenever time is over. */
  private void run(long end) {
    for (int turn = 0; turn < MOST_TURNS; turn++) {
      for (List<Sample<?>> kind : samples.values()) {
        if (System.nanoTime() > end) {
          return;
        }
        kind.get(turn % kind.size()).runBlock(turn);
      }
    }
  }

  private PlannedPiece measured(PlannedPiece piece) {
    List<Sample<?>> kind = samples.getOrDefault(Kind.of(piece), List.of());
    List<Sample<?>> ran = kind.stream().filter(Sample::ran).toList();
    if (ran.isEmpty()) {
      return piece;
    }
    List<Sample<?>> like =
        ran.stream().filter(sample -> sample.piece.blocks().equals(piece.blocks())).toList();
    List<Sample<?>> nearest = like.isEmpty() ? ran : like;
    return piece.measured(
        nanosOfStep(ran),
        mean(nearest.stream().map(Sample::share).toList()),
        new ResultSize(
            mean(nearest.stream().map(sample -> sample.bytesOfOne).toList()),
            mean(nearest.stream().map(Sample::bytesPerDoubling).toList())));
  }

  private static double mean(Collection<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
  }

  /** The median of the kind's later half: before, kernels were being compiled. */
  private static double nanosOfStep(List<Sample<?>> ran) {
    List<Timing> timings = new ArrayList<>();
    ran.forEach(sample -> timings.addAll(sample.timings));
    int last = timings.stream().mapToInt(Timing::turn).max().orElseThrow();
    double[] later =
        timings.stream()
            .filter(timing -> timing.turn >= (last + 1) / 2)
            .mapToDouble(Timing::nanosOfStep)
            .sorted()
            .toArray();
    return later[later.length / 2];
  }

  private record Timing(int turn, double nanosOfStep) {}

  /** A piece of which blocks are run. */
  private static final class Sample<R extends Mergeable<R>> {
    private final PlannedPiece piece;
    private final TrialBlocks<R> work;
    private final R result;
    private final List<Timing> timings = new ArrayList<>();
    private TrialBlocks.Runner<R> runner;
    private double bytesOfOne;

    Sample(PlannedPiece piece, TrialBlocks<R> work) {
      this.piece = piece;
      this.work = work;
      result = work.nothing();
    }

    void runBlock(int turn) {
      if (runner == null) {
        runner = work.runner(Vectorization.active());
      }
      long full = work.trials() / work.blockTrials();
      long before = result.trialSteps();
      long started = System.nanoTime();
      runner.run(timings.size() % full, result);
      double nanos = System.nanoTime() - started;
      timings.add(new Timing(turn, nanos / (result.trialSteps() - before)));
      if (timings.size() == 1) {
        bytesOfOne = ResultSize.bytes(result);
      }
    }

    boolean ran() {
      return !timings.isEmpty();
    }

    /** Of the most steps that trials can take. */
    double share() {
      return (double) result.trialSteps() / timings.size() / work.blockTrials() / piece.mostSteps();
    }

    double bytesPerDoubling() {
      double doublings = Math.log(timings.size()) / Math.log(2.0);
      return doublings == 0.0 ? 0.0 : (ResultSize.bytes(result) - bytesOfOne) / doublings;
    }
  }
}
