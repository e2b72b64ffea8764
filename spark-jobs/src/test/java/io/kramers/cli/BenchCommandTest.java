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
      assertThat(each.get("millionTrialStepsPerSecond").asDouble()).isPositive();
      assertThat(each.get("escapeProbability").asDouble()).isBetween(0.0, 1.0);
      assertThat(each.get("trials").asLong()).isPositive();
      assertThat(each.get("jdk").asText()).isEqualTo(Runtime.version().toString());
    }
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
