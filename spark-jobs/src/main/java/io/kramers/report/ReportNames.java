package io.kramers.report;

import io.kramers.dynamics.Dynamics;
import io.kramers.escape.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What parameters and dynamics are called in figures and reports. */
final class ReportNames {
  private static final Map<String, String> DYNAMICS =
      Map.of("sgd", "SGD", "langevin", "Langevin", "power-law", "power law");
  private static final Map<String, String> PARAMETERS =
      Map.of(
          "lambda1",
          "λ₁",
          "lambda2",
          "λ₂",
          "batchSize",
          "batch",
          "sigma",
          "σ",
          "rho",
          "ρ",
          "mu",
          "μ");

  private ReportNames() {}

  /** A dynamics' kind. */
  static String kind(Dynamics dynamics) {
    return DYNAMICS.getOrDefault(dynamics.kind(), dynamics.kind().replace('-', ' '));
  }

  /** A dynamics with all its parameters, numbers to three digits. */
  static String dynamics(Dynamics dynamics) {
    List<String> parts = new ArrayList<>(List.of(kind(dynamics)));
    dynamics.parameters().forEach((key, value) -> parts.add(parameter(key, value)));
    return parts.stream().filter(part -> !part.isEmpty()).collect(Collectors.joining(", "));
  }

  private static String parameter(String key, Object value) {
    if (value == null || Boolean.TRUE.equals(value)) {
      return "";
    }
    if (Boolean.FALSE.equals(value)) {
      return "without " + parameter(key);
    }
    if (key.equals("batchSize")) {
      return parameter(key) + " " + value;
    }
    return value instanceof Number number
        ? parameter(key) + " = " + ReportNumbers.parameter(number.doubleValue(), 3)
        : assignment(key, value);
  }

  /** A comma and the number of trials where it tells cells apart. */
  static String sweptTrials(Cell cell) {
    return cell.swept().containsKey("trials")
        ? ", " + ReportNumbers.count(cell.trials()) + " trials"
        : "";
  }

  /** A parameter and its value, as an equation. */
  static String assignment(String key, Object value) {
    return parameter(key) + " = " + value(value);
  }

  /** A parameter's name: {@code learningRate} is "learning rate". */
  static String parameter(String key) {
    return PARAMETERS.getOrDefault(
        key, key.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ").toLowerCase(Locale.ROOT));
  }

  /** A parameter's value. */
  static String value(Object value) {
    if (value == null) {
      return ReportNumbers.NONE;
    }
    if (value instanceof Boolean flag) {
      return flag ? "yes" : "no";
    }
    return value instanceof Number number
        ? ReportNumbers.parameter(number.doubleValue())
        : value.toString();
  }
}
