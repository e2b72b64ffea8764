package io.kramers.exittime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Simulated mean exit times against the exact ones of {@code reference/cases.json}, as far as they
 * are at most 20,000 time steps: chains watched at their steps within 4 standard errors, processes
 * in continuous time within 4 more than the time step's exact bias. A right engine fails a case
 * with probability 6e-5.
 */
class ExitTimeReferenceCasesTest {
  private static final Path CASES =
      Path.of(System.getProperty("kramers.shared", "absent"), "reference", "cases.json");

  private static final double MOST_STEPS = 20_000;

  /** A case as an experiment. */
  record Case(String id, String experiment, double value, double tolerance) {
    @Override
    public String toString() {
      return id;
    }
  }

  @Tag("slow")
  @ParameterizedTest
  @MethodSource("chains")
  void chainsHaveTheirExactMeans(Case chain) {
    check(chain, 20_000);
  }

  @Tag("slow")
  @ParameterizedTest
  @MethodSource("processes")
  void processesInContinuousTimeHaveTheirExactMeansButForTheStatedBias(Case process) {
    ExitTimeCell cell = ExitTimeRuns.cell(process.experiment + ", trials = 4096");
    ExitTimeEstimate estimate = ExitTimeRuns.run(cell);
    ExitTimeReference reference = ExitTimeReference.of(cell);
    double bias =
        Math.abs(
            reference.chain().orElseThrow().value() - reference.continuous().orElseThrow().value());
    double standardError = estimate.standardDeviation() / Math.sqrt(estimate.times().exited());
    assertThat(estimate.mean().orElseThrow())
        .isCloseTo(process.value, within(4 * standardError + bias + process.tolerance));
  }

  @Test
  void aChainOfEachPotentialHasItsExactMean() throws IOException {
    for (Case chain : chains()) {
      if (chain.value < 130 && chain.experiment.contains("time-step = 0.1")) {
        check(chain, 4_096);
      }
    }
  }

  private static void check(Case chain, int trials) {
    ExitTimeEstimate estimate =
        ExitTimeRuns.run(ExitTimeRuns.cell(chain.experiment + ", trials = " + trials));
    assertThat(estimate.complete()).isTrue();
    double standardError = estimate.standardDeviation() / Math.sqrt(trials);
    assertThat(estimate.mean().orElseThrow())
        .isCloseTo(chain.value, within(4 * standardError + chain.tolerance));
  }

  static List<Case> chains() throws IOException {
    assumeTrue(Files.exists(CASES), "no reference/cases.json under -Dkramers.shared: skipped");
    List<Case> cases = new ArrayList<>();
    for (JsonNode node : new ObjectMapper().readTree(CASES.toFile())) {
      String kind = node.get("kind").asText();
      JsonNode params = node.get("params");
      String experiment =
          switch (kind) {
            case "mfpt_em_chain" -> experiment(params, 1) + timeStep(params, "dt");
            case "mfpt2d_em_chain" -> experiment(params, 2) + timeStep(params, "dt");
            case "stable_exit_em_chain" -> stable(params, 1) + timeStep(params, "h").substring(2);
            default -> "";
          };
      if (!experiment.isEmpty()) {
        cases.add(
            new Case(
                node.get("id").asText(),
                experiment
                    + ", crossing = discrete, horizon = "
                    + 40 * node.get("value").asDouble(),
                node.get("value").asDouble(),
                node.get("tolerance").asDouble()));
      }
    }
    return cases;
  }

  static List<Case> processes() throws IOException {
    assumeTrue(Files.exists(CASES), "no reference/cases.json under -Dkramers.shared: skipped");
    List<Case> cases = new ArrayList<>();
    for (JsonNode node : new ObjectMapper().readTree(CASES.toFile())) {
      String kind = node.get("kind").asText();
      JsonNode params = node.get("params");
      double value = node.get("value").asDouble();
      double timeStep = 0.05;
      String experiment =
          switch (kind) {
            case "mfpt_continuous" -> experiment(params, 1) + ", time-step = 0.05";
            case "mfpt_continuous_a_to_c" ->
                experiment(params, 1).replace("to = 0", "to = " + params.get("c").asText())
                    + ", time-step = 0.05";
            case "stable_exit_continuous" -> stable(params, 1) + "time-step = 0.05";
            case "stable_exit_nodrift" -> stable(params, 0) + "time-step = 0.05";
            default -> "";
          };
      if (!experiment.isEmpty() && value <= MOST_STEPS * timeStep) {
        cases.add(
            new Case(
                node.get("id").asText(),
                experiment + ", horizon = " + 40 * Math.max(1.0, value),
                value,
                node.get("tolerance").asDouble()));
      }
    }
    return cases;
  }

  private static String stable(JsonNode params, int curvature) {
    return """
        landscape { kind = harmonic, curvatures = [%d] }
        noise { kind = alpha-stable, alpha = %s, scale = %s }
        interval = [-1, 1], start = 0, """
        .formatted(curvature, params.get("alpha").asText(), params.get("eps").asText());
  }

  private static String experiment(JsonNode params, int dimension) {
    String landscape =
        params.get("potential").asText().startsWith("pwq")
            ? "kind = piecewise-quadratic, curvature-a = %s, curvature-b = %s"
                .formatted(params.get("Ha").asText(), params.get("Hb").asText())
            : "kind = quartic, factor = " + params.path("A").asText("1");
    return """
        landscape { %s, dimension = %d }
        noise { kind = loss-dependent, sigma = %s, mu = %s }
        learning-rate = %s, interpretation = %s, from = %s, to = %s"""
        .formatted(
            landscape,
            dimension,
            params.get("sigma").asText(),
            params.get("mu").asText(),
            params.get("eta").asText(),
            interpretation(params.get("convention").asText()),
            params.path("a").asText("-1"),
            params.path("b").asText("0"));
  }

  private static String timeStep(JsonNode params, String name) {
    return ", time-step = " + params.get(name).asText();
  }

  private static String interpretation(String convention) {
    return switch (convention) {
      case "additive" -> "ito";
      case "strat" -> "stratonovich";
      default -> convention;
    };
  }
}
