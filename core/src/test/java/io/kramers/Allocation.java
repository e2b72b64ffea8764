package io.kramers;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;

/** Bytes that this thread allocates once the compiler has settled. */
public final class Allocation {
  /** Less than this a step is nothing. */
  public static final double NOTHING = 0.05;

  /** How long the compiler may take to settle. */
  public static final long PATIENCE_NANOS = 20_000_000_000L;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private Allocation() {}

  /** Work that is repeated. */
  public interface Round {
    /** Runs some steps and returns how many. */
    long run();
  }

  /** Bytes a step once a round has allocated nothing: the median of the rounds that follow. */
  public static double settledBytes(long patienceNanos, Round round) {
    long start = System.nanoTime();
    double bytes;
    do {
      bytes = bytes(round);
    } while (bytes >= NOTHING && System.nanoTime() - start < patienceNanos);
    double[] following = new double[21];
    Arrays.setAll(following, i -> bytes(round));
    Arrays.sort(following);
    return following[following.length / 2];
  }

  private static double bytes(Round round) {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    long steps = round.run();
    return (double) (THREADS.getCurrentThreadAllocatedBytes() - before) / steps;
  }
}
