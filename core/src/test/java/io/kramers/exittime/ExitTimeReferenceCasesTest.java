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
 * Simulated mean exit times against the exact ones of {@code reference/cases.json}: chains watched
 * at their steps, without bias, within 4 standard errors. A right engine fails a case with
 * probability 6e-5.
 */
class ExitTimeReferenceCasesTest {
  private static final Path CASES =
      Path.of(System.getProperty("kramers.shared", "absent"), "reference", "cases.json");

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
    check(chain, 40_000);
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
      if (kind.equals("mfpt_em_chain") || kind.equals("mfpt2d_em_chain")) {
        cases.add(
            new Case(
                node.get("id").asText(),
                experiment(node.get("params"), kind.equals("mfpt2d_em_chain") ? 2 : 1)
                    + ", crossing = discrete, horizon = "
                    + 40 * node.get("value").asDouble(),
                node.get("value").asDouble(),
                node.get("tolerance").asDouble()));
      }
    }
    return cases;
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
        learning-rate = %s, interpretation = %s, time-step = %s, from = %s, to = %s"""
        .formatted(
            landscape,
            dimension,
            params.get("sigma").asText(),
            params.get("mu").asText(),
            params.get("eta").asText(),
            interpretation(params.get("convention").asText()),
            params.get("dt").asText(),
            params.path("a").asText("-1"),
            params.path("b").asText("0"));
  }

  private static String interpretation(String convention) {
    return switch (convention) {
      case "additive" -> "ito";
      case "strat" -> "stratonovich";
      default -> convention;
    };
  }
}
