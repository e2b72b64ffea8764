package io.kramers.escape;

import io.kramers.dynamics.Stepper;
import io.kramers.dynamics.Trials;
import io.kramers.simd.Vectorization;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * A digest of trajectories and tallies of every dynamics: one line each. As a program it prints the
 * provider and the lines twice, from cold and from warm code, for other JVMs to be compared with.
 */
final class Fingerprint {
  private static final int COUNT = 300;

  private Fingerprint() {}

  public static void main(String[] args) {
    System.out.println(Vectorization.active());
    lines(Vectorization.active()).forEach(System.out::println);
    for (int round = 0; round < 20; round++) {
      lines(Vectorization.active());
    }
    lines(Vectorization.active()).forEach(System.out::println);
  }

  static List<String> lines(Vectorization provider) {
    List<String> dynamics =
        List.of(
            "{ kind = gradient-descent }",
            "{ kind = sgd, batch-size = 3 }",
            "{ kind = sgd, batch-size = 4, replacement = false }",
            "{ kind = langevin, lambda2 = 2.5 }",
            "{ kind = power-law, lambda1 = 32, lambda2 = matched }");
    List<String> lines = new ArrayList<>();
    for (String each : dynamics) {
      Cell cell = Cells.cell(2, Cells.GAUSSIAN, each, "trials = 300, steps = 60");
      lines.add(digest(cell, provider) + " " + cell.dynamics().kind());
    }
    return lines;
  }

  private static String digest(Cell cell, Vectorization provider) {
    Stepper stepper =
        cell.dynamics().stepper(cell.landscape(), cell.learningRate(), cell.key(), provider, COUNT);
    Trials trials = new Trials(2, COUNT);
    trials.start(0, COUNT, cell.landscape().minimum());
    ByteBuffer bytes = ByteBuffer.allocate(2 * COUNT * Double.BYTES + 1024);
    for (int step = 1; step <= 12; step++) {
      stepper.advance(trials, step);
    }
    for (double[] w : trials.w()) {
      for (int i = 0; i < COUNT; i++) {
        // Canonical: sign and payload of a NaN are up to the processor's instructions.
        bytes.putLong(Double.doubleToLongBits(w[i]));
      }
    }
    Tally tally = new Tally(cell.steps());
    Integrator integrator = new Integrator(cell, provider);
    integrator.run(0, tally);
    for (long count : tally.histogram()) {
      bytes.putLong(count);
    }
    bytes.putLong(tally.count(Outcome.ESCAPED)).putLong(tally.count(Outcome.DIVERGED));
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes.array());
      return HexFormat.of().formatHex(digest, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
