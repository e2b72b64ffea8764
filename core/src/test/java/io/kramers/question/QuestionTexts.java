package io.kramers.question;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The cases of {@code reference/cases.json} as questions of a configuration. */
final class QuestionTexts {
  private QuestionTexts() {}

  /** The keys of the question that a case answers; empty for kinds that have no exact answer. */
  static Optional<String> of(JsonNode node, Path dataFolder) {
    JsonNode p = node.get("params");
    return switch (node.get("kind").asText()) {
      case "escape_prob_1d", "escape_prob_2d" ->
          Optional.of(
              "quantity = escape-probability\n"
                  + powerLaw(p)
                  + fourBasins(p, p.get("dim").asInt(), data(p, dataFolder))
                  + "steps = %d, learning-rate = %s"
                      .formatted(p.get("T").asLong(), text(p, "eta")));
      case "rare_escape_1d" -> Optional.of(rare(p));
      case "end_prob_1d" -> end(p, p, 1, endColumn(p), dataFolder);
      case "end_prob_2d" -> end(p, p.get("coords").get(0), 2, "0, 1", dataFolder);
      case "mfpt_continuous", "mfpt_em_chain" -> Optional.of(passage(p, text(p, "b"), 1));
      case "mfpt_continuous_a_to_c" -> Optional.of(passage(p, text(p, "c"), 1));
      case "mfpt2d_em_chain" -> Optional.of(passage(p, "0", 2));
      case "second_moment" ->
          Optional.of(
              "quantity = second-moment, start = %s, time = %s%n"
                      .formatted(text(p, "x0"), text(p, "t"))
                  + pearson(p));
      case "eps_escape_time", "eps_escape_time_multid" ->
          Optional.of(
              "quantity = epsilon-escaping-time, epsilon-squared = %s%n".formatted(text(p, "eps2"))
                  + pearson(p));
      case "stationary_tail" ->
          Optional.of(
              "quantity = stationary-tail, radius = %s%n".formatted(text(p, "r")) + pearson(p));
      case "second_moment_discrete" ->
          Optional.of(
              "quantity = second-moment, start = %s, steps = %s%n"
                      .formatted(text(p, "x0"), text(p, "T"))
                  + linearChain(p, text(p, "lambda2")));
      case "tail_index_discrete" -> Optional.of("quantity = tail-index\n" + linearChain(p, "1"));
      case "stable_exit_nodrift" -> Optional.of(stable(p, 0));
      case "stable_exit_continuous", "stable_exit_em_chain" -> Optional.of(stable(p, 1));
      default -> Optional.empty();
    };
  }

  private static String powerLaw(JsonNode p) {
    return "dynamics { kind = power-law, lambda1 = %s, lambda2 = %s }%n"
        .formatted(text(p, "lambda1"), text(p, "lambda2"));
  }

  private static String fourBasins(JsonNode p, int dimension, String data) {
    return "landscape { kind = four-basins, dimension = %d, scale = %s, data %s }%n"
        .formatted(dimension, text(p, "scale"), data);
  }

  private static String data(JsonNode p, Path folder) {
    String name = p.path("data").asText("none");
    if (name.equals("none")) {
      return "{ kind = none }";
    }
    return csv(folder, name, p.has("coordinate") ? text(p, "coordinate") : "0, 1");
  }

  private static String csv(Path folder, String name, String columns) {
    return "{ kind = csv, path = \"%s\", columns = [%s] }"
        .formatted(folder.resolve(name + ".csv"), columns);
  }

  private static String endColumn(JsonNode p) {
    String file = p.path("data").asText("");
    return file.isEmpty() ? "" : file.substring(file.indexOf(".txt") - 1, file.indexOf(".txt"));
  }

