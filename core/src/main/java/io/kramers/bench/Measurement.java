package io.kramers.bench;

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
 * @param rate in the unit of the workload's {@link Measure}
 * @param average over what was measured, so that the work can be seen to be real
 * @param count how many trials or images were measured
 */
public record Measurement(
    Workload workload,
    Vectorization provider,
    int threads,
    double rate,
    double average,
    long count) {
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
    Work work = workload.work(lambda1, lambda2);
    AtomicLong nextBlock = new AtomicLong();
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      run(pool, threads, () -> new Worker(work, provider, nextBlock).run(WARM_UP_SECONDS));
      double itemsPerSecond = 0.0;
      double total = 0.0;
      long count = 0;
      for (Done done :
          run(pool, threads, () -> new Worker(work, provider, nextBlock).run(seconds))) {
        itemsPerSecond += done.count / done.seconds;
        total += done.total;
        count += done.count;
      }
      double rate = workload.measure().rate(itemsPerSecond);
      return new Measurement(workload, provider, threads, rate, total / count, count);
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
  private record Done(double total, long count, double seconds) {}

  private record Worker(Work work, Vectorization provider, AtomicLong nextBlock) {
    /** Whole blocks until the time is over; the time counted ends with the last of them. */
    Done run(double seconds) {
      Work.Share share = work.share(provider);
      long start = System.nanoTime();
      double elapsed;
      do {
        share.run(nextBlock.getAndIncrement());
        elapsed = (System.nanoTime() - start) / NANOS;
      } while (elapsed < seconds);
      return new Done(share.total(), share.count(), elapsed);
    }
  }
}
