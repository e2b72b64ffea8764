package io.kramers.escape;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The exact escape probabilities of {@code reference/cases.json}, as experiments. Cases that one
 * run answers are grouped: those that differ in the number of steps alone, through its histogram of
 * exit steps, and those that differ in the quantity.
 */
final class ReferenceCases {
  private static final double LEAST = 1e-4;

  private ReferenceCases() {}

  /** A quantity with its exact value. */
  record Case(String id, String quantity, long steps, double value, double tolerance) {
    /** The frequency of the case's event among the trials of a run. */
    double frequency(Tally tally) {
      double count =
          switch (quantity) {
            case "diverged" -> tally.count(Outcome.DIVERGED);
            case "end_above_finite" -> tally.count(Outcome.CENSORED);
            case "end_below_finite" -> tally.count(Outcome.ESCAPED);
            case "cross" -> escapedWithin(tally);
            default -> throw new AssertionError(quantity);
          };
      return count / tally.trials();
    }

    private double escapedWithin(Tally tally) {
      long[] histogram = tally.histogram();
      long count = 0;
      for (int k = 0; k < steps; k++) {
        count += histogram[k];
      }
      return count;
    }
  }

  /** An experiment of one cell, and what it answers. */
  record Run(String name, String escapeSection, long steps, double[] minimum, List<Case> cases) {
    @Override
    public String toString() {
      return name;
    }
  }

  /** All runs, in the file's order. */
  static List<Run> read(Path cases, Path dataFolder) throws IOException {
    Map<String, List<Case>> byExperiment = new LinkedHashMap<>();
    Map<String, double[]> minima = new LinkedHashMap<>();
    for (JsonNode node : new ObjectMapper().readTree(cases.toFile())) {
      double value = node.get("value").asDouble();
      String experiment = experiment(node, dataFolder);
      if (experiment != null && value >= LEAST && value <= 1 - LEAST) {
        JsonNode params = node.get("params");
        byExperiment
            .computeIfAbsent(experiment, key -> new ArrayList<>())
            .add(
                new Case(
                    node.get("id").asText(),
                    quantity(node),
                    params.get("T").asLong(),
                    value,
                    node.get("tolerance").asDouble()));
        minima.put(experiment, minimum(params));
      }
    }
    List<Run> runs = new ArrayList<>();
    byExperiment.forEach(
        (experiment, group) -> {
          long steps = group.stream().mapToLong(Case::steps).max().orElseThrow();
          runs.add(new Run(group.get(0).id(), experiment, steps, minima.get(experiment), group));
        });
    return runs;
  }

  /** What the case is about, as far as one run is concerned; null if it is not an escape. */
  private static String experiment(JsonNode node, Path dataFolder) {
    JsonNode params = node.get("params");
    return switch (node.get("kind").asText()) {
      case "escape_prob_1d", "escape_prob_2d" ->
          landscape(
                  params.get("dim").asInt(),
                  params.get("scale").asDouble(),
                  data(params.get("data").asText(), params.path("coordinate"), dataFolder))
              + powerLaw(params)
              + "exit { rule = any-step }\n";
      case "end_prob_1d" ->
          landscape(1, params.get("scale").asDouble(), endData(params, dataFolder))
              + powerLaw(params)
              + finalStep(params);
      case "end_prob_2d" -> {
        JsonNode first = params.get("coords").get(0);
        yield landscape(
                2,
                first.get("scale").asDouble(),
                data(first.has("data") ? "B" : "none", first.path("none"), dataFolder))
            + powerLaw(first)
            + finalStep(params);
      }
      case "sgd_escape_2d" ->
          sgdQuantities().contains(params.get("quantity").asText())
              ? landscape(
                      2,
                      params.get("scale").asDouble(),
                      data(params.get("data").asText(), params.path("none"), dataFolder))
                  + "dynamics = [{ kind = sgd, batch-size = %d, replacement = %s }]%n"
                      .formatted(params.get("batch").asInt(), params.get("replacement").asBoolean())
                  + (params.get("quantity").asText().equals("cross")
                      ? "exit { rule = any-step }\n"
                      : finalStep(params))
              : null;
      default -> null;
    };
  }

  private static List<String> sgdQuantities() {
    return List.of("cross", "diverged", "end_below_finite");
  }

  private static String landscape(int dimension, double scale, String data) {
    return "landscape { kind = four-basins, dimension = %d, scale = %s, data %s }%n"
        .formatted(dimension, scale, data);
  }

  private static String data(String name, JsonNode coordinate, Path folder) {
    if (name.equals("none")) {
      return "{ kind = none }";
    }
    String columns = coordinate.isMissingNode() ? "[0, 1]" : "[" + coordinate.asInt() + "]";
    return "{ kind = csv, path = \"%s\", columns = %s }"
        .formatted(folder.resolve(name + ".csv"), columns);
  }

  /** One-dimensional end cases name a column of B by the file data/B0.txt or data/B1.txt. */
  private static String endData(JsonNode params, Path folder) {
    if (!params.has("data")) {
      return "{ kind = none }";
    }
    String file = params.get("data").asText();
    char column = file.charAt(file.indexOf(".txt") - 1);
    return "{ kind = csv, path = \"%s\", columns = [%s] }"
        .formatted(folder.resolve("B.csv"), column);
  }

  private static String powerLaw(JsonNode params) {
    return "dynamics = [{ kind = power-law, lambda1 = %s, lambda2 = %s }]%n"
        .formatted(params.get("lambda1").asText(), params.get("lambda2").asText());
  }

  /** The number of steps belongs to the experiment: each ends once. */
  private static String finalStep(JsonNode params) {
    return "steps = %d%nexit { rule = final-step, divergence-radius = %s }%n"
        .formatted(params.get("T").asLong(), params.get("R").asText());
  }

  private static String quantity(JsonNode node) {
    String quantity = node.get("params").path("quantity").asText();
    return switch (quantity) {
      case "" -> "cross";
      case "some coordinate diverged (|w|>R)" -> "diverged";
      case "no coordinate diverged and at least one ends below b" -> "end_below_finite";
      default -> quantity;
    };
  }

  private static double[] minimum(JsonNode params) {
    List<Double> values = new ArrayList<>();
    if (params.has("coords")) {
      params.get("coords").forEach(coordinate -> values.add(coordinate.get("wstar").asDouble()));
    } else if (params.path("wstar").isArray()) {
      params.get("wstar").forEach(value -> values.add(value.asDouble()));
    } else if (params.has("wstar")) {
      values.add(params.get("wstar").asDouble());
    }
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
