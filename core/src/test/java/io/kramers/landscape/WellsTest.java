package io.kramers.landscape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.typesafe.config.ConfigFactory;
import io.kramers.config.ConfigurationException;
import io.kramers.config.Settings;
import io.kramers.simd.Vectorization;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WellsTest {
  private static Landscape landscape(String keys) {
    return Landscapes.read(Settings.of(ConfigFactory.parseString(keys).root(), "landscape"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kind = quartic, factor = 2 | 1 | 0 | 4 | -1 | -1",
        "kind = polynomial, coefficients = [0.25, 0, -0.5, 0, 0.25] | 1 | 0 | 2 | -1 | -1",
        "kind = polynomial, coefficients = [0, 0, 0, 0, 1] | 0 | -Infinity | 0 | -0.5 | 0",
        "kind = piecewise-quadratic, curvature-a = 1, curvature-b = -4 | 0 | -Infinity | 1 | 2 | 0",
        "kind = harmonic, curvatures = [3] | 0 | -Infinity | 3 | 2 | 0"
      })
  void minimaSaddlesAndCurvaturesAreFound(
      String keys, double minimum, double saddle, double curvature, double at, double near) {
    Landscape well = landscape(keys);
    assertThat(well.minimum()[0]).isCloseTo(minimum, within(1e-12));
    assertThat(well.saddle()[0]).isEqualTo(saddle);
    assertThat(well.profile(0).secondDerivative(minimum)).isCloseTo(curvature, within(1e-9));
    assertThat(well.minimumNear(new double[] {at})[0]).isCloseTo(near, within(1e-12));
  }

  /** Derivatives against central differences, and the pass against the function. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "kind = quartic, factor = 2",
        "kind = tilted-double-well, factor = 2, tilt = 0.1",
        "kind = piecewise-quadratic, curvature-a = 2, curvature-b = -1",
        "kind = harmonic, curvatures = [3]",
        "kind = polynomial, coefficients = [1, 2, 3, 0, 0.5, 0, 0.25]",
        "kind = four-basins, dimension = 1",
        "kind = four-basins, dimension = 1, data { kind = gaussian, n = 9, standard-deviation = 0.1 }"
      })
  void derivativesAndPassesAreThoseOfTheLoss(String keys) {
    Landscape well = landscape(keys);
    Profile loss = well.profile(0);
    double[] w = new double[448];
    double[] slope = new double[448];
    double[] value = new double[448];
    int n = 40;
    for (int i = 0; i < n; i++) {
      w[i] = -1.93 + 0.1 * i;
    }
    ProfilePass pass = well.profilePass(Vectorization.scalar(), n);
    pass.slopes(0, w, n, slope);
    pass.values(0, w, n, value);
    for (int i = 0; i < n; i++) {
      double h = 1e-5;
      double scale = 1.0 + Math.abs(loss.value(w[i])) + Math.abs(loss.secondDerivative(w[i]));
      double difference = (loss.value(w[i] + h) - loss.value(w[i] - h)) / (2 * h);
      assertThat(loss.derivative(w[i])).isCloseTo(difference, within(1e-5 * scale));
      assertThat(slope[i]).isCloseTo(loss.derivative(w[i]), within(1e-12 * scale));
      assertThat(value[i]).isCloseTo(loss.value(w[i]), within(1e-12 * scale));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kind = polynomial, coefficients = [0, 1] | has no minimum",
        "kind = harmonic, curvatures = [-1] | at least 0",
        "kind = harmonic, curvatures = [1, 2], dimension = 3 | must be one number, or as many",
        "kind = piecewise-quadratic, curvature-a = 1, curvature-b = 1 | less than 0",
        "kind = quartic, factor = 0 | greater than 0"
      })
  void badKeysAreOneSentence(String keys, String sentence) {
    assertThatThrownBy(() -> landscape(keys))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining(sentence);
  }
}
