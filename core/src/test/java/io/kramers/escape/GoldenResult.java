package io.kramers.escape;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** What the trials of a case did; workers fill it block by block. */
final class GoldenResult {
  private final GoldenCase golden;
  private final List<Tally> tallies;
  private final double[][][] states;

  GoldenResult(GoldenCase golden) {
    this.golden = golden;
    tallies = golden.cells().stream().map(cell -> new Tally(cell.steps())).toList();
    int dimension = golden.cells().get(0).landscape().dimension();
    states = new double[golden.size().stateSteps()][dimension][golden.size().states()];
  }

  /** Adds a worker's counts. */
  synchronized void merge(int rule, Tally tally) {
    tallies.get(rule).merge(tally);
  }

  /** Counts by exit rule: any-step, final-step. */
  List<Tally> tallies() {
    return tallies;
  }

  /** states()[step - 1][j][i] is coordinate j of trajectory i after a step. */
  double[][][] states() {
    return states;
  }

  /** The case's name, a hash of each exit rule's tally, and one of the bits of all states. */
  String line() {
    return "%s: any-step %s final-step %s states %s"
        .formatted(golden.name(), digest(tallies.get(0)), digest(tallies.get(1)), digest(states));
  }

  private static String digest(Tally tally) {
    long[] histogram = tally.histogram();
    ByteBuffer bytes =
        ByteBuffer.allocate((histogram.length + Outcome.values().length + 2) * Long.BYTES);
    for (Outcome outcome : Outcome.values()) {
      bytes.putLong(tally.count(outcome));
    }
    bytes.putLong(tally.exitStepSum()).putLong(tally.trialSteps());
    bytes.asLongBuffer().put(histogram);
    return digest(bytes);
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
