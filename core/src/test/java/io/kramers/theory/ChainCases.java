package io.kramers.theory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigUtil;
import io.kramers.SharedFiles;
import io.kramers.config.Settings;
import io.kramers.dynamics.CoordinateDiffusion;
import io.kramers.dynamics.CoordinateNoise;
import io.kramers.dynamics.Interpretation;
import io.kramers.landscape.Landscape;
import io.kramers.landscape.Landscapes;
import io.kramers.landscape.Profile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** The cases of {@code reference/cases.json} that the transfer operator answers. */
final class ChainCases {
  private static final Set<String> KINDS =
      Set.of(
          "escape_prob_1d",
          "escape_prob_2d",
          "end_prob_1d",
          "end_prob_2d",
          "rare_escape_1d",
          "mfpt_em_chain",
          "mfpt2d_em_chain");

  private ChainCases() {}

  /** A case, and how its value is found here. */
  record Case(String id, String kind, double value, double tolerance, Supplier<Exact> answer) {
    @Override
    public String toString() {
      return id;
    }
  }

  /** All cases, in the file's order. */
  static List<Case> read() throws IOException {
    List<Case> cases = new ArrayList<>();
    for (JsonNode node :
        new ObjectMapper().readTree(SharedFiles.file("reference/cases.json").toFile())) {
      String kind = node.get("kind").asText();
      if (KINDS.contains(kind)) {
        JsonNode params = node.get("params");
        cases.add(
            new Case(
                node.get("id").asText(),
                kind,
                node.get("value").asDouble(),
                node.get("tolerance").asDouble(),
                () -> answer(kind, params)));
      }
    }
    return cases;
  }

  private static Exact answer(String kind, JsonNode params) {
    return switch (kind) {
      case "escape_prob_1d", "escape_prob_2d" ->
          ChainExit.probabilityOfAny(fourBasins(params), params.get("T").asLong());
      case "rare_escape_1d" ->
          params.has("dt")
              ? doubleWell(params).probability(params.get("T").asLong())
              : ChainExit.probabilityOfAny(fourBasins(params), params.get("T").asLong());
      case "end_prob_1d", "end_prob_2d" -> end(params);
      case "mfpt_em_chain" -> barrier(params).meanTime(params.get("dt").asDouble());
      case "mfpt2d_em_chain" ->
          ChainExit.meanTimeOfAny(
              List.of(barrier(params), barrier(params)), params.get("dt").asDouble());
      default -> throw new AssertionError(kind);
    };
  }

  private static List<ChainExit> fourBasins(JsonNode params) {
    Landscape landscape =
        fourBasins(
            params.path("dim").asInt(1),
            params.get("scale").asDouble(),
            params.path("data").asText("none"),
            params.path("coordinate").asText("0, 1"));
    return IntStream.range(0, landscape.dimension())
        .mapToObj(
            j ->
                new ChainExit(
                    powerLaw(landscape, j, params, params.get("eta").asDouble()),
                    landscape.minimum()[j],
                    ExitInterval.below(landscape.saddle()[j]),
                    Crossing.DISCRETE))
        .toList();
  }

  private static GaussianChain powerLaw(Landscape landscape, int j, JsonNode params, double eta) {
    return GaussianChain.powerLaw(
        landscape.profile(j),
        landscape.minimum()[j],
        params.get("lambda1").asDouble(),
        params.get("lambda2").asDouble(),
        eta);
  }

  static Landscape fourBasins(int dimension, double scale, String data, String columns) {
    String source =
        data.equals("none")
            ? "{ kind = none }"
            : "{ kind = csv, path = %s, columns = [%s] }"
                .formatted(
                    ConfigUtil.quoteString(
                        SharedFiles.file("reference/data/" + data + ".csv").toString()),
                    columns);
    return landscape(
        "kind = four-basins, dimension = %d, scale = %s, data %s"
            .formatted(dimension, scale, source));
  }

  static Landscape landscape(String section) {
    return Landscapes.read(Settings.of(ConfigFactory.parseString(section).root(), "landscape"));
  }

