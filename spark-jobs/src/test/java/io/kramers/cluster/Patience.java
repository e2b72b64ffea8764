package io.kramers.cluster;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** Waiting for other processes, with an end. */
final class Patience {
  private static final long INTERVAL_MILLIS = 10;

  private Patience() {}

  /**
   * The first value that a probe finds.
   *
   * @param what is waited for, for the message
   * @throws AssertionError if there is none in time
   */
  static <T> T await(String what, Duration most, Callable<Optional<T>> probe) throws Exception {
    long end = System.nanoTime() + most.toNanos();
    while (true) {
      Optional<T> found = probe.call();
      if (found.isPresent()) {
        return found.get();
      }
      if (System.nanoTime() > end) {
        throw new AssertionError("no " + what + " within " + most.toSeconds() + " s");
      }
      TimeUnit.MILLISECONDS.sleep(INTERVAL_MILLIS);
    }
  }
}
