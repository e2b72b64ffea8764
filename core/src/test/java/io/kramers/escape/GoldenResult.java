package io.kramers.escape;

import io.kramers.blocks.Mergeable;
import io.kramers.simd.Vectorization;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/** What the trials of a case did; workers fill it block by block. */
final class GoldenResult {
  private final GoldenCase golden;
  private final List<Counted<?>> counted;
  private final double[][][] states;

  GoldenResult(GoldenCase golden) {
    this.golden = golden;
    counted = golden.counts().stream().<Counted<?>>map(GoldenResult::counted).toList();
    GoldenPaths paths = golden.paths();
    states = new double[paths.steps()][paths.start().length][paths.count()];
  }

  private static <R extends Mergeable<R>> Counted<R> counted(GoldenCounts<R> counts) {
    return new Counted<>(counts);
  }

  /** Counts of all workers. */
  static final class Counted<R extends Mergeable<R>> {
    private final GoldenCounts<R> counts;
    private final R result;

    Counted(GoldenCounts<R> counts) {
      this.counts = counts;
      result = counts.nothing().get();
    }

    /** The share of one worker. */
    Share share(Vectorization provider, int capacity) {
      GoldenCounts.Runner<R> runner = counts.runner().apply(provider, capacity);
      R part = counts.nothing().get();
      return new Share() {
        @Override
        public void run(int first, int count) {
          runner.run(first, count, part);
        }

        @Override
        public void end() {
          synchronized (result) {
            result.merge(part);
          }
        }
      };
    }

    R result() {
      return result;
    }

    private String digest() {
      long[] numbers = counts.numbers().apply(result);
      ByteBuffer bytes = ByteBuffer.allocate(numbers.length * Long.BYTES);
      bytes.asLongBuffer().put(numbers);
      return counts.title() + " " + GoldenResult.digest(bytes);
    }
  }

  /** One worker's part of the work. */
  interface Share {
    void run(int first, int count);

    /** Hands in what the worker kept to itself. */
    void end();
  }

  /** What the case counts, in its order. */
  List<Counted<?>> counted() {
    return counted;
  }

  /** states()[step - 1][j][i] is coordinate j of trajectory i after a step. */
  double[][][] states() {
    return states;
  }

  /** The case's name, a hash of all counts of each kind, and one of the bits of all states. */
  String line() {
    return "%s: %s states %s"
        .formatted(
            golden.name(),
            counted.stream().map(Counted::digest).collect(Collectors.joining(" ")),
            digest(states));
  }

  private static String digest(double[][][] states) {
    ByteBuffer bytes =
        ByteBuffer.allocate(states.length * states[0].length * states[0][0].length * Double.BYTES);
    for (double[][] step : states) {
      for (double[] coordinate : step) {
        for (double w : coordinate) {
          // Canonical: sign and payload of a NaN are up to the processor's instructions.
          bytes.putLong(Double.doubleToLongBits(w));
        }
      }
    }
    return digest(bytes);
  }

  private static String digest(ByteBuffer bytes) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes.array());
      return HexFormat.of().formatHex(digest, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
