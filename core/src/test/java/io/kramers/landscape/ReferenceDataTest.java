package io.kramers.landscape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigUtil;
import io.kramers.SharedFiles;
import io.kramers.config.Settings;
import io.kramers.dynamics.AdditiveNoise;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/**
 * Minimum, saddle and matched noise of the data sets A and B against the values that the reference
 * cases were computed with, which other software found.
 */
@EnabledIf(value = SharedFiles.PRESENT, disabledReason = SharedFiles.ABSENT)
class ReferenceDataTest {
  private static final Map<String, Landscape> LANDSCAPES = new HashMap<>();
  private static List<JsonNode> cases;

  @BeforeAll
  static void readCases() throws IOException {
    Path file = SharedFiles.file("reference/cases.json");
    cases = new ArrayList<>();
    new ObjectMapper().readTree(file.toFile()).forEach(node -> cases.add(node.get("params")));
  }

  private static Landscape landscape(String data, double scale) {
    return LANDSCAPES.computeIfAbsent(
        data + scale,
        name -> {
          Path file = SharedFiles.file("reference/data/" + data + ".csv");
          String config =
              "kind = four-basins, scale = %s, data { kind = csv, path = %s }"
                  .formatted(scale, ConfigUtil.quoteString(file.toString()));
          return Landscapes.read(
              Settings.of(ConfigFactory.parseString(config).root(), "landscape"));
        });
  }

  private static List<JsonNode> casesOnData(String key) {
    return cases.stream()
        .filter(params -> params.has(key) && params.path("data").asText().matches("[AB]"))
        .toList();
  }

  private static double[] numbers(JsonNode node) {
    double[] numbers = new double[node.size()];
    for (int j = 0; j < numbers.length; j++) {
      numbers[j] = node.get(j).doubleValue();
    }
    return numbers;
  }

  private static void assertPoint(JsonNode expected, JsonNode params, double[] point) {
    if (expected.isArray()) {
      assertThat(point).containsExactly(numbers(expected), within(1e-12));
    } else if (expected.isNumber()) {
      assertThat(point[params.get("coordinate").intValue()])
          .isCloseTo(expected.doubleValue(), within(1e-12));
    }
  }

  @Test
  void saddlesAreTheReferences() {
    List<JsonNode> withSaddle = casesOnData("b");
    assertThat(withSaddle).hasSizeGreaterThan(100);
    for (JsonNode params : withSaddle) {
      assertPoint(params.get("b"), params, of(params).saddle());
    }
  }

  @Test
  void minimaAreTheReferences() {
    List<JsonNode> withMinimum = casesOnData("wstar");
    assertThat(withMinimum).hasSizeGreaterThan(100);
    for (JsonNode params : withMinimum) {
      assertPoint(params.get("wstar"), params, of(params).minimum());
    }
  }

  private static Landscape of(JsonNode params) {
    return landscape(params.get("data").asText(), params.get("scale").doubleValue());
  }

  @Test
  void matchedNoiseIsTheReferences() {
    List<JsonNode> matched = casesOnData("lambda2_matched_batch");
    assertThat(matched).hasSizeGreaterThan(100);
    for (JsonNode params : matched) {
      boolean asScaled = params.get("lambda2_rematched_to_scale").booleanValue();
      Landscape landscape =
          landscape(
              params.get("data").asText(), asScaled ? params.get("scale").doubleValue() : 1.0);
      double lambda2 =
          AdditiveNoise.match(
              landscape.sampleGradients().orElseThrow(),
              landscape.minimum(),
              params.get("lambda2_matched_batch").intValue(),
              true);
      double expected = params.get("lambda2").doubleValue();
      assertThat(lambda2).isCloseTo(expected, within(1e-12 * expected));
    }
  }
}
