package io.kramers.gradientnoise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.kramers.config.Configuration;
import io.kramers.config.ConfigurationException;
import io.kramers.files.LocalFiles;
import io.kramers.network.Statistics;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whole experiments on linear regression, whose matrices can be written down. */
class CovarianceResultTest {
  private static final double[] MINIMUM = {1.0, 1.0, 1.0};

  private static final String CONF =
      """
      kramers {
        seed = 3
        covariance {
          network { kind = linear-regression }
          data { kind = regression, samples = 300, deviations = [1, 2, 0.5], seed = 4 }
          training { learning-rate = 0.2, gradient-bound = 1e-6, max-iterations = 1000 }
          precision = float64
          %s
        }
      }
      """;

  @TempDir private Path folder;

  private CovarianceExperiment read(String keys) throws IOException {
    Path file = Files.writeString(folder.resolve("experiment.conf"), CONF.formatted(keys));
    return CovarianceExperiment.read(
        Configuration.load(file, CovarianceExperiment.SECTION, List.of()), new LocalFiles());
  }

  private static CovarianceResult run(CovarianceExperiment experiment) {
    return CovarianceResult.of(
        experiment, new InProcess(experiment.problem().losses().inDouble()), MINIMUM);
  }

  private static RegressionSamples data(CovarianceExperiment experiment) {
    return experiment.problem().regression().orElseThrow();
  }

  /** [i][j] of the mean of weight(m) x_i x_j over the samples. */
  private static double[][] moments(RegressionSamples data, IntToDoubleFunction weight) {
    double[][] matrix = new double[3][3];
    for (int m = 0; m < data.count(); m++) {
      for (int i = 0; i < 3; i++) {
        for (int j = 0; j < 3; j++) {
          matrix[i][j] +=
              weight.applyAsDouble(m) * data.input(i, m) * data.input(j, m) / data.count();
        }
      }
    }
    return matrix;
  }

  private static double residual(RegressionSamples data, int m) {
    return data.input(0, m) + data.input(1, m) + data.input(2, m) - data.target(m);
  }

  private static double[] times(double[][] matrix, double[] vector) {
    return Arrays.stream(matrix).mapToDouble(row -> LaneSums.product(row, vector)).toArray();
  }

