package io.kramers.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.hipparchus.analysis.integration.IterativeLegendreGaussIntegrator;
import org.junit.jupiter.api.Test;

/** Exits with answers in closed form, by other methods, and among themselves. */
class ChainExitTest {
  private static final NormalDistribution NORMAL = NormalDistribution.of(0.0, 1.0);

  /** A chain without kinks. */
  record Chain(DoubleUnaryOperator m, DoubleUnaryOperator s) implements GaussianChain {
    @Override
    public double mean(double w) {
      return m.applyAsDouble(w);
    }

    @Override
    public double deviation(double w) {
      return s.applyAsDouble(w);
    }

    @Override
    public double[] kinks() {
      return new double[0];
    }
  }

  private static ChainExit linear(double slope, double deviation, ExitInterval interval) {
    return new ChainExit(
        new Chain(w -> slope * w, w -> deviation), 0.0, interval, Crossing.DISCRETE);
  }

  private static ChainExit doubleWell(double eta, double mu, double timeStep, Crossing crossing) {
    return ChainCases.doubleWellUp(eta, mu, timeStep, crossing);
  }

  private static void assertClose(Exact exact, double value, double relative) {
    assertThat(exact.value()).isCloseTo(value, within(relative * Math.abs(value)));
    assertThat(exact.errorEstimate()).isPositive().isLessThan(1e-8 * Math.abs(value));
  }

  /** S_0, ..., S_T on a fine mesh. */
  private static double[] survival(ChainExit exit, int steps) {
    Course course = meshes(exit, steps).course(2, steps);
    return IntStream.rangeClosed(0, steps).mapToDouble(course::survival).toArray();
  }

  private static Meshes meshes(ChainExit exit, double horizon) {
    return new Meshes(
        exit.chain(), exit.start(), exit.interval(), exit.crossing(), Double.NaN, horizon);
  }

  /** P(S_1 <= 0, ..., S_n <= 0) = C(2n, n) / 4^n for every symmetric walk (Sparre Andersen). */
  @Test
  void aWalkThatStartsAtItsThresholdSurvivesAsSparreAndersenSays() {
    ChainExit walk = linear(1.0, 0.3, ExitInterval.above(0.0));
    double[] curve = survival(walk, 60);
    double survival = 1.0;
    for (int n = 1; n <= 60; n++) {
      survival *= (2.0 * n - 1.0) / (2.0 * n);
      assertThat(curve[n]).isCloseTo(survival, within(1e-12));
    }
    assertClose(walk.probability(40), 1 - curve[40], 1e-12);
  }

  /** The reflection principle: bridges see all that Brownian motion does between the steps. */
  @Test
  void bridgesOfAWalkGiveBrownianMotionsPassageTimes() {
    for (int steps : new int[] {1, 2, 7, 50}) {
      for (double threshold : new double[] {0.1, 1.0, 12.0}) {
        ChainExit walk =
            new ChainExit(
                new Chain(w -> w, w -> 0.5), 0.0, ExitInterval.below(-threshold), Crossing.BRIDGE);
        double passed = 2 * NORMAL.cumulativeProbability(-threshold / (0.5 * Math.sqrt(steps)));
        Exact probability = walk.probability(steps);
        assertThat(probability.value())
            .isCloseTo(passed, within(1e-10 * passed + probability.errorEstimate()));
      }
    }
  }

  @Test
  void oneStepIsANormalProbabilityAndTwoAreAnIntegral() {
    Chain chain = new Chain(w -> 0.7 * w + 0.1, w -> Math.sqrt(0.04 + 0.1 * w * w));
    ChainExit exit = new ChainExit(chain, 0.2, ExitInterval.below(-0.6), Crossing.DISCRETE);
    double first = NORMAL.cumulativeProbability((-0.6 - 0.24) / Math.sqrt(0.044));
    assertClose(exit.probability(1), first, 1e-13);
    double second =
        new IterativeLegendreGaussIntegrator(20, 1e-12, 1e-14)
            .integrate(
                1_000_000,
                w ->
                    NormalDistribution.of(0.24, Math.sqrt(0.044)).density(w)
                        * NORMAL.cumulativeProbability((-0.6 - chain.mean(w)) / chain.deviation(w)),
                -0.6,
                4.0);
    assertClose(exit.probability(2), first + second, 1e-11);
  }

  @Test
  void theMeanIsTheSumOfTheSurvivalProbabilities() {
    ChainExit exit = linear(0.8, 0.5, new ExitInterval(-0.7, 1.1));
    assertClose(exit.meanTime(0.25), 0.25 * Arrays.stream(survival(exit, 300)).sum(), 1e-12);
    ChainExit bridge = new ChainExit(exit.chain(), 0.0, exit.interval(), Crossing.BRIDGE);
    double kept = Arrays.stream(survival(bridge, 300)).sum();
    assertClose(bridge.meanTime(0.25), 0.25 * (kept - 0.5), 1e-12);
  }

  @Test
  void severalCoordinatesMultiplyTheirSurvival() {
    ChainExit one = linear(0.8, 0.5, ExitInterval.above(0.9));
    ChainExit other = linear(0.6, 0.4, ExitInterval.below(-1.0));
    double[] first = survival(one, 3000);
    double[] second = survival(other, 3000);
    double sum = 0.0;
    for (int n = 0; n < 3000; n++) {
      sum += first[n] * first[n] * second[n];
    }
    assertClose(ChainExit.meanTimeOfAny(List.of(one, other, one), 1.0), sum, 1e-9);
    assertClose(
        ChainExit.probabilityOfAny(List.of(one, other, one), 20),
        1 - first[20] * first[20] * second[20],
        1e-11);
    assertClose(ChainExit.meanTimeOfAny(List.of(one), 2.0), one.meanTime(2.0).value(), 1e-15);
  }

