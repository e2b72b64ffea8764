package io.kramers.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kramers.theory.PearsonDiffusion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Moments of trials against the exact ones of their chains, and of the diffusions. */
class SecondMomentTest {
  private static final Path CASES =
      Path.of(System.getProperty("kramers.shared", "absent"), "reference", "cases.json");

  private static double chain(LawCell cell, long step) {
    List<PearsonDiffusion> coordinates = PearsonCoordinates.of(cell.process()).orElseThrow();
    double sum = 0.0;
    for (int j = 0; j < coordinates.size(); j++) {
      double x0 = cell.start().get(j) - cell.process().minimum().get(j);
      sum +=
          new SchemeMoments(coordinates.get(j), cell.scheme(), cell.timeStep())
              .secondMoment(x0, step);
    }
    return sum;
  }

  /** Each of 8 times a cell within 4.5 standard errors; a right engine fails with 5e-5 a cell. */
  @ParameterizedTest
  @CsvSource({
    "euler-maruyama, ito, 2, 0",
    "euler-maruyama, stratonovich, 2, 0.3",
    "euler-maruyama, isothermal, 2, 0",
    "milstein, ito, 4, 0",
    "milstein, isothermal, 3, -0.2",
    "euler-maruyama, ito, 0, 0.5"
  })
  void trialsHaveTheMomentsOfTheirChain(
      String scheme, String interpretation, double rho, double start) {
    MomentsCell cell =
        LawRuns.moments(
                """
                landscape { kind = harmonic, curvatures = [1, 1.5] }
                noise { kind = state-dependent, sigma = [1, 0.5], rho = %s }, start = %s
                learning-rate = 0.1, interpretation = %s, scheme = %s
                time-step = 0.1, horizon = 3, points = 8, trials = 40000"""
                    .formatted(rho, start, interpretation, scheme))
            .get(0);
    LawTally tally = LawRuns.run(cell.ensemble());
    List<SecondMoment> moments = LawRuns.moments(cell.ensemble(), tally);
    assertThat(moments).hasSizeGreaterThan(5);
    for (int i = 0; i < moments.size(); i++) {
      SecondMoment moment = moments.get(i);
      double exact = chain(cell.ensemble(), cell.ensemble().recordSteps().get(i));
      assertThat(moment.mean()).isCloseTo(exact, within(4.5 * moment.standardError()));
      // A time step of 0.1 is long enough for the diffusion's own moment to be excluded at the end.
      assertThat(moment.standardError()).isLessThan(0.02 * exact);
    }
  }

  /** The chain's moment tends to the diffusion's with the time step, at order 1. */
  @Test
  void theChainsMomentTendsToTheDiffusions() {
    for (String interpretation : List.of("ito", "stratonovich", "isothermal")) {
      LawCell cell =
          LawRuns.moments(
                  """
                  landscape { kind = harmonic, curvatures = [1] }, start = 0.4
                  noise { kind = state-dependent, sigma = 1, rho = 2 }, interpretation = %s
                  learning-rate = 0.1, time-step = 0.1, horizon = 1"""
                      .formatted(interpretation))
              .get(0)
              .ensemble();
      PearsonDiffusion diffusion = PearsonCoordinates.of(cell.process()).orElseThrow().get(0);
      double exact = diffusion.secondMoment(0.4, 1.0).value();
      double coarse =
          new SchemeMoments(diffusion, cell.scheme(), 1e-3).secondMoment(0.4, 1000) - exact;
      double fine =
          new SchemeMoments(diffusion, cell.scheme(), 1e-4).secondMoment(0.4, 10000) - exact;
      assertThat(coarse / fine).isCloseTo(10.0, within(0.1));
    }
  }

  /**
   * The exact second moments of {@code reference/cases.json}, within 4 standard errors and the time
   * step's bias, which the chain's exact moment gives. A right engine fails one with 6e-5.
   */
  @Test
  void trialsHaveTheMomentsOfTheReference() throws IOException {
    assumeTrue(Files.exists(CASES), "no reference/cases.json under -Dkramers.shared: skipped");
    int checked = 0;
    for (JsonNode node : new ObjectMapper().readTree(CASES.toFile())) {
      if (!node.get("kind").asText().equals("second_moment")
          || node.get("params").get("t").asDouble() > 1.0) {
        continue;
      }
      JsonNode params = node.get("params");
      double time = params.get("t").asDouble();
      LawCell cell =
          LawRuns.densities(
                  """
                  landscape { kind = harmonic, curvatures = [%s] }, start = %s
                  noise { kind = state-dependent, sigma = %s, rho = %s }
                  learning-rate = %s, interpretation = %s
                  time-step = %s, times = [%s], trials = 4096"""
                      .formatted(
                          params.get("h").asText(),
                          params.get("x0").asText(),
                          params.get("sigma").asText(),
                          params.get("rho").asText(),
                          params.get("eta").asText(),
                          interpretation(params.get("convention").asText()),
                          time / 50,
                          time))
              .get(0)
              .ensemble();
      SecondMoment moment = SecondMoment.of(cell, LawRuns.run(cell), 0).orElseThrow();
      double value = node.get("value").asDouble();
      double bias = Math.abs(chain(cell, 50) - value);
      assertThat(moment.mean())
          .as(node.get("id").asText())
          .isCloseTo(
              value, within(4 * moment.standardError() + bias + node.get("tolerance").asDouble()));
      checked++;
    }
    assertThat(checked).isGreaterThan(10);
  }

  private static String interpretation(String convention) {
    return convention.equals("strat") ? "stratonovich" : convention;
  }

  /** The exact sums give the two-pass formula's standard error. */
  @Test
  void theStandardErrorIsThatOfTheSample() {
    LawCell cell =
        LawRuns.densities(
                """
                landscape { kind = harmonic, curvatures = [1] }
                noise { kind = constant, sigma = 1 }
                learning-rate = 0.1, time-step = 0.1, times = [0.5], trials = 4""")
            .get(0)
            .ensemble();
    LawTally tally = cell.nothing();
    List<Double> values = new ArrayList<>(List.of(0.1, -0.4, 0.2, 0.3));
    tally.addTrials(4);
    values.forEach(x -> tally.add(0, x, x * x));
    SecondMoment moment = SecondMoment.of(cell, tally, 0).orElseThrow();
    // Squares 0.01, 0.16, 0.04, 0.09: mean 0.075, sum of squared deviations 0.0129.
    assertThat(moment.mean()).isCloseTo(0.075, within(1e-15));
    assertThat(moment.standardError()).isCloseTo(Math.sqrt(0.0129 / 3 / 4), within(1e-15));
    // Student's quantile of 3 degrees of freedom at 97.5 % is 3.182446 (tables).
    assertThat(moment.interval().orElseThrow().upper())
        .isCloseTo(0.075 + 3.182446 * moment.standardError(), within(1e-7));
  }
}
