package io.kramers.escape;

import static org.assertj.core.api.Assertions.assertThat;

import io.kramers.OtherJvm;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A JVM of its own in which {@link GoldenRounds} runs.
 *
 * @param threads that run blocks
 */
record GoldenJvm(OtherJvm jvm, int threads) {
  /** What the JVM printed: of itself, each round's title and lines, and what C2 compiled. */
  record Report(String jvm, List<String> rounds, List<List<String>> lines, String compiled) {
    boolean softwareFma() {
      return jvm.endsWith(GoldenRounds.SOFTWARE_FMA);
    }
  }

  @Override
  public String toString() {
    return "%s, %d thread%s".formatted(jvm, threads, threads == 1 ? "" : "s");
  }

  /** Runs it, and fails on the first round with lines that are not the golden ones. */
  Report check() throws IOException, InterruptedException {
    Report report = report();
    assertThat(report.rounds).as(toString()).hasSizeGreaterThan(1);
    List<String> golden =
        report.softwareFma() ? GoldenSummary.goldenOfSmallCases() : GoldenSummary.golden();
    for (int round = 0; round < report.rounds.size(); round++) {
      assertThat(GoldenSummary.differences(golden, report.lines.get(round)))
          .as("%s: %s", this, report.rounds.get(round))
          .isEmpty();
    }
    return report;
  }

  private Report report() throws IOException, InterruptedException {
    // One thread begins in order, more with a shuffle.
    return read(
        jvm.output(
            GoldenRounds.class, Integer.toString(threads), Integer.toString(100 * (threads - 1))));
  }

  private static Report read(List<String> output) {
    String jvm = "";
    String compiled = "";
    List<String> rounds = new ArrayList<>();
    List<List<String>> lines = new ArrayList<>();
    for (String line : output) {
      if (line.startsWith(GoldenRounds.JVM)) {
        jvm = line;
      } else if (line.startsWith(GoldenRounds.ROUND)) {
        rounds.add(line);
        lines.add(new ArrayList<>());
      } else if (line.startsWith(GoldenRounds.COMPILED)) {
        compiled = line;
      } else if (!rounds.isEmpty()) {
        lines.get(lines.size() - 1).add(line);
      }
    }
    return new Report(jvm, rounds, lines, compiled);
  }
}