  private static Optional<String> end(
      JsonNode p, JsonNode coordinate, int dimension, String columns, Path folder) {
    String quantity = p.get("quantity").asText();
    if (quantity.equals("end_above_finite")) {
      return Optional.empty();
    }
    String asked = quantity.contains("below") ? "end-below-probability" : "diverged-probability";
    String data = coordinate.has("data") ? csv(folder, "B", columns) : "{ kind = none }";
    return Optional.of(
        "quantity = %s%n".formatted(asked)
            + powerLaw(coordinate)
            + fourBasins(coordinate, dimension, data)
            + "steps = %s, learning-rate = %s%n".formatted(text(p, "T"), text(p, "eta"))
            + "exit { rule = final-step, divergence-radius = %s }".formatted(text(p, "R")));
  }

  private static String rare(JsonNode p) {
    String steps = "%nsteps = %s, learning-rate = %s".formatted(text(p, "T"), text(p, "eta"));
    if (p.has("lambda1")) {
      return "quantity = escape-probability\n"
          + powerLaw(p)
          + fourBasins(p, 1, "{ kind = none }")
          + steps;
    }
    return "quantity = escape-probability, landscape { kind = quartic }, from = 1, to = 0\n"
        + "noise { kind = loss-dependent, sigma = %s, mu = %s }%n"
            .formatted(text(p, "sigma"), text(p, "mu"))
        + "time-step = %s, interpretation = %s"
            .formatted(text(p, "dt"), p.get("isothermal").asBoolean() ? "isothermal" : "ito")
        + steps;
  }

  private static String passage(JsonNode p, String to, int dimension) {
    String landscape =
        p.get("potential").asText().startsWith("pwq")
            ? "kind = piecewise-quadratic, curvature-a = %s, curvature-b = %s"
                .formatted(text(p, "Ha"), text(p, "Hb"))
            : "kind = quartic, factor = " + p.path("A").asText("1");
    return """
        quantity = mean-exit-time, learning-rate = %s, interpretation = %s
        landscape { %s, dimension = %d }
        noise { kind = loss-dependent, sigma = %s, mu = %s }
        from = %s, to = %s
        """
            .formatted(
                text(p, "eta"),
                interpretation(p),
                landscape,
                dimension,
                text(p, "sigma"),
                text(p, "mu"),
                p.path("a").asText("-1"),
                to)
        + (p.has("dt") ? "time-step = " + text(p, "dt") : "");
  }

  private static String pearson(JsonNode p) {
    return """
        learning-rate = %s, interpretation = %s
        landscape { kind = harmonic, curvatures = %s }
        noise { kind = state-dependent, sigma = %s, rho = %s }"""
        .formatted(
            text(p, "eta"),
            interpretation(p),
            list(p.get("h")),
            list(p.get("sigma")),
            list(p.get("rho")));
  }

  private static String linearChain(JsonNode p, String lambda2) {
    return """
        learning-rate = %s, landscape { kind = harmonic, curvatures = [%s] }
        dynamics { kind = power-law, lambda1 = %s, lambda2 = %s }"""
        .formatted(text(p, "eta"), text(p, "h"), text(p, "lambda1"), lambda2);
  }

  private static String stable(JsonNode p, int curvature) {
    return """
        quantity = mean-exit-time, interval = [-1, 1], start = 0
        landscape { kind = harmonic, curvatures = [%d] }
        noise { kind = alpha-stable, alpha = %s, scale = %s }
        """
            .formatted(curvature, text(p, "alpha"), text(p, "eps"))
        + (p.has("h") ? "time-step = " + text(p, "h") : "");
  }

  private static String interpretation(JsonNode p) {
    return switch (p.get("convention").asText()) {
      case "additive" -> "ito";
      case "strat" -> "stratonovich";
      default -> p.get("convention").asText().toLowerCase(Locale.ROOT);
    };
  }

  private static String list(JsonNode values) {
    List<String> texts = new ArrayList<>();
    if (values.isArray()) {
      values.forEach(value -> texts.add(value.asText()));
    } else {
      texts.add(values.asText());
    }
    return "[" + String.join(", ", texts) + "]";
  }

  private static String text(JsonNode p, String name) {
    return p.get(name).asText();
  }
}