  @Test
  void probabilitiesOfSeveralKeepTheirRelativeAccuracyWhereTheyAreTiny() {
    ChainExit exit = linear(0.5, 0.1, ExitInterval.above(1.2));
    Exact one = exit.probability(10);
    assertThat(one.value()).isBetween(1e-28, 1e-20);
    assertClose(
        ChainExit.probabilityOfAny(Collections.nCopies(5, exit), 10), 5 * one.value(), 1e-13);
  }

  @Test
  void mirroredChainsExitAlike() {
    DoubleUnaryOperator mean = w -> w - 0.1 * (w * w * w - w);
    ChainExit up =
        new ChainExit(
            new Chain(mean, w -> 0.2 + 0.1 * Math.sin(w)),
            -1.0,
            ExitInterval.passing(-1.0, 0.3),
            Crossing.DISCRETE);
    ChainExit down =
        new ChainExit(
            new Chain(w -> -mean.applyAsDouble(-w), w -> 0.2 - 0.1 * Math.sin(w)),
            1.0,
            ExitInterval.passing(1.0, -0.3),
            Crossing.DISCRETE);
    assertClose(down.probability(50), up.probability(50).value(), 1e-9);
    assertClose(down.meanTime(1.0), up.meanTime(1.0).value(), 1e-9);
  }

  /** Two methods: state reduction, and many steps with the hazard at rest. */
  @Test
  void aMeanOfTrillionsOfStepsIsTheInverseHazard() {
    ChainExit exit = doubleWell(0.02, 0.0, 0.05, Crossing.DISCRETE);
    double steps = exit.meanTime(1.0).value();
    assertThat(steps).isBetween(1e12, 1e13);
    long some = 100_000_000L;
    assertClose(exit.probability(some), -Math.expm1(-some / steps), 2e-6);
    assertClose(ChainExit.meanTimeOfAny(List.of(exit, exit), 1.0), steps / 2, 1e-10);
  }

  /**
   * With the bridge the mean tends to the diffusion's first order in the time step; without it is
   * off in the order 1/2. The limits are integrals (issue 4's reference cases, mfpt_continuous).
   */
  @Test
  void withBridgesTheMeanTendsToTheDiffusions() {
    double limit = 361.9037595009248;
    double coarse = doubleWell(0.1, 0.0, 0.002, Crossing.BRIDGE).meanTime(0.002).value();
    double fine = doubleWell(0.1, 0.0, 0.001, Crossing.BRIDGE).meanTime(0.001).value();
    double discrete = doubleWell(0.1, 0.0, 0.001, Crossing.DISCRETE).meanTime(0.001).value();
    assertThat(fine).isCloseTo(limit, withinPercentage(0.05));
    assertThat(2 * fine - coarse).isCloseTo(limit, withinPercentage(0.002));
    assertThat(discrete).isGreaterThan(1.01 * limit);
    assertThat(doubleWell(0.1, 4.0, 0.001, Crossing.BRIDGE).meanTime(0.001).value())
        .isCloseTo(103.06854252161774, withinPercentage(0.05));
  }

  @Test
  void meshesAgreeWithinTheErrorEstimate() {
    ChainExit exit = doubleWell(0.1, 4.0, 0.05, Crossing.BRIDGE);
    Exact mean = exit.meanTime(1.0);
    Meshes meshes = meshes(exit, Double.POSITIVE_INFINITY);
    for (int level = 1; level < 4; level++) {
      double steps = new StateReduction(meshes.operator(level).steps()).meanSteps();
      assertThat(steps - 0.5).isCloseTo(mean.value(), within(3 * mean.errorEstimate()));
    }
  }

  @Test
  void whatHasNoAnswerIsRefused() {
    var loss = ChainCases.landscape("kind = harmonic, curvatures = [37]").profile(0);
    ExitInterval interval = ExitInterval.above(1.0);
    for (double start : new double[] {0.0, 0.5}) {
      GaussianChain silent = GaussianChain.powerLaw(loss, 0.0, 16.0, 0.0, 0.025);
      ChainExit exit = new ChainExit(silent, start, interval, Crossing.DISCRETE);
      assertThatThrownBy(() -> exit.probability(10))
          .isInstanceOf(NoExactAnswerException.class)
          .hasMessageContaining("noise vanishes near w = ");
    }
    GaussianChain descent = GaussianChain.powerLaw(loss, 0.0, 0.0, 0.0, 0.025);
    assertThatThrownBy(() -> new ChainExit(descent, 0.5, interval, Crossing.DISCRETE).meanTime(1.0))
        .isInstanceOf(NoExactAnswerException.class);
    assertThatThrownBy(() -> linear(1.0, 0.1, interval).meanTime(1.0))
        .isInstanceOf(NoExactAnswerException.class)
        .hasMessageContaining("too far for its small steps");
    Chain explosive = new Chain(w -> 2.0 * w, w -> Math.sqrt(0.01 + 0.04 * w * w));
    ChainExit exploding = new ChainExit(explosive, 0.0, interval, Crossing.DISCRETE);
    assertThatThrownBy(() -> exploding.meanTime(1.0))
        .isInstanceOf(NoExactAnswerException.class)
        .hasMessageContaining("arbitrarily far");
  }

  @Test
  void invalidQuestionsAreIllegal() {
    assertThatIllegalArgumentException().isThrownBy(() -> linear(1.0, 0.1, ExitInterval.above(-1)));
    assertThatIllegalArgumentException().isThrownBy(() -> new ExitInterval(1.0, 1.0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ExitInterval.below(Double.NEGATIVE_INFINITY));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> linear(1.0, 0.1, ExitInterval.above(1)).probability(0));
  }
}
