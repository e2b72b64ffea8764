package io.kramers.network;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Threads that share out numbered pieces of work, the first numbers first. */
public final class Workers implements AutoCloseable {
  private final int threads;
  private final ExecutorService pool;

  /** Starts so many threads, at least one. */
  public Workers(int threads) {
    this.threads = threads;
    pool =
        Executors.newFixedThreadPool(
            threads,
            work -> {
              Thread thread = new Thread(work, "network-worker");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** How many threads there are. */
  public int threads() {
    return threads;
  }

  /**
   * Runs the pieces 0, ..., count - 1 and waits for all of them. After a failure no further piece
   * begins.
   *
   * @throws IllegalStateException if this thread is interrupted or a piece throws a checked
   *     exception; a piece's own runtime exception is thrown as it is
   */
  public void run(int count, Piece piece) {
    AtomicInteger next = new AtomicInteger();
    List<Callable<Void>> shares =
        IntStream.range(0, threads).mapToObj(thread -> share(thread, count, next, piece)).toList();
    try {
      List<Future<Void>> done = new ArrayList<>(pool.invokeAll(shares));
      for (Future<Void> share : done) {
        share.get();
      }
    } catch (InterruptedException e) {
      next.set(count);
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while threads worked on a network", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException("a thread failed on a network", e.getCause());
    }
  }

  private static Callable<Void> share(int thread, int count, AtomicInteger next, Piece piece) {
    return () -> {
      try {
        for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
          piece.run(thread, i);
        }
      } catch (RuntimeException | Error e) {
        next.set(count);
        throw e;
      }
      return null;
    };
  }

  @Override
  public void close() {
    pool.shutdownNow();
  }

  /** Some of the work. */
  public interface Piece {
    /**
     * Does it.
     *
     * @param thread from 0, for scratch
     * @param number of the piece
     */
    void run(int thread, int number);
  }
}
