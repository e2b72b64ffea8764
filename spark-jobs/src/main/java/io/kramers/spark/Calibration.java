package io.kramers.spark;

import io.kramers.blocks.Mergeable;
import io.kramers.blocks.TrialBlocks;
import io.kramers.simd.Vectorization;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * Runs a few blocks of each kind of work on one core of this machine, to tell what they take: how
 * long a step is, how many steps trials take before they end, and how large results are. Kinds of
 * which no block ends in time stay with the cost model.
 */
final class Calibration {
  /** Of each kind; they are spread over its pieces, as trials of some end early and others late. */
  private static final int MOST_SAMPLES = 8;

  /** Blocks of each kind. */
  private static final int MOST_TURNS = 32;

  /** With fewer blocks of a kind code was being compiled, and their time is not taken. */
  private static final int FEWEST_BLOCKS = 12;

  /** Shares no divisor with any number of samples, so that few turns are spread as well. */
  private static final int STRIDE = 11;

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final Map<Kind, List<Sample<?>>> samples = new LinkedHashMap<>();
  private volatile boolean closed;

  private Calibration() {}

  /** What takes the same by the cost model. */
  private record Kind(Class<?> work, double costOfStep, long mostSteps) {
    static Kind of(PlannedPiece piece) {
      return new Kind(piece.blocks().getClass(), piece.costOfStep(), piece.mostSteps());
    }

    double cost() {
      return costOfStep * mostSteps;
    }
  }

  /**
   * The same work with what was measured.
   *
   * @param limit what is not known after it is left to the cost model
   */
  static List<PlannedWork> of(List<PlannedWork> works, Duration limit) {
    Calibration calibration = new Calibration();
    Map<Kind, List<PlannedPiece>> kinds = new HashMap<>();
    for (PlannedWork work : works) {
      for (PlannedPiece piece : work.pieces()) {
        if (piece.blocks().trials() >= piece.blocks().blockTrials()) {
          kinds.computeIfAbsent(Kind.of(piece), kind -> new ArrayList<>()).add(piece);
        }
      }
    }
    kinds.keySet().stream()
        .sorted(Comparator.comparingDouble(Kind::cost))
        .forEach(kind -> calibration.samples.put(kind, spread(kinds.get(kind))));
    calibration.run(limit);
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

  /**
   * In a thread of its own: how long a block takes shows when it ends, and one that takes hours is
   * left alone.
   */
  private void run(Duration limit) {
    if (limit.isNegative() || limit.isZero()) {
      return;
    }
    Thread thread = new Thread(this::runBlocks, "calibration");
    thread.setDaemon(true);
    // What fails here is the model's to plan, and the run's to report.
    thread.setUncaughtExceptionHandler((self, failure) -> {});
    thread.start();
    try {
      thread.join(limit.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    closed = true;
  }

  /** Kinds in turn, cheap ones first, so that all have had their share whenever time is over. */
  private void runBlocks() {
    for (int turn = 0; turn < MOST_TURNS; turn++) {
      for (List<Sample<?>> kind : samples.values()) {
        if (closed) {
          return;
        }
        kind.get(turn * STRIDE % kind.size()).runBlock();
      }
    }
  }

  private PlannedPiece measured(PlannedPiece piece) {
    List<Found> found =
        samples.getOrDefault(Kind.of(piece), List.of()).stream()
            .map(Sample::found)
            .flatMap(Optional::stream)
            .toList();
    if (found.isEmpty()) {
      return piece;
    }
    List<Found> own =
        found.stream().filter(each -> each.piece.blocks().equals(piece.blocks())).toList();
    List<Found> nearest = own.isEmpty() ? found : own;
    return piece.measured(
        nanosOfStep(found),
        mean(nearest, Found::share),
        new ResultSize(mean(nearest, Found::bytesOfOne), mean(nearest, Found::bytesPerDoubling)));
  }

  private static double mean(List<Found> found, ToDoubleFunction<Found> value) {
    return found.stream().mapToDouble(value).average().orElseThrow();
  }

  /** Of the quickest block; empty where there were too few for the compiler to be done. */
  private static OptionalDouble nanosOfStep(List<Found> found) {
    int blocks = found.stream().mapToInt(Found::blocks).sum();
    return blocks < FEWEST_BLOCKS
        ? OptionalDouble.empty()
        : found.stream().mapToDouble(Found::nanosOfStep).min();
  }

  /**
   * What blocks of a piece have shown.
   *
   * @param share of the most steps that trials can take
   * @param bytesOfOne of the result of one block
   * @param bytesPerDoubling by which results grow
   * @param blocks how many
   * @param nanosOfStep of the quickest of them
   */
  private record Found(
      PlannedPiece piece,
      double share,
      double bytesOfOne,
      double bytesPerDoubling,
      int blocks,
      double nanosOfStep) {}

  /** A piece of which blocks are run. */
  private static final class Sample<R extends Mergeable<R>> {
    private final PlannedPiece piece;
    private final TrialBlocks<R> work;
    private final R result;
    private TrialBlocks.Runner<R> runner;
    private int blocks;
    private double nanosOfStep = Double.POSITIVE_INFINITY;
    private double bytesOfOne;
    private Optional<Found> found = Optional.empty();

    Sample(PlannedPiece piece, TrialBlocks<R> work) {
      this.piece = piece;
      this.work = work;
      result = work.nothing();
    }

    void runBlock() {
      if (runner == null) {
        runner = work.runner(Vectorization.active());
      }
      long full = work.trials() / work.blockTrials();
      long before = result.trialSteps();
      // Not the time on the clock: others may be busy here.
      long started = THREADS.getCurrentThreadCpuTime();
      runner.run(blocks % full, result);
      double nanos = THREADS.getCurrentThreadCpuTime() - started;
      nanosOfStep = Math.min(nanosOfStep, nanos / (result.trialSteps() - before));
      blocks++;
      double bytes = ResultSize.bytes(result);
      bytesOfOne = blocks == 1 ? bytes : bytesOfOne;
      double trials = (double) blocks * work.blockTrials();
      double doublings = Math.max(1.0, Math.log(blocks) / Math.log(2.0));
      keep(
          new Found(
              piece,
              result.trialSteps() / trials / piece.mostSteps(),
              bytesOfOne,
              (bytes - bytesOfOne) / doublings,
              blocks,
              nanosOfStep));
    }

    private synchronized void keep(Found latest) {
      found = Optional.of(latest);
    }

    synchronized Optional<Found> found() {
      return found;
    }
  }
}
