package io.kramers.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.kramers.landscape.Landscape;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The final-step rule's three outcomes. */
class ChainEndTest {
  private static ChainEnd fourBasins(double lambda1, double lambda2, double radius, long steps) {
    return ChainEnd.of(chain(lambda1, lambda2), 1.0, 1.0 / 11, radius, steps);
  }

  private static GaussianChain chain(double lambda1, double lambda2) {
    Landscape landscape = ChainCases.fourBasins(1, 1.0, "none", "0");
    return GaussianChain.powerLaw(landscape.profile(0), 1.0, lambda1, lambda2, 0.025);
  }

  @Test
  void theThreeAddUpToOneAndDivergenceIsAnExit() {
    for (double radius : new double[] {3.0, 10.0, 100.0}) {
      for (long steps : new long[] {1, 10, 2000}) {
        ChainEnd end = fourBasins(32.0, 0.35, radius, steps);
        double sum = end.diverged().value() + end.below().value() + end.above().value();
        assertThat(sum).isCloseTo(1.0, within(1e-12));
        ChainExit exit =
            new ChainExit(
                chain(32.0, 0.35), 1.0, new ExitInterval(-radius, radius), Crossing.DISCRETE);
        double diverged = exit.probability(steps).value();
        assertThat(end.diverged().value()).isCloseTo(diverged, within(1e-9 * diverged));
      }
    }
  }

  /** After one step the law is normal. */
  @Test
  void oneStepIsNormal() {
    ChainEnd end = fourBasins(0.0, 40.0, 2.5, 1);
    assertThat(end.below().value()).isCloseTo(Normal.between(-3.5, 1.0 / 11 - 1.0), within(1e-13));
    assertThat(end.above().value()).isCloseTo(Normal.between(1.0 / 11 - 1.0, 1.5), within(1e-13));
    assertThat(end.diverged().value())
        .isCloseTo(Normal.cumulative(-3.5) + Normal.cumulative(-1.5), within(1e-13));
  }

  @Test
  void coordinatesCombine() {
    ChainEnd first = fourBasins(32.0, 0.35, 10.0, 100);
    ChainEnd second = fourBasins(24.0, 0.35, 10.0, 100);
    double finite = (1 - first.diverged().value()) * (1 - second.diverged().value());
    double above = first.above().value() * second.above().value();
    List<ChainEnd> both = List.of(first, second);
    assertThat(ChainEnd.someDiverged(both).value()).isCloseTo(1 - finite, within(1e-13));
    assertThat(ChainEnd.someBelow(both).value()).isCloseTo(finite - above, within(1e-13));
    assertThat(ChainEnd.someBelow(both).errorEstimate()).isBetween(1e-20, 1e-9);
  }

  @Test
  void aThresholdBeyondTheRadiusIsIllegal() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ChainEnd.of(chain(16.0, 0.35), 1.0, Double.NEGATIVE_INFINITY, 10.0, 5));
  }
}
