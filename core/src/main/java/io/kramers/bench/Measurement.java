package io.kramers.bench;

import io.kramers.blocks.Mergeable;
import io.kramers.blocks.TrialBlocks;
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
 * @param millionTrialStepsPerSecond trials x steps by seconds; steps that an early exit saves count
 *     as taken
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
    Totals totals = totals(workload.work(lambda1, lambda2), provider, threads, seconds);
    return new Measurement(
        workload,
        provider,
        threads,
        totals.trialsPerSecond * Workload.STEPS / 1e6,
        totals.escaped / (double) totals.trials,
        totals.trials);
  }

  /** What all threads did. */
  private record Totals(double trialsPerSecond, long escaped, long trials) {}

  private static <R extends Mergeable<R>> Totals totals(
      Work<R> work, Vectorization provider, int threads, double seconds) {
    AtomicLong nextBlock = new AtomicLong();
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      run(pool, threads, () -> new Worker<>(work, provider, nextBlock).run(WARM_UP_SECONDS));
      List<Share<R>> shares =
          run(pool, threads, () -> new Worker<>(work, provider, nextBlock).run(seconds));
      R result = work.blocks().nothing();
      double rate = 0.0;
      long trials = 0;
      for (Share<R> share : shares) {
        result.merge(share.result);
        rate += share.trials / share.seconds;
        trials += share.trials;
      }
      return new Totals(rate, work.escaped().applyAsLong(result), trials);
    } finally {
      pool.shutdownNow();
    }
  }

  private static <T> List<T> run(ExecutorService pool, int threads, Callable<T> worker) {
    try {
      List<T> shares = new ArrayList<>();
      for (Future<T> future : pool.invokeAll(Collections.nCopies(threads, worker))) {
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
  private record Share<R>(R result, long trials, double seconds) {}

  private record Worker<R extends Mergeable<R>>(
      Work<R> work, Vectorization provider, AtomicLong nextBlock) {
    /** Whole blocks until the time is over; the time counted ends with the last of them. */
    Share<R> run(double seconds) {
      TrialBlocks.Runner<R> runner = work.blocks().runner(provider);
      R result = work.blocks().nothing();
      long trials = 0;
      long start = System.nanoTime();
      double elapsed;
      do {
        runner.run(nextBlock.getAndIncrement(), result);
        trials += TrialBlocks.BLOCK_TRIALS;
        elapsed = (System.nanoTime() - start) / NANOS;
      } while (elapsed < seconds);
      return new Share<>(result, trials, elapsed);
    }
  }
}
