package io.kramers.gradientnoise;

import io.kramers.config.ConfigurationException;
import io.kramers.config.Settings;
import io.kramers.network.Network;
import io.kramers.network.ParameterGroup;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Reads lines: {@code { layer = conv1, scale = 0.001, steps = 10 }}, {@code { coordinate = 0 ...
 * }}, {@code { random = 3 ... }}, {@code { eigenvector = 1, of = hessian ... }} or {@code { to =
 * FOLDER, steps = 20 }}.
 */
final class LineReader {
  private static final int DEFAULT_STEPS = 10;
  private static final int DEFAULT_STEPS_BETWEEN = 20;
  private static final int LEAST_STEPS = 2;
  private static final int MOST_STEPS = 10_000;
  private static final int MOST_RANDOM = 1000;

  private final Network network;
  private final int eigenpairs;
  private final long seed;

  /**
   * A reader.
   *
   * @param eigenpairs how many are sought
   * @param seed of random directions
   */
  LineReader(Network network, int eigenpairs, long seed) {
    this.network = network;
    this.eigenpairs = eigenpairs;
    this.seed = seed;
  }

  private interface Kind {
    List<Line> read(Settings settings);
  }

  List<Line> read(List<Settings> sections) {
    Map<String, Kind> kinds =
        new TreeMap<>(
            Map.of(
                "layer", this::layer,
                "coordinate", this::coordinate,
                "random", this::random,
                "eigenvector", this::eigenvector,
                "to", this::between));
    List<Line> lines = new ArrayList<>();
    for (Settings section : sections) {
      List<String> given = kinds.keySet().stream().filter(section::has).toList();
      if (given.size() != 1) {
        String all = String.join(", ", kinds.keySet());
        throw new ConfigurationException(
            section.path() + " must have exactly one of the keys " + all);
      }
      lines.addAll(kinds.get(given.get(0)).read(section));
      section.rejectUnknownKeys();
    }
    rejectRepeats(sections, lines);
    return lines;
  }

  private static void rejectRepeats(List<Settings> sections, List<Line> lines) {
    Map<String, Line> names = new HashMap<>();
    for (Line line : lines) {
      if (names.put(line.name(), line) != null) {
        String path = sections.get(0).path();
        throw new ConfigurationException(
            path.substring(0, path.lastIndexOf('['))
                + " has the line "
                + line.name()
                + " twice; give each one once");
      }
    }
  }

  private static double[] eitherSide(Settings settings, double scale) {
    int steps = (int) settings.wholeNumber("steps", LEAST_STEPS, MOST_STEPS, DEFAULT_STEPS);
    return Line.eitherSide(scale, steps);
  }

  private List<Line> layer(Settings settings) {
    Map<String, ParameterGroup> groups =
        network.groups().stream().collect(Collectors.toMap(ParameterGroup::layer, each -> each));
    if (!groups.containsKey(settings.text("layer"))) {
      String all =
          network.groups().stream()
              .sorted(Comparator.comparingInt(ParameterGroup::offset))
              .map(ParameterGroup::layer)
              .collect(Collectors.joining(", "));
      throw settings.invalid("layer", "must be a layer with parameters: " + all);
    }
    ParameterGroup group = groups.get(settings.text("layer"));
    double scale = settings.positive("scale");
    return List.of(
        new Line(
            group.layer(),
            Optional.of(group.layer()),
            OptionalInt.empty(),
            scale,
            eitherSide(settings, scale),
            (weights, spectrum) -> Directions.layer(weights.length, group)));
  }

  private List<Line> coordinate(Settings settings) {
    int parameter = settings.wholeNumber("coordinate", 0, network.parameterCount() - 1);
    double scale = settings.positive("scale");
    return List.of(
        new Line(
            "coordinate " + parameter,
            Optional.empty(),
            OptionalInt.of(parameter),
            scale,
            eitherSide(settings, scale),
            (weights, spectrum) -> Directions.coordinate(weights.length, parameter)));
  }

  private List<Line> random(Settings settings) {
    int count = settings.wholeNumber("random", 1, MOST_RANDOM);
    double scale = settings.positive("scale");
    double[] offsets = eitherSide(settings, scale);
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int number = i;
      lines.add(
          line(
              "random " + (i + 1),
              scale,
              offsets,
              (weights, spectrum) -> Directions.random(weights.length, seed, number)));
    }
    return lines;
  }

  private static Line line(String name, double scale, double[] offsets, Line.Direction direction) {
    return new Line(name, Optional.empty(), OptionalInt.empty(), scale, offsets, direction);
  }

  private List<Line> eigenvector(Settings settings) {
    int number = settings.wholeNumber("eigenvector", 1, Integer.MAX_VALUE);
    if (number > eigenpairs) {
      throw settings.invalid(
          "eigenvector", "must be at most eigenpairs, which is " + eigenpairs + "; raise that");
    }
    Map<String, String> names =
        new TreeMap<>(Map.of("covariance", "covariance", "hessian", "Hessian"));
    String of = settings.oneOf("of", names.keySet());
    double scale = settings.positive("scale");
    return List.of(
        line(
            names.get(of) + " eigenvector " + number,
            scale,
            eitherSide(settings, scale),
            (weights, spectrum) ->
                (of.equals("hessian") ? spectrum.hessian() : spectrum.covariance())
                    .vectors()[number - 1]));
  }

  private List<Line> between(Settings settings) {
    double[] other = MinimumArchive.read(settings, "to", network).weights();
    int steps = (int) settings.wholeNumber("steps", LEAST_STEPS, MOST_STEPS, DEFAULT_STEPS_BETWEEN);
    return List.of(
        line(
            "to " + settings.file("to").name(),
            1.0 / steps,
            Line.onwards(1.0 / steps, steps),
            (weights, spectrum) -> {
              double[] direction = other.clone();
              for (int p = 0; p < direction.length; p++) {
                direction[p] -= weights[p];
              }
              return direction;
            }));
  }
}
