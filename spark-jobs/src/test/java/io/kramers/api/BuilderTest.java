package io.kramers.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import io.kramers.config.Configuration;
import io.kramers.config.ConfigurationException;
import io.kramers.dynamics.Interpretation;
import io.kramers.dynamics.Scheme;
import io.kramers.escape.Cell;
import io.kramers.escape.EscapeExperiment;
import io.kramers.exittime.ExitTimeCell;
import io.kramers.exittime.ExitTimeExperiment;
import io.kramers.theory.Crossing;
import org.junit.jupiter.api.Test;

/** What is said in Java is what a configuration says; no Spark is there, as none is needed yet. */
class BuilderTest {
  private static OnLandscape on(Landscape landscape) {
    return new OnLandscape(null, landscape);
  }

  private static Escape powerLaw() {
    return on(Landscape.fourBasins(2)).dynamics(Dynamics.powerLaw().lambda1(16).lambda2(0.35));
  }

  private static EscapeTime langevin() {
    return on(Landscape.quartic())
        .noise(Noise.constant().sigma(1))
        .learningRate(0.1)
        .from(-1)
        .to(0)
        .timeStep(0.05)
        .horizon(100);
  }

  private static Configuration configuration(String text) {
    return new Configuration(ConfigFactory.parseString(text).root());
  }

  private static EscapeExperiment escape(String text) {
    return EscapeExperiment.read(configuration(text));
  }

  private static ExitTimeExperiment escapeTime(String text) {
    return ExitTimeExperiment.read(configuration(text));
  }

  @Test
  void anEscapeExperimentIsItsConfiguration() {
    Escape said =
        on(Landscape.fourBasins(2).scale(1, 0.9).gaussianData(100, 0.01, 7))
            .dynamics(
                Dynamics.powerLaw().lambda1(0, 16.5, 24).matched().batchSize(1, 8),
                Dynamics.langevin().lambda2(0.3),
                Dynamics.sgd().batchSize(4).replacement(true, false),
                Dynamics.gradientDescent())
            .learningRate(0.025, 0.03)
            .steps(500)
            .trials(1_000_000_000_000L)
            .confidence(0.99)
            .finalStep()
            .divergenceRadius(12)
            .covarianceTrace(0.01, 0.1)
            .seed(Long.MIN_VALUE);
    String written =
        """
        kramers {
          seed = -9223372036854775808
          escape {
            landscape { kind = four-basins, dimension = 2, scale = [1, 0.9]
              data { kind = gaussian, n = 100, standard-deviation = 0.01, seed = 7 } }
            learning-rate = [0.025, 0.03], steps = 500, trials = 1000000000000, confidence = 0.99
            exit { rule = final-step, divergence-radius = 12 }
            covariance-trace { range = [0.01, 0.1] }
            dynamics = [
              { kind = power-law, lambda1 = [0, 16.5, 24], lambda2 = matched, batch-size = [1, 8] }
              { kind = langevin, lambda2 = 0.3 }
              { kind = sgd, batch-size = 4, replacement = [true, false] }
              { kind = gradient-descent } ]
          }
        }
        """;
    assertThat(configuration(said.toString())).isEqualTo(configuration(written));
    assertThat(escape(said.toString()).cells().stream().map(Cell::swept).toList())
        .as("in the types that a file gives")
        .isEqualTo(escape(written).cells().stream().map(Cell::swept).toList());
  }

  @Test
  void anExperimentOnExitTimesIsItsConfiguration() {
    EscapeTime said =
        on(Landscape.tiltedDoubleWell(0.1).factor(0.5, 1).dimension(2))
            .noise(Noise.lossDependent().sigma(1).mu(2, 4))
            .interpretation(Interpretation.ITO, Interpretation.ISOTHERMAL)
            .learningRate(0.1)
            .from(-1)
            .to(0)
            .timeStep(0.05)
            .horizon(100)
            .trials(2000)
            .relativeError(0.1)
            .crossing(Crossing.DISCRETE, Crossing.BRIDGE)
            .scheme(Scheme.MILSTEIN)
            .divergenceRadius(1e5)
            .confidence(0.9)
            .seed(5);
    String written =
        """
        kramers {
          seed = 5
          escape-time.experiments = [
            { id = loss-dependent
              landscape { kind = tilted-double-well, tilt = 0.1, factor = [0.5, 1], dimension = 2 }
              noise { kind = loss-dependent, sigma = 1, mu = [2, 4] }
              interpretation = [ito, isothermal], learning-rate = 0.1, from = -1, to = 0
              time-step = 0.05, horizon = 100, trials = 2000, relative-error = 0.1
              crossing = [discrete, bridge], scheme = milstein, divergence-radius = 100000
              confidence = 0.9 } ]
        }
        """;
    assertThat(configuration(said.toString())).isEqualTo(configuration(written));
    assertThat(escapeTime(said.toString()).cells().stream().map(ExitTimeCell::swept).toList())
        .isEqualTo(escapeTime(written).cells().stream().map(ExitTimeCell::swept).toList());
  }

