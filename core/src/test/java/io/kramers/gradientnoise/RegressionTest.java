package io.kramers.gradientnoise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.typesafe.config.ConfigFactory;
import io.kramers.config.ConfigurationException;
import io.kramers.config.Settings;
import io.kramers.estimate.Interval;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Proposition 1's example, by the network of that kind. */
class RegressionTest {
  private static final double[] DEVIATIONS = {1.0, 2.0, 0.5};
  private static final double NOISE = 0.7;
  private static final double[] MINIMUM = {1.0, 1.0, 1.0};

  private static Settings settings(String text) {
    return Settings.of(ConfigFactory.parseString(text).root(), "kramers.covariance.data");
  }

  private static NetworkLosses losses(RegressionSamples samples) {
    return NetworkLosses.of(settings("kind = linear-regression"), samples, 0);
  }

  private static DirectionEstimate along(int j, NetworkLosses losses, double learningRate) {
    double[] t = new double[20];
    Arrays.setAll(t, i -> 0.1 * (i < 10 ? i - 10 : i - 9));
    double[] unit = new double[MINIMUM.length];
    unit[j] = 1.0;
    List<PointEstimate> points =
        new InProcess(losses)
            .run(
                Arrays.stream(t)
                    .mapToObj(each -> new MomentsWork(new Place(0, 1, each), false))
                    .toList(),
                List.of(MINIMUM, unit));
    return DirectionEstimate.of(
        t,
        points.stream().map(PointEstimate::projections).toArray(double[][]::new),
        1.0,
        learningRate);
  }

  /** Four intervals that each miss once in 10,000 draws of the data; the draw is fixed. */
  @ParameterizedTest
  @CsvSource({"0", "1", "2"})
  void estimatesAreTheClosedFormsWithinTheirIntervals(int j) {
    RegressionSamples samples = RegressionSamples.draw(20_000, DEVIATIONS, NOISE, 5);
    DirectionEstimate estimate = along(j, losses(samples), 0.1);
    double confidence = 0.9999;
    check(estimate.sigma().interval(confidence), samples.sigma(j), 0.2);
    check(estimate.rho().interval(confidence), samples.rho(j), 0.3);
    check(estimate.h().interval(confidence), samples.h(j), 0.1);
    check(estimate.kappa().interval(confidence), 0.1 * samples.rho(j) / samples.h(j), 0.3);
    Interval linear = estimate.linear().interval(confidence);
    assertThat(linear.lower()).isNegative();
    assertThat(linear.upper()).isPositive();
    assertThat(estimate.rSquared()).isCloseTo(1.0, within(1e-9));
  }

  /** The interval holds the value, and is narrow enough to say something. */
  private static void check(Interval interval, double exact, double relativeWidth) {
    assertThat(interval.lower()).isLessThan(exact);
    assertThat(interval.upper()).isGreaterThan(exact);
    assertThat(interval.upper() - interval.lower()).isLessThan(relativeWidth * exact);
  }

  /** float32 passes against g = (w . x - y) x in double. */
  @Test
  void momentsAreThoseOfTheFormula() {
    RegressionSamples samples = RegressionSamples.draw(500, DEVIATIONS, NOISE, 5);
    double[] w = {1.2, 0.9, 0.4};
    double[][] gradients = new double[3][samples.count()];
    for (int m = 0; m < samples.count(); m++) {
      double residual = -samples.target(m);
      for (int j = 0; j < 3; j++) {
        residual += w[j] * samples.input(j, m);
      }
      for (int j = 0; j < 3; j++) {
        gradients[j][m] = residual * samples.input(j, m);
      }
    }
    double trace = 0.0;
    for (double[] component : gradients) {
      double mean = Arrays.stream(component).average().orElseThrow();
      trace += Arrays.stream(component).map(g -> (g - mean) * (g - mean)).average().orElseThrow();
    }
    for (NetworkLosses losses : List.of(losses(samples), losses(samples).inDouble())) {
      PointEstimate estimate =
          new InProcess(losses).run(List.of(new MomentsWork(Place.at(0), true)), List.of(w)).get(0);
      assertThat(estimate.trace()).isCloseTo(trace, within(1e-6 * trace));
      assertThat(estimate.correct()).isZero();
    }
  }

  @Test
  void minibatchesOfANetworkFindItsTrace() {
    NetworkLosses losses = losses(RegressionSamples.draw(100, DEVIATIONS, NOISE, 5));
    double[] w = {1.2, 0.9, 0.4};
    Evaluation evaluation = new InProcess(losses);
    double exact =
        evaluation.run(List.of(new MomentsWork(Place.at(0), false)), List.of(w)).get(0).trace();
    MinibatchEstimate estimate =
        evaluation
            .run(
                List.of(new MinibatchWork(Place.at(0), new MinibatchFactor(20, false), 500, 3)),
                List.of(w))
            .get(0);
    // Misses once in 10,000 seeds; the seed is fixed.
    check(estimate.interval(0.9999), exact, 0.8);
  }

  @Test
  void aLargerDrawKeepsTheFirstSamples() {
    RegressionSamples few = RegressionSamples.draw(10, DEVIATIONS, NOISE, 5);
    RegressionSamples many = RegressionSamples.draw(1000, DEVIATIONS, NOISE, 5);
    assertThat(many.target(9)).isEqualTo(few.target(9));
    assertThat(many.input(2, 9)).isEqualTo(few.input(2, 9));
  }

  @ParameterizedTest
  @CsvSource({
    "'deviations = [1, 0]', 'kramers.covariance.data.deviations = [1,0] must be numbers greater"
        + " than 0'",
    "'noise = -1', 'kramers.covariance.data.noise = -1 must be a number of at least 0'",
    "'samples = 0', 'kramers.covariance.data.samples = 0 must be a whole number from 1 to 10000000'"
  })
  void refusesWhatIsNotValid(String text, String message) {
    assertThatThrownBy(() -> RegressionSamples.read(settings(text)))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage(message);
  }
}
