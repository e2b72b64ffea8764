package io.kramers.bench;

import io.kramers.blocks.TrialBlocks;
import io.kramers.escape.Cell;
import io.kramers.escape.Outcome;
import io.kramers.escape.Tally;
import io.kramers.simd.Vectorization;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How fast a workload ran, warm.
 *
 * @param workload what ran
 * @param provider the twin it ran on
 * @param threads how many threads ran blocks side by side
 * @param millionTrialStepsPerSecond trials x 500 steps by seconds; steps that an early exit saves
 *     count as taken
 * @param escapeProbability of the measured trials, so that the work can be seen to be real
 * @param trials how many were measured
 */
public record Measurement(
    Workload workload,
    Vectorization provider,
    int threads,
    double millionTrialStepsPerSecond,
    double escapeProbability,
    long trials) {
  private static final double WARM_UP_SECONDS = 2.0;
  private static final double NANOS = 1e9;

  /**
   * Runs a workload for two seconds to warm up, then for the given time.
   *
   * @param threads at least 1
   * @param seconds greater than 0
   */
  public static Measurement of(
      Workload workload,
      Vectorization provider,
      int threads,
      double lambda1,
      double lambda2,
      double seconds) {
    Cell cell = workload.cell(lambda1, lambda2);
    AtomicLong nextBlock = new AtomicLong();
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      run(pool, threads, () -> new Worker(cell, provider, nextBlock).run(WARM_UP_SECONDS));
      List<Share> shares =
          run(pool, threads, () -> new Worker(cell, provider, nextBlock).run(seconds));
      Tally tally = new Tally(cell.steps());
      double rate = 0.0;
      for (Share share : shares) {
        tally.merge(share.tally);
        rate += share.tally.trials() * (double) cell.steps() / share.seconds;
      }
      return new Measurement(
          workload,
          provider,
          threads,
          rate / 1e6,
          tally.count(Outcome.ESCAPED) / (double) tally.trials(),
          tally.trials());
    } finally {
      pool.shutdownNow();
    }
  }

  private static List<Share> run(ExecutorService pool, int threads, Callable<Share> worker) {
    try {
      List<Share> shares = new ArrayList<>();
      for (Future<Share> future : pool.invokeAll(Collections.nCopies(threads, worker))) {
        shares.add(future.get());
      }
      return shares;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the measurement was interrupted", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("the measurement failed", e.getCause());
    }
  }

  /** What one thread did. */
  private record Share(Tally tally, double seconds) {}

  private record Worker(Cell cell, Vectorization provider, AtomicLong nextBlock) {
    /** Whole blocks until the time is over; the time counted ends with the last of them. */
    Share run(double seconds) {
      TrialBlocks.Runner<Tally> integrator = cell.runner(provider);
      Tally tally = cell.nothing();
      long start = System.nanoTime();
      double elapsed;
      do {
        integrator.run(nextBlock.getAndIncrement(), tally);
        elapsed = (System.nanoTime() - start) / NANOS;
      } while (elapsed < seconds);
      return new Share(tally, elapsed);
    }
  }
}
