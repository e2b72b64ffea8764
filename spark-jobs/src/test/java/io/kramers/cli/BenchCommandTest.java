package io.kramers.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kramers.bench.Workload;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BenchCommandTest {
  @ParameterizedTest
  @ValueSource(strings = {"langevin", "diffusion", "alpha-stable"})
  void jsonHasAnObjectForEachIntegratorSimdFirst(String workload) throws Exception {
    for (JsonNode each : measurements(workload)) {
      assertThat(each.get("millionTrialStepsPerSecond").asDouble()).isPositive();
      assertThat(each.get("escapeProbability").asDouble()).isBetween(0.0, 1.0);
      assertThat(each.get("trials").asLong()).isPositive();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"cnn-gradient", "cnn-per-sample"})
  void gradientsCountImages(String workload) throws Exception {
    for (JsonNode each : measurements(workload)) {
      assertThat(each.get("imagesPerSecond").asDouble()).isPositive();
      assertThat(each.get("meanLoss").asDouble()).isBetween(2.0, 3.0);
      assertThat(each.get("images").asLong()).isPositive();
      assertThat(each.has("millionTrialStepsPerSecond")).isFalse();
    }
  }

  private static JsonNode measurements(String workload) throws Exception {
    CommandLineRun outcome =
        CommandLineRun.of(
            "bench",
            "--workload",
            workload,
            "--threads",
            "1",
            "--lambda2",
            "1",
            "--seconds",
            "0.1",
            "--json");
    assertThat(outcome.code()).as(outcome.err()).isZero();
    JsonNode array = new ObjectMapper().readTree(outcome.out());
    assertThat(array).hasSize(2);
    assertThat(array.get(0).get("integrator").asText()).isEqualTo("simd");
    assertThat(array.get(1).get("integrator").asText()).isEqualTo("scalar");
    for (JsonNode each : array) {
      assertThat(each.get("workload").asText()).isEqualTo(workload);
      assertThat(each.get("threads").asInt()).isOne();
      assertThat(each.get("jdk").asText()).isEqualTo(Runtime.version().toString());
    }
    return array;
  }

  @Test
  void aLineNamesWhatItCounts() {
    String line =
        CommandLineRun.of(
                "bench", "--workload", "cnn-gradient", "--threads", "1", "--seconds", "0.1")
            .out()
            .lines()
            .findFirst()
            .orElseThrow();
    assertThat(line)
        .matches("cnn-gradient +simd +\\d+ bits +1 thread +[\\d.]+ images/s +mean loss .* images");
  }

  @Test
  void helpNamesEveryWorkload() {
    String help = CommandLineRun.of("bench", "--help").out().replaceAll("\\s+", " ");
    assertThat(help)
        .contains(
            "Workloads: "
                + Workload.ALL.stream().map(Workload::name).collect(Collectors.joining(", "))
                + ".");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--workload nonsense",
        "--threads 0",
        "--seconds 0",
        "--lambda1 -1",
        "--lambda2 NaN"
      })
  void badOptionsAreOneSentenceAndExitCode2(String option) {
    CommandLineRun outcome = CommandLineRun.of(("bench " + option).split(" "));
    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err().lines()).hasSize(1);
    assertThat(outcome.err()).startsWith("kramers: --").contains(option.split(" ")[1]);
  }
}
