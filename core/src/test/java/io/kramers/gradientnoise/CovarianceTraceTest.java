package io.kramers.gradientnoise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.typesafe.config.ConfigFactory;
import io.kramers.config.ConfigurationException;
import io.kramers.config.Settings;
import io.kramers.landscape.Dataset;
import io.kramers.landscape.FourBasins;
import io.kramers.landscape.Landscape;
import io.kramers.landscape.Landscapes;
import io.kramers.landscape.SeparableLandscape;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CovarianceTraceTest {
  private static final FourBasins LOSS = new FourBasins(1);
  private static final Landscape TWO_SAMPLES =
      new SeparableLandscape(LOSS, Dataset.of(new double[][] {{-0.01, 0.02}, {0.03, -0.01}}));

  private static CovarianceTrace read(String config, Landscape landscape) {
    Settings settings =
        Settings.of(ConfigFactory.parseString(config).root(), "kramers.escape.covariance-trace");
    return CovarianceTrace.read(settings, landscape, Map.of());
  }

  @Test
  void offsetsAreEquallySpacedEndsIncluded() {
    double[] offsets = read("range = 0.02, points = 5", TWO_SAMPLES).offsets();
    assertThat(offsets).containsExactly(new double[] {-0.02, -0.01, 0, 0.01, 0.02}, within(1e-17));
    double[] defaults = read("", TWO_SAMPLES).offsets();
    assertThat(defaults).hasSize(41).contains(-0.01, 0, 0.01);
  }

  /** The population variance of two numbers is a quarter of their difference squared. */
  @Test
  void tracesAreTheSumOverCoordinatesOfTheSamplesVariances() {
    CovarianceTrace trace = read("points = 3, range = 0.005", TWO_SAMPLES);
    double[] minimum = TWO_SAMPLES.minimum();
    double[] traces = trace.traces();
    for (int i = 0; i < 3; i++) {
      double s = trace.offsets()[i];
      double first =
          LOSS.derivative(minimum[0] + s + 0.01) - LOSS.derivative(minimum[0] + s - 0.02);
      double second =
          LOSS.derivative(minimum[1] + s - 0.03) - LOSS.derivative(minimum[1] + s + 0.01);
      double expected = (first * first + second * second) / 4;
      assertThat(traces[i]).isCloseTo(expected, within(1e-12 * expected));
    }
  }

  @Test
  void needsSamples() {
    Landscape withoutData =
        Landscapes.read(
            Settings.of(ConfigFactory.parseString("kind = four-basins").root(), "landscape"));
    assertThatThrownBy(() -> read("", withoutData))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage(
            "kramers.escape.covariance-trace needs samples: give landscape.data, or leave"
                + " covariance-trace out");
  }

  @ParameterizedTest
  @CsvSource({
    "range = 0, covariance-trace.range = 0 must be a number greater than 0",
    "points = 2, covariance-trace.points = 2 must be a whole number from 3 to 1000000",
    "pints = 5, covariance-trace.pints = 5 is not a known key"
  })
  void refusesOtherValues(String config, String message) {
    assertThatThrownBy(() -> read(config, TWO_SAMPLES))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining(message);
  }
}