  @Test
  void everyLandscapeAndNoiseHasItsKeys() {
    assertThat(
            configuration(
                on(Landscape.harmonic(1, 3))
                    .noise(Noise.alphaStable().alpha(1.5).scale(0.2))
                    .interval(-1, 1)
                    .start(0)
                    .toString()))
        .isEqualTo(
            configuration(
                """
                kramers.escape-time.experiments = [
                  { id = alpha-stable, landscape { kind = harmonic, curvatures = [1, 3] }
                    noise { kind = alpha-stable, alpha = 1.5, scale = 0.2 }
                    interval = [-1.0, 1.0], start = 0 } ]
                """));
    assertThat(
            configuration(
                on(Landscape.polynomial(0.25, 0, -0.5, 0, 0.25))
                    .noise(Noise.stateDependent().sigma(1).rho(2))
                    .toString()))
        .isEqualTo(
            configuration(
                """
                kramers.escape-time.experiments = [
                  { id = state-dependent
                    landscape { kind = polynomial, coefficients = [0.25, 0, -0.5, 0, 0.25] }
                    noise { kind = state-dependent, sigma = 1, rho = 2 } } ]
                """));
    assertThat(
            configuration(
                on(Landscape.piecewiseQuadratic(1, -1)).noise(Noise.constant()).toString()))
        .isEqualTo(
            configuration(
                """
                kramers.escape-time.experiments = [
                  { id = constant, noise.kind = constant
                    landscape { kind = piecewise-quadratic, curvature-a = 1, curvature-b = -1 } } ]
                """));
    assertThat(
            configuration(
                on(Landscape.fourBasins(1).csvData("samples.csv", 2))
                    .dynamics(Dynamics.sgd())
                    .toString()))
        .isEqualTo(
            configuration(
                """
                kramers.escape { dynamics = [{ kind = sgd }], landscape { kind = four-basins
                  dimension = 1, data { kind = csv, path = samples.csv, columns = [2] } } }
                """));
  }

  @Test
  void everyCallLeavesWhatItIsCalledOnAsItIs() {
    Escape escape = powerLaw();
    String before = escape.toString();
    escape.trials(10).steps(3).finalStep().seed(9);
    assertThat(escape).hasToString(before);
    Landscape landscape = Landscape.fourBasins(2);
    landscape.scale(0.9).gaussianData(10, 0.1, 1);
    assertThat(landscape).hasToString(Landscape.fourBasins(2).toString());
    Dynamics dynamics = Dynamics.sgd();
    dynamics.batchSize(4);
    assertThat(dynamics).hasToString(Dynamics.sgd().toString());
    Noise noise = Noise.constant();
    noise.sigma(2);
    assertThat(noise).hasToString(Noise.constant().toString());
    EscapeTime time = langevin();
    String written = time.toString();
    time.seed(4).horizon(3);
    assertThat(time).hasToString(written);
  }

  /** With no Spark there, any work would fail otherwise. */
  @Test
  void whatIsNotValidIsRefusedBeforeAnyWorkInTheConfigurationsSentences() {
    assertThatThrownBy(() -> powerLaw().trials(0).run())
        .isInstanceOf(ConfigurationException.class)
        .hasMessage("kramers.escape.trials = 0 must be a whole number from 1 to 1000000000000000");
    assertThatThrownBy(() -> powerLaw().learningRate(Double.NaN).run())
        .hasMessageContaining("kramers.escape.learning-rate")
        .hasMessageEndingWith("must be a finite number");
    assertThatThrownBy(() -> powerLaw().steps().run())
        .hasMessage("kramers.escape.steps = [] is an empty list; it must hold at least one value");
    assertThatThrownBy(
            () -> on(Landscape.fourBasins(2)).dynamics(Dynamics.langevin().lambda2(-1)).exact())
        .hasMessageContaining("kramers.escape.dynamics[0].lambda2 = -1 must be a number");
    assertThatThrownBy(() -> on(Landscape.fourBasins(2)).dynamics().run())
        .hasMessageContaining("must be a list of at least one section");
    assertThatThrownBy(
            () ->
                on(Landscape.quartic().scale(2))
                    .dynamics(Dynamics.powerLaw().lambda1(1).lambda2(1))
                    .run())
        .hasMessageContaining("kramers.escape.landscape.scale = 2 is not a known key");
    assertThatThrownBy(() -> langevin().horizon(-1).run())
        .isInstanceOf(ConfigurationException.class)
        .hasMessage(
            "kramers.escape-time.experiments[0].horizon = -1 must be a number greater than 0");
    assertThatThrownBy(() -> on(Landscape.quartic()).noise(Noise.constant().sigma(1)).exact())
        .hasMessage(
            "kramers.escape-time.experiments[0].from is missing; it must be a finite number");
  }
}