  @Test
  void spectraAreThoseOfTheMatrices() throws IOException {
    CovarianceExperiment experiment =
        read("eigenpairs = 2, hessian-probes = 400, lines = [{ layer = fc, scale = 0.1 }]");
    RegressionSamples data = data(experiment);
    double[][] h = moments(data, m -> 1.0);
    double[][] sigma = moments(data, m -> residual(data, m) * residual(data, m));
    CovarianceResult result = run(experiment);
    double[] mean = result.minimum().gradient();
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        sigma[i][j] -= mean[i] * mean[j];
      }
      assertThat(result.minimum().diagonal()[i]).isCloseTo(sigma[i][i], within(1e-12));
    }
    Spectrum spectrum = result.spectrum().orElseThrow();
    for (int k = 0; k < 2; k++) {
      double[] u = spectrum.hessian().vectors()[k];
      double[] hu = times(h, u);
      double[] v = spectrum.covariance().vectors()[k];
      double[] sigmaV = times(sigma, v);
      for (int i = 0; i < 3; i++) {
        assertThat(hu[i]).isCloseTo(spectrum.hessian().values()[k] * u[i], within(1e-8));
        assertThat(sigmaV[i]).isCloseTo(spectrum.covariance().values()[k] * v[i], within(1e-8));
      }
      assertThat(spectrum.noise()[k]).isCloseTo(LaneSums.product(u, times(sigma, u)), within(1e-8));
      assertThat(spectrum.curvature()[k]).isCloseTo(LaneSums.product(v, times(h, v)), within(1e-8));
      double within = 0.0;
      for (int j = 0; j < 2; j++) {
        double cosine = LaneSums.product(u, spectrum.covariance().vectors()[j]);
        assertThat(spectrum.overlaps()[k][j]).isCloseTo(cosine * cosine, within(1e-12));
        within += cosine * cosine;
      }
      assertThat(spectrum.withinNoise(k)).isCloseTo(within, within(1e-12));
    }
    assertThat(spectrum.hessian().values()[0]).isGreaterThan(spectrum.hessian().values()[1]);
    HessianDiagonal diagonal = result.hessianDiagonal().orElseThrow();
    for (int i = 0; i < 3; i++) {
      // The seed is fixed; 5 standard errors.
      assertThat(diagonal.mean()[i])
          .isCloseTo(h[i][i], within(5 * diagonal.standardErrors()[i] + 1e-9));
      // Of one probe the deviation is that of what is beside the diagonal: (sum_j h_ij^2)^(1/2).
      double beside = 0.0;
      for (int j = 0; j < 3; j++) {
        beside += j == i ? 0.0 : h[i][j] * h[i][j];
      }
      assertThat(diagonal.standardErrors()[i])
          .isCloseTo(Math.sqrt(beside / 400), within(0.2 * Math.sqrt(beside / 400)));
    }
    assertThat(diagonal.trace().value())
        .isCloseTo(
            h[0][0] + h[1][1] + h[2][2], within(5 * diagonal.trace().standardError() + 1e-9));
  }

  private static void writeMinimum(Path there, CovarianceExperiment experiment) throws IOException {
    try (OutputStream out = Files.newOutputStream(there.resolve(MinimumArchive.MINIMUM))) {
      new MinimumArchive(new double[] {2.0, 1.0, 0.5}, Statistics.none())
          .write(out, experiment.problem().network(), 0);
    }
  }

  @Test
  void linesGoWhereTheySay() throws IOException {
    CovarianceExperiment other = read("lines = [{ layer = fc, scale = 0.1 }]");
    Path there = Files.createDirectories(folder.resolve("there"));
    writeMinimum(there, other);
    CovarianceExperiment experiment =
        read(
            """
            eigenpairs = 1
            sgd { batch-size = 10, replacement = false, learning-rate = 0.3 }
            lines = [
              { layer = fc, scale = 0.1, steps = 2 }
              { coordinate = 1, scale = 0.2, steps = 3 }
              { random = 2, scale = 0.3 }
              { eigenvector = 1, of = hessian, scale = 0.1 }
              { eigenvector = 1, of = covariance, scale = 0.1 }
              { to = there, steps = 4 } ]
            """);
    CovarianceResult result = run(experiment);
    List<LineResult> lines = result.lines();
    assertThat(lines.stream().map(line -> line.line().name()))
        .containsExactly(
            "fc",
            "coordinate 1",
            "random 1",
            "random 2",
            "Hessian eigenvector 1",
            "covariance eigenvector 1",
            "to there");
    assertThat(lines.get(0).offsets())
        .containsExactly(new double[] {-0.2, -0.1, 0.1, 0.2}, within(1e-15));
    assertThat(lines.get(0).length()).isEqualTo(Math.sqrt(3.0));
    assertThat(lines.get(0).layerTraces().orElseThrow())
        .containsExactly(lines.get(0).traces(), within(1e-12));
    assertThat(lines.get(1).offsets()).hasSize(6);
    assertThat(lines.get(1).layerTraces()).isEmpty();
    assertThat(lines.get(2).length()).isCloseTo(1.0, within(1e-14));
    assertThat(lines.get(2).traces()).isNotEqualTo(lines.get(3).traces());
    assertThat(lines.get(6).offsets())
        .containsExactly(new double[] {0.0, 0.25, 0.5, 0.75, 1.0}, within(1e-15));
    assertThat(lines.get(6).traces()[0])
        .isCloseTo(result.minimum().trace(), within(1e-12 * result.minimum().trace()));
    assertThat(lines.get(6).length()).isCloseTo(Math.sqrt(1.25), within(1e-14));
    // Of minibatches of 10 of 300 without replacement, along coordinate 1.
    RegressionSamples data = data(experiment);
    double factor = 290.0 / (10 * 299.0);
    double[] curvatures = new double[300];
    Arrays.setAll(curvatures, m -> data.input(1, m) * data.input(1, m));
    double h = Arrays.stream(curvatures).average().orElseThrow();
    double rho =
        factor * Arrays.stream(curvatures).map(c -> (c - h) * (c - h)).average().orElseThrow();
    DirectionEstimate along = lines.get(1).along().orElseThrow();
    assertThat(along.h().value()).isCloseTo(h, within(1e-10));
    assertThat(along.rho().value()).isCloseTo(rho, within(1e-10));
    assertThat(along.kappa().value()).isCloseTo(0.3 * rho / h, within(1e-10));
    assertThat(along.sigma().value())
        .isCloseTo(factor * result.minimum().diagonal()[1], within(1e-10));
    // The curvature along the Hessian's first eigenvector is its eigenvalue.
    assertThat(lines.get(4).along().orElseThrow().h().value())
        .isCloseTo(result.spectrum().orElseThrow().hessian().values()[0], within(1e-8));
    assertThat(lines.get(5).along().orElseThrow().sigma().value())
        .isCloseTo(factor * result.spectrum().orElseThrow().covariance().values()[0], within(1e-8));
  }

  /** The traces' standard errors bound their distance: 5 of them, with a fixed seed. */
  @Test
  void tracesCanBeResampled() throws IOException {
    String lines = "lines = [{ layer = fc, scale = 0.1 }]";
    List<LineResult.Point> exact = run(read(lines)).lines().get(0).points();
    CovarianceResult resampled =
        run(read("resampling { batch-size = 20, replacement = false, pairs = 100 }, " + lines));
    LineResult line = resampled.lines().get(0);
    assertThat(line.along()).isEmpty();
    for (int i = 0; i < exact.size(); i++) {
      LineResult.Point point = line.points().get(i);
      assertThat(point.exact()).isEmpty();
      assertThat(point.trace())
          .isCloseTo(exact.get(i).trace(), within(5 * point.standardError().orElseThrow()));
      assertThat(point.trace()).isNotEqualTo(exact.get(i).trace());
      assertThat(point.layerTrace().orElseThrow()).isCloseTo(point.trace(), within(1e-9));
    }
  }

  @Test
  void aMinimumComesBackAsItWas() throws IOException {
    CovarianceExperiment plain = read("lines = [{ layer = fc, scale = 0.1 }]");
    assertThat(plain.given()).isEmpty();
    writeMinimum(folder, plain);
    Optional<MinimumArchive> given =
        read("minimum { path = . }, lines = [{ layer = fc, scale = 0.1 }]").given();
    assertThat(given.orElseThrow().weights()).containsExactly(2.0, 1.0, 0.5);
    assertThat(given.orElseThrow().statistics().values()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "lines = []"
            + "|kramers.covariance.lines = [] must be a list of at least one section: lines ="
            + " [{ ... }]",
        "lines = [{ scale = 1 }]"
            + "|kramers.covariance.lines[0] must have exactly one of the keys coordinate,"
            + " eigenvector, layer, random, to",
        "lines = [{ layer = conv1, scale = 1 }]"
            + "|kramers.covariance.lines[0].layer = \"conv1\" must be a layer with parameters: fc",
        "lines = [{ layer = fc }]"
            + "|kramers.covariance.lines[0].scale is missing; it must be a finite number",
        "lines = [{ layer = fc, scale = 1, steps = 1 }]"
            + "|kramers.covariance.lines[0].steps = 1 must be a whole number from 2 to 10000",
        "lines = [{ layer = fc, scale = 1 }, { layer = fc, scale = 2 }]"
            + "|kramers.covariance.lines has the line fc twice; give each one once",
        "lines = [{ coordinate = 3, scale = 1 }]"
            + "|kramers.covariance.lines[0].coordinate = 3 must be a whole number from 0 to 2",
        "lines = [{ eigenvector = 1, of = hessian, scale = 1 }]"
            + "|kramers.covariance.lines[0].eigenvector = 1 must be at most eigenpairs, which is 0;"
            + " raise that",
        "lines = [{ layer = fc, scale = 1 }], sgd { batch-size = 300, replacement = false }"
            + "|kramers.covariance.sgd.batch-size = 300 must be less than the 300 samples, or all"
            + " minibatches are the same",
        "lines = [{ layer = fc, scale = 1 }], hessian-probes = 1"
            + "|kramers.covariance.hessian-probes = 1 must be 0 or at least 2, for a standard"
            + " error",
        "lines = [{ layer = fc, scale = 1 }], network { kind = mlp, hidden = [3] }"
            + "|kramers.covariance.network.kind = \"mlp\" gives classes, and data.kind ="
            + " regression has numbers; use linear-regression"
      })
  void refusesWhatIsNotValid(String keys, String message) {
    assertThatThrownBy(() -> read(keys))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage(message);
  }

  @Test
  void refusesAMinimumOfAnotherNetwork() throws IOException {
    CovarianceExperiment plain = read("lines = [{ layer = fc, scale = 0.1 }]");
    writeMinimum(folder, plain);
    assertThatThrownBy(
            () ->
                read(
                    "data.deviations = [1, 1], minimum { path = . },"
                        + " lines = [{ layer = fc, scale = 1 }]"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage(
            "kramers.covariance.minimum.path = \".\" is a minimum of another network: fc.weight has"
                + " the shape [1, 3], and must be there with the shape [1, 2]");
    assertThatThrownBy(() -> read("minimum { path = none }, lines = [{ layer = fc, scale = 1 }]"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith(
            "kramers.covariance.minimum.path = \"none\" names no minimum (looked for ")
        .hasMessageEndingWith("); kramers train writes one");
  }
}