  private static Exact end(JsonNode params) {
    List<ChainEnd> ends = new ArrayList<>();
    if (params.has("coords")) {
      params.get("coords").forEach(coordinate -> ends.add(end(coordinate, params)));
    } else {
      ends.add(end(params, params));
    }
    String quantity = params.get("quantity").asText();
    return switch (quantity) {
      case "end_below_finite" -> ends.get(0).below();
      case "end_above_finite" -> ends.get(0).above();
      case "diverged" -> ends.get(0).diverged();
      case "some coordinate diverged (|w|>R)" -> ChainEnd.someDiverged(ends);
      case "no coordinate diverged and at least one ends below b" -> ChainEnd.someBelow(ends);
      default -> throw new AssertionError(quantity);
    };
  }

  /** Data are named by the file of a column, data/B0.txt or data/B1.txt. */
  private static ChainEnd end(JsonNode coordinate, JsonNode params) {
    String file = coordinate.path("data").asText("");
    int column = file.indexOf(".txt") - 1;
    Landscape landscape =
        fourBasins(
            1,
            coordinate.get("scale").asDouble(),
            file.isEmpty() ? "none" : file.substring(column - 1, column),
            file.isEmpty() ? "0" : file.substring(column, column + 1));
    return ChainEnd.of(
        powerLaw(landscape, 0, coordinate, params.get("eta").asDouble()),
        landscape.minimum()[0],
        landscape.saddle()[0],
        params.get("R").asDouble(),
        params.get("T").asLong());
  }

  /** The double well's chain from 1 down to 0. */
  private static ChainExit doubleWell(JsonNode params) {
    Profile loss = landscape("kind = quartic").profile(0);
    return lossDependent(
        loss,
        params,
        params.get("isothermal").asBoolean() ? Interpretation.ISOTHERMAL : Interpretation.ITO,
        1.0,
        0.0);
  }

  /** The chain from one well up to the barrier. */
  private static ChainExit barrier(JsonNode params) {
    boolean quartic = params.get("potential").asText().startsWith("quartic");
    Profile loss =
        landscape(
                quartic
                    ? "kind = quartic, factor = " + params.path("A").asText("1")
                    : "kind = piecewise-quadratic, curvature-a = %s, curvature-b = %s"
                        .formatted(params.get("Ha").asText(), params.get("Hb").asText()))
            .profile(0);
    return lossDependent(
        loss,
        params,
        params.get("convention").asText().equals("isothermal")
            ? Interpretation.ISOTHERMAL
            : Interpretation.ITO,
        quartic ? -1.0 : 0.0,
        quartic ? 0.0 : 1.0);
  }

  private static ChainExit lossDependent(
      Profile loss, JsonNode params, Interpretation interpretation, double from, double to) {
    CoordinateDiffusion diffusion =
        new CoordinateDiffusion(
            loss,
            new LossDependent(
                loss, from, params.get("sigma").asDouble(), params.get("mu").asDouble()),
            params.get("eta").asDouble(),
            interpretation);
    return new ChainExit(
        GaussianChain.eulerMaruyama(diffusion, params.get("dt").asDouble()),
        from,
        ExitInterval.passing(from, to),
        Crossing.DISCRETE);
  }

  /** The double well's chain from -1 up to 0, in Ito's sense with sigma = 1. */
  static ChainExit doubleWellUp(double eta, double mu, double timeStep, Crossing crossing) {
    Profile loss = landscape("kind = quartic").profile(0);
    CoordinateDiffusion diffusion =
        new CoordinateDiffusion(
            loss, new LossDependent(loss, -1.0, 1.0, mu), eta, Interpretation.ITO);
    return new ChainExit(
        GaussianChain.eulerMaruyama(diffusion, timeStep),
        -1.0,
        ExitInterval.passing(-1.0, 0.0),
        crossing);
  }

  /** D = sigma + mu (L - L(w*)), the paper's Eq. 10. */
  record LossDependent(Profile loss, double minimum, double sigma, double mu)
      implements CoordinateNoise {
    @Override
    public double variance(double w) {
      return sigma + mu * (loss.value(w) - loss.value(minimum));
    }

    @Override
    public double derivative(double w) {
      return mu * loss.derivative(w);
    }
  }
}
