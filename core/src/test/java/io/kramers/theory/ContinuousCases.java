package io.kramers.theory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.typesafe.config.ConfigFactory;
import io.kramers.SharedFiles;
import io.kramers.config.Settings;
import io.kramers.dynamics.CoordinateDiffusion;
import io.kramers.dynamics.CoordinateNoise;
import io.kramers.dynamics.Interpretation;
import io.kramers.dynamics.StochasticProcess;
import io.kramers.landscape.Profile;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;

/** Diffusions as configurations make them, and the reference cases about continuous time. */
final class ContinuousCases {
  private ContinuousCases() {}

  /** One exact value. */
  record Case(String id, JsonNode params, double value, double tolerance) {
    double get(String name) {
      return params.get(name).asDouble();
    }

    double[] list(String name) {
      return StreamSupport.stream(params.get(name).spliterator(), false)
          .mapToDouble(JsonNode::asDouble)
          .toArray();
    }

    Interpretation interpretation() {
      return switch (params.get("convention").asText()) {
        case "ito", "additive" -> Interpretation.ITO;
        case "strat" -> Interpretation.STRATONOVICH;
        case "isothermal" -> Interpretation.ISOTHERMAL;
        default -> throw new AssertionError(params);
      };
    }

    /** The larger of the case's own tolerance and 1e-8 of its value. */
    double allowed() {
      return Math.max(tolerance, 1e-8 * Math.abs(value));
    }

    @Override
    public String toString() {
      return id;
    }
  }

  /** All cases of a kind. */
  static List<Case> of(String kind) {
    try {
      return StreamSupport.stream(
              new ObjectMapper()
                  .readTree(SharedFiles.file("reference/cases.json").toFile())
                  .spliterator(),
              false)
          .filter(node -> node.get("kind").asText().equals(kind))
          .map(
              node ->
                  new Case(
                      node.get("id").asText(),
                      node.get("params"),
                      node.get("value").asDouble(),
                      node.get("tolerance").asDouble()))
          .toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** The stationary density of a diffusion in closed form, at a distance from w*. */
  static double density(PearsonDiffusion diffusion, double x) {
    double scale = diffusion.scale();
    return diffusion.stationaryOfUnitScale().density(x / scale) / scale;
  }

  /** The stationary P(w - w* <= x) of a diffusion in closed form. */
  static double cumulative(PearsonDiffusion diffusion, double x) {
    return diffusion.stationaryOfUnitScale().cumulativeProbability(x / diffusion.scale());
  }

  /** The diffusion of a configuration, started in the basin of a point. */
  static CoordinateDiffusion diffusion(String config, double start) {
    return StochasticProcess.read(
            Settings.of(ConfigFactory.parseString(config).root(), "question"), start)
        .along(0);
  }

  /** dw = -h w dt + sqrt(eta (sigma + rho w^2)) dB. */
  static CoordinateDiffusion pearson(
      double h, double sigma, double rho, double eta, Interpretation interpretation) {
    return diffusion(
        String.format(
            Locale.ROOT,
            "landscape { kind = harmonic, curvatures = [%s] }, learning-rate = %s, interpretation ="
                + " %s, noise { kind = state-dependent, sigma = %s, rho = %s }",
            h,
            eta,
            interpretation.kind(),
            sigma,
            rho),
        0.0);
  }

  /** The process of an escape case: a quartic or piecewise-quadratic well, loss-dependent noise. */
  static CoordinateDiffusion escape(Case each) {
    String landscape =
        each.params().get("potential").asText().equals("quartic")
            ? "kind = quartic, factor = " + each.get("A")
            : String.format(
                "kind = piecewise-quadratic, curvature-a = %s, curvature-b = %s",
                each.get("Ha"), each.get("Hb"));
    return diffusion(
        String.format(
            "landscape { %s }, learning-rate = %s, interpretation = %s, noise { kind ="
                + " loss-dependent, sigma = %s, mu = %s }",
            landscape,
            each.get("eta"),
            each.interpretation().kind(),
            each.get("sigma"),
            each.get("mu")),
        each.get("a"));
  }

  /** Brownian motion of variance 1 a unit of time, that drifts upwards with speed v. */
  static CoordinateDiffusion drifting(double v) {
    return new CoordinateDiffusion(new Slope(-v), new Unit(), 1.0, Interpretation.ITO);
  }

  private record Slope(double slope) implements Profile {
    @Override
    public double value(double w) {
      return slope * w;
    }

    @Override
    public double derivative(double w) {
      return slope;
    }

    @Override
    public double secondDerivative(double w) {
      return 0.0;
    }

    @Override
    public double[] kinks() {
      return new double[0];
    }
  }

  private record Unit() implements CoordinateNoise {
    @Override
    public double variance(double w) {
      return 1.0;
    }

    @Override
    public double derivative(double w) {
      return 0.0;
    }
  }
}
