package io.kramers.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.kramers.SharedFiles;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PowerLawMomentsTest {
  static List<ContinuousCases.Case> secondMoments() {
    return ContinuousCases.of("second_moment_discrete");
  }

  static List<ContinuousCases.Case> tailIndices() {
    return ContinuousCases.of("tail_index_discrete");
  }

  @ParameterizedTest
  @MethodSource("secondMoments")
  @EnabledIf(value = SharedFiles.PRESENT, disabledReason = SharedFiles.ABSENT)
  void secondMomentIsTheReference(ContinuousCases.Case each) {
    PowerLawMoments chain =
        new PowerLawMoments(
            each.get("h"), each.get("eta"), each.get("lambda1"), each.get("lambda2"));
    Exact moment = chain.secondMoment(each.get("x0"), each.params().get("T").asLong());
    assertThat(moment.value()).isCloseTo(each.value(), within(1e-12 * each.value()));
    assertThat(chain.growth()).isCloseTo(each.get("growth"), within(1e-14));
  }

  @ParameterizedTest
  @MethodSource("tailIndices")
  @EnabledIf(value = SharedFiles.PRESENT, disabledReason = SharedFiles.ABSENT)
  void tailIndexIsTheReference(ContinuousCases.Case each) {
    PowerLawMoments chain =
        new PowerLawMoments(each.get("h"), each.get("eta"), each.get("lambda1"), 1.0);
    assertThat(chain.tailIndex().value()).isCloseTo(each.value(), within(each.allowed()));
    assertThat(chain.lyapunovExponent()).isCloseTo(each.get("lyapunov"), within(1e-12));
    assertThat(chain.tailIndexInContinuousTime())
        .isCloseTo(each.get("continuous_limit_ito"), within(1e-13));
  }

  @Test
  void secondMomentFollowsItsRecurrence() {
    PowerLawMoments chain = new PowerLawMoments(3.0, 0.1, 5.0, 0.7);
    double moment = 4.0;
    for (int step = 0; step < 7; step++) {
      assertThat(chain.secondMoment(2.0, step).value()).isCloseTo(moment, within(1e-14));
      moment = (0.7 * 0.7 + 0.25) * moment + 0.0049;
    }
    assertThat(chain.stationarySecondMoment()).isCloseTo(0.0049 / 0.26, within(1e-15));
    // a = b = 0: every step forgets the last.
    assertThat(new PowerLawMoments(10, 0.1, 0, 2).secondMoment(3, 5).value())
        .isCloseTo(0.04, within(1e-16));
    // a = 0.6, b = 0.8: g is 1 but for rounding.
    assertThat(new PowerLawMoments(4, 0.1, 8, 1).secondMoment(0, 100).value())
        .isCloseTo(1.0, within(1e-13));
    assertThat(new PowerLawMoments(1, 0.1, 8, 1).stationarySecondMoment()).isInfinite();
  }

  /**
   * By mpmath 1.3.0 with 40 digits: the root by its confluent hypergeometric function, the exponent
   * by quad.
   */
  @ParameterizedTest
  @CsvSource({
    "37, 0.025, 40, -0.63237155747314124727, 1.9846667639652146746",
    "1, 0.1, 2, -0.13231852794272053856, 6.154195482286384572",
    "10, 0.1, 3, -1.8391542270566750776, 29.507559359524704674",
    "1, 0.01, 3, -0.01051010704131686597, 23.322867012290048566",
    "1, 0.01, 1, -0.010101358866341279515, 201.98371999303720022",
    "1, 0.5, 0.6, -0.9116005347778872466, 14.126079187180187639"
  })
  void tailIndexAndLyapunovExponentAreTheHypergeometricFunctions(
      double h, double eta, double lambda1, double lyapunov, double index) {
    PowerLawMoments chain = new PowerLawMoments(h, eta, lambda1, 1.0);
    assertThat(chain.lyapunovExponent()).isCloseTo(lyapunov, within(1e-14));
    Exact tailIndex = chain.tailIndex();
    assertThat(tailIndex.value()).isCloseTo(index, within(1e-12 * index));
    assertThat(tailIndex.errorEstimate())
        .isBetween(Math.abs(tailIndex.value() - index), 1e-9 * index);
  }

  /** Both ways to the moments, on either side of where one takes over from the other. */
  @Test
  void momentsJoinWhereTheMethodChanges() {
    double at = 10.0;
    double eps = 1e-9;
    LogMoments below = new LogMoments(at * (1 - eps), 1);
    LogMoments above = new LogMoments(at * (1 + eps), 1);
    double slope = 1 / at;
    assertThat(above.ofLogarithm() - below.ofLogarithm())
        .isCloseTo(2 * eps * at * slope, within(1e-10));
    for (double p : new double[] {0.5, 3, 70}) {
      assertThat(above.ofPower(p) - below.ofPower(p)).isCloseTo(0, within(1e-7 * p));
    }
  }

  @Test
  void saysWhereThereIsNoTailIndex() {
    assertThatThrownBy(() -> new PowerLawMoments(1, 0.1, 0, 1).tailIndex())
        .isInstanceOf(NoExactAnswerException.class)
        .hasMessageContaining("no power tail");
    assertThatThrownBy(() -> new PowerLawMoments(37, 0.025, 100, 1).tailIndex())
        .isInstanceOf(NoExactAnswerException.class)
        .hasMessageContaining("no stationary law");
  }
}
