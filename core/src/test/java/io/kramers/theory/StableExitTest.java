package io.kramers.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kramers.SharedFiles;
import io.kramers.landscape.Profile;
import io.kramers.theory.Refinement.Approximation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StableExitTest {
  private static final ExitInterval UNIT = new ExitInterval(-1, 1);

  /** A case of the reference values. */
  record Case(String id, String kind, JsonNode params, double value, double tolerance) {
    StableExit exit() {
      JsonNode ends = params.get("interval");
      ExitInterval interval = new ExitInterval(ends.get(0).asDouble(), ends.get(1).asDouble());
      return new StableExit(get("alpha"), get("eps"), interval, get("w0"));
    }

    double get(String name) {
      return params.get(name).asDouble();
    }

    Exact answer() {
      return switch (kind) {
        case "stable_exit_nodrift" -> exit().withoutDrift();
        case "stable_exit_continuous" -> exit().withLinearDrift(1, 0);
        case "stable_exit_em_chain" -> exit().ofChain(harmonic(1), get("h"));
        default -> throw new AssertionError(kind);
      };
    }

    @Override
    public String toString() {
      return id;
    }
  }

  static List<Case> cases() throws IOException {
    List<Case> cases = new ArrayList<>();
    for (JsonNode node :
        new ObjectMapper().readTree(SharedFiles.file("reference/cases.json").toFile())) {
      String kind = node.get("kind").asText();
      if (kind.startsWith("stable_exit_")) {
        cases.add(
            new Case(
                node.get("id").asText(),
                kind,
                node.get("params"),
                node.get("value").asDouble(),
                node.get("tolerance").asDouble()));
      }
    }
    return cases;
  }

  @ParameterizedTest
  @MethodSource("cases")
  @EnabledIf(value = SharedFiles.PRESENT, disabledReason = SharedFiles.ABSENT)
  void isTheReference(Case each) {
    Exact answer = each.answer();
    assertThat(answer.value())
        .isCloseTo(each.value(), within(Math.max(each.tolerance(), 1e-8 * each.value())));
    assertThat(answer.errorEstimate())
        .isGreaterThan(Math.abs(answer.value() - each.value()) - each.tolerance())
        .isLessThan(1e-8 * answer.value());
  }

  @ParameterizedTest
  @MethodSource("cases")
  @EnabledIf(value = SharedFiles.PRESENT, disabledReason = SharedFiles.ABSENT)
  void smallNoiseLawIsTheReference(Case each) {
    if (each.kind().equals("stable_exit_continuous")) {
      double law = each.get("asymptotic_with_c_alpha");
      assertThat(each.exit().smallNoise(0)).isCloseTo(law, relative(law, 1e-12));
      assertThat(each.exit().smallNoiseAsPrinted(0)).isEqualTo(1);
      double halves = each.get("asymptotic_alpha_over_2");
      assertThat(halves / each.get("c_alpha")).isCloseTo(law, relative(law, 1e-12));
    }
  }

  static Profile harmonic(double curvature) {
    return ChainCases.landscape("kind = harmonic, curvatures = [%s]".formatted(curvature))
        .profile(0);
  }

  private static Offset<Double> relative(double value, double error) {
    return within(error * Math.abs(value));
  }

  private static double linear(
      double alpha, double scale, double lower, double upper, double start, double curvature) {
    StableExit exit = new StableExit(alpha, scale, new ExitInterval(lower, upper), start);
    Exact time = exit.withLinearDrift(curvature, 0);
    assertThat(time.errorEstimate()).isLessThan(1e-7 * time.value());
    return time.value();
  }

  /** Getoor's time without drift; the drift's share is of the order of the curvature times it. */
  @ParameterizedTest
  @CsvSource({
    "0.2, -1, 1, 0",
    "0.5, -1, 2, 1.5",
    "0.95, -1, 1, 0.9",
    "1, -3, 1, -2",
    "1.05, -1, 1, 0.5",
    "1.5, -1, 2, 0.7",
    "1.9, -1, 1, 0.999999",
    "1.999, -1, 1, 0"
  })
  void isGetoorsWithoutDrift(double alpha, double lower, double upper, double start) {
    double free =
        new StableExit(alpha, 0.7, new ExitInterval(lower, upper), start).withoutDrift().value();
    double one = linear(alpha, 0.7, lower, upper, start, 1e-5) / free - 1;
    double two = linear(alpha, 0.7, lower, upper, start, 2e-5) / free - 1;
    assertThat(one).isCloseTo(0, within(1e-3));
    assertThat(2 * one - two).isCloseTo(0, within(1e-7));
  }

  /** 0 and 1 only stand for themselves: lengths, times and sides may be chosen. */
  @ParameterizedTest
  @ValueSource(doubles = {0.6, 1.4})
  void scalesAsItMust(double alpha) {
    double time = linear(alpha, 0.2, -1, 1.5, 0.4, 1);
    assertThat(linear(alpha, 0.2, -1.5, 1, -0.4, 1)).isCloseTo(time, relative(time, 1e-11));
    assertThat(linear(alpha, 0.6, -3, 4.5, 1.2, 1)).isCloseTo(time, relative(time, 1e-10));
    assertThat(2 * linear(alpha, 0.2 * Math.pow(2, 1 / alpha), -1, 1.5, 0.4, 2))
        .isCloseTo(time, relative(time, 1e-10));
    StableExit shifted = new StableExit(alpha, 0.2, new ExitInterval(6, 8.5), 7.4);
    assertThat(shifted.withLinearDrift(1, 7).value()).isCloseTo(time, relative(time, 1e-11));
  }

  /** The method that is better for it answers, and no worse than the other one would. */
  @ParameterizedTest
  @CsvSource({"1.7, 1, Galerkin", "1.5, 0.03, collocation", "0.7, 1, collocation"})
  void theBetterMethodAnswers(double alpha, double noise, String method) {
    double scale = Math.pow(noise, 1 / alpha);
    Exact time = new StableExit(alpha, scale, UNIT, 0.2).withLinearDrift(1, 0);
    assertThat(time.method()).contains(method);
    Approximation collocation = LinearDriftExit.meanTime(alpha, noise, -1, 1, 0.2);
    assertThat(time.errorEstimate()).isLessThan(1.0001 * collocation.errors()[0]);
    assertThat(time.value())
        .isCloseTo(collocation.values()[0], within(time.errorEstimate() + collocation.errors()[0]));
  }

  @Test
  void anEstimateHoldsTheDifferenceFromAnotherMethod() {
    Approximation one = Approximation.of(5, 0.1);
    assertThat(one.orDifferenceFrom(Approximation.of(5.2, 0.15)).errors()[0]).isEqualTo(0.1);
    assertThat(one.orDifferenceFrom(Approximation.of(4, 0.25)).errors()[0]).isEqualTo(0.75);
  }

  /** The two forms of the equation meet in 1: times are smooth in alpha there. */
  @ParameterizedTest
  @ValueSource(doubles = {0.002, 0.3, 2})
  void isSmoothAcrossOne(double scale) {
    double below = linear(0.998, scale, -1, 1, 0, 1);
    double at = linear(1, scale, -1, 1, 0, 1);
    double above = linear(1.002, scale, -1, 1, 0, 1);
    assertThat(Math.sqrt(below * above)).isCloseTo(at, relative(at, 1e-5));
    assertThat(above / below).isNotCloseTo(1, within(1e-3));
  }

  /** Chains of ever shorter steps: extrapolated by their bias, of order dt for small alpha. */
  @ParameterizedTest
  @CsvSource({"0.5, 0.5, 0", "0.6, 0.1, 0.6", "0.4, 0.3, 0"})
  void isTheLimitOfChains(double alpha, double scale, double start) {
    StableExit exit = new StableExit(alpha, scale, new ExitInterval(-1, 1.2), start);
    double continuous = exit.withLinearDrift(1, 0).value();
    double longer = exit.ofChain(harmonic(1), 2e-3).value();
    double shorter = exit.ofChain(harmonic(1), 1e-3).value();
    assertThat(longer).isNotCloseTo(continuous, relative(continuous, 3e-4));
    assertThat(2 * shorter - longer).isCloseTo(continuous, relative(continuous, 1e-5));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.5, 1.5})
  void tendsToTheSmallNoiseLaw(double alpha) {
    StableExit exit = new StableExit(alpha, 1e-3, new ExitInterval(-1, 2), 0);
    double law = exit.smallNoise(0);
    assertThat(exit.withLinearDrift(1, 0).value()).isCloseTo(law, relative(law, 3e-3));
    assertThat(exit.withLinearDrift(1, 0).value()).isNotCloseTo(law, relative(law, 1e-6));
  }

  /** With alpha = 2 the chain is Gaussian, with the transfer operator of other steps. */
  @ParameterizedTest
  @CsvSource({"0.3, 0.02", "0.6, 0.3", "0.25, 0.01"})
  void isTheGaussianChainForTwo(double scale, double timeStep) {
    Profile quartic = ChainCases.landscape("kind = quartic").profile(0);
    ExitInterval interval = new ExitInterval(-2, 0.1);
    GaussianChain chain =
        new GaussianChain() {
          @Override
          public double mean(double w) {
            return w - timeStep * quartic.derivative(w);
          }

          @Override
          public double deviation(double w) {
            return scale * Math.sqrt(2 * timeStep);
          }

          @Override
          public double[] kinks() {
            return new double[0];
          }
        };
    double gaussian =
        new ChainExit(chain, -1, interval, Crossing.DISCRETE).meanTime(timeStep).value();
    Exact stable = new StableExit(2, scale, interval, -1).ofChain(quartic, timeStep);
    assertThat(stable.value()).isCloseTo(gaussian, relative(gaussian, 1e-9));
  }

  /** Steps that leave at once, whatever happens before: 1/P(|S| > 1) of them. */
  @Test
  void isGeometricWhereStepsForget() {
    StableExit exit = new StableExit(1, 1, UNIT, 0.3);
    double outside = 2 * new StableDensity(1).survival(1);
    double stay = 1 + (1 - outside) / outside;
    assertThat(exit.ofChain(harmonic(1), 1).value()).isCloseTo(stay, relative(stay, 1e-10));
  }

  @Test
  void refusesWhatHasNoAnswer() {
    StableExit exit = new StableExit(1.5, 0.1, UNIT, 0);
    assertThat(exit.withLinearDrift(0, 0)).isEqualTo(exit.withoutDrift());
    assertThatThrownBy(() -> exit.withLinearDrift(1, 1.5))
        .isInstanceOf(NoExactAnswerException.class)
        .hasMessageContaining("minimum");
    assertThatThrownBy(() -> new StableExit(2, 0.1, UNIT, 0).withLinearDrift(1, 0))
        .isInstanceOf(NoExactAnswerException.class)
        .hasMessageContaining("Gaussian");
    assertThatThrownBy(() -> new StableExit(1.5, 0.1, ExitInterval.above(1), 0).withoutDrift())
        .isInstanceOf(NoExactAnswerException.class)
        .hasMessageContaining("two ends");
    assertThatThrownBy(() -> new StableExit(1.5, 0.1, UNIT, 2))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new StableExit(2.5, 0.1, UNIT, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new StableExit(1.5, 0, UNIT, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
