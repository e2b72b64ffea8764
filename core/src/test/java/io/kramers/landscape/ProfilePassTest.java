package io.kramers.landscape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.typesafe.config.ConfigFactory;
import io.kramers.config.Settings;
import io.kramers.simd.Padded;
import io.kramers.simd.Vectorization;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Losses and slopes over arrays of trials have the bits of the functions of one number. */
class ProfilePassTest {
  private static final List<Vectorization> TWINS =
      List.of(Vectorization.scalar(), Vectorization.simd().orElseThrow());

  static List<String> landscapes() {
    return List.of(
        "kind = quartic, factor = 1.3, dimension = 2",
        "kind = tilted-double-well, tilt = 0.1",
        "kind = piecewise-quadratic, curvature-a = 2, curvature-b = -0.7",
        "kind = harmonic, curvatures = [0, 0.3, 17]");
  }

  @ParameterizedTest
  @MethodSource("landscapes")
  void wellsHaveTheSameBits(String keys) {
    assertSameBits(landscape(keys), true);
  }

  /** Of every length that the passes cut a polynomial into. */
  @ParameterizedTest
  @ValueSource(ints = {3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 33})
  void polynomialsHaveTheSameBits(int length) {
    SplittableRandom random = new SplittableRandom(length);
    String coefficients =
        IntStream.range(2, length)
            .mapToObj(k -> k % 2 == 0 ? random.nextDouble() : -0.1 * random.nextDouble())
            .map(Object::toString)
            .collect(Collectors.joining(", "));
    assertSameBits(
        landscape("kind = polynomial, coefficients = [0.2, 0.1, %s]".formatted(coefficients)),
        true);
  }

  /** The slope's passes shift by x + 1, which rounds otherwise than (w - x) - 1. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{ kind = none }",
        "{ kind = gaussian, n = 1, standard-deviation = 0.05, seed = 3 }",
        "{ kind = gaussian, n = 30, standard-deviation = 0.05, seed = 3 }"
      })
  void averagesHaveTheSameBitsOfTheirLosses(String data) {
    assertSameBits(
        landscape("kind = four-basins, dimension = 2, scale = 0.9, data " + data), false);
  }

  private static Landscape landscape(String keys) {
    return Landscapes.read(Settings.of(ConfigFactory.parseString(keys).root(), "landscape"));
  }

  private static void assertSameBits(Landscape landscape, boolean slopesToo) {
    int n = 207;
    double[] w = new SplittableRandom(n).doubles(Padded.length(n), -2, 2).toArray();
    double[] values = new double[w.length];
    double[] slopes = new double[w.length];
    for (Vectorization twin : TWINS) {
      ProfilePass pass = landscape.profilePass(twin, n);
      for (int j = 0; j < landscape.dimension(); j++) {
        Profile profile = landscape.profile(j);
        pass.values(j, w, n, values);
        pass.slopes(j, w, n, slopes);
        assertThat(Arrays.copyOf(values, n))
            .isEqualTo(Arrays.stream(w, 0, n).map(profile::value).toArray());
        double[] expected = Arrays.stream(w, 0, n).map(profile::derivative).toArray();
        if (slopesToo) {
          assertThat(Arrays.copyOf(slopes, n)).isEqualTo(expected);
        } else {
          assertThat(Arrays.copyOf(slopes, n)).containsExactly(expected, within(1e-11));
        }
      }
    }
  }
}
