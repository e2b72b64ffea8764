package io.kramers.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kramers.dynamics.StochasticGradientDescent;
import io.kramers.escape.Cell;
import io.kramers.escape.EscapeExperiment;
import io.kramers.escape.Estimate;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

class EscapeFitsTest {
  private static final EscapeExperiment EXPERIMENT =
      Experiments.of(
          Experiments.DATA,
          "landscape.scale = [1.0, 0.9], trials = 100",
          "covariance-trace.range = [0.01, 0.05]",
          "dynamics = [",
          "{ kind = sgd, batch-size = [1, 2] }",
          "{ kind = sgd, batch-size = 2, replacement = false }",
          "{ kind = langevin, lambda2 = matched }",
          "{ kind = power-law, lambda1 = [24, 0, 8, 16], lambda2 = matched, batch-size = 1 }",
          "{ kind = power-law, lambda1 = [0, 16], lambda2 = matched, batch-size = 2 }",
          "{ kind = power-law, lambda1 = [0, 8, 16], lambda2 = 0.5 }",
          "{ kind = gradient-descent } ]");

  @Test
  void everyLineCurveAndPairIsFitted() {
    EscapeFits fits = fits(LocalSpark.session());

    assertThat(fits.covarianceTraces())
        .extracting(CovarianceTraceFit::line)
        .isEqualTo(EXPERIMENT.covarianceTraces())
        .hasSize(4);
    // Per scale: the curve of batch size 1 and the one without; two cells make no fit.
    assertThat(fits.logistics())
        .extracting(fit -> List.of(scale(fit.curve().cell()), fit.curve().points().size()))
        .containsExactlyInAnyOrder(
            List.of(1.0, 4), List.of(1.0, 3), List.of(0.9, 4), List.of(0.9, 3));
    // SGD's batch size and replacement, the batch size of the curve's noise.
    assertThat(fits.matches())
        .filteredOn(match -> scale(match.curve().cell()) == 1.0)
        .extracting(EscapeFitsTest::pair)
        .containsExactlyInAnyOrder(
            "1 true ~ 1", "1 true ~ null", "2 true ~ 2", "2 true ~ null", "2 false ~ null");
    assertThat(fits.matches()).hasSize(10);
    assertThat(fits.matches())
        .allSatisfy(m -> assertThat(scale(m.curve().cell())).isEqualTo(scale(m.sgd().cell())));
  }

  private static double scale(Cell cell) {
    return (double) cell.landscape().parameters().get("scale");
  }

  private static String pair(MatchedLambda1 match) {
    StochasticGradientDescent sgd = (StochasticGradientDescent) match.sgd().cell().dynamics();
    return sgd.batchSize() + " " + sgd.replacement() + " ~ " + match.curve().additive().batchSize();
  }

  @Test
  void sweptTrialsAreSeparateCurvesAndARepeatedCellCountsOnce() {
    EscapeExperiment experiment =
        Experiments.of(
            Experiments.DATA,
            "trials = [100, 1000]",
            "dynamics = [{ kind = sgd }",
            "{ kind = power-law, lambda1 = [0, 8, 8, 16], lambda2 = matched }]");
    EscapeFits fits = EscapeFits.of(LocalSpark.session(), experiment, estimates(experiment));

    assertThat(fits.logistics()).hasSize(2);
    assertThat(fits.matches()).hasSize(2);
    for (MatchedLambda1 match : fits.matches()) {
      assertThat(match.curve().lambda1s()).containsExactly(0, 8, 16);
      assertThat(match.curve().points())
          .extracting(point -> point.cell().trials())
          .containsOnly(match.sgd().cell().trials());
    }
  }

  @Test
  void oneThreadAndTwoAgree() {
    double[] one = numbers(LocalSpark.withMaster("local[1]", EscapeFitsTest::fits));
    double[] two = numbers(LocalSpark.withMaster("local[2]", EscapeFitsTest::fits));

    assertThat(one).hasSizeGreaterThan(50);
    assertThat(two).hasSameSizeAs(one);
    for (int i = 0; i < one.length; i++) {
      assertThat(two[i]).isCloseTo(one[i], within(1e-9 * Math.abs(one[i])));
    }
  }

  private static EscapeFits fits(SparkSession spark) {
    return EscapeFits.of(spark, EXPERIMENT, estimates(EXPERIMENT));
  }

  /** More escapes for more lambda1 or, for the others, about half. */
  private static List<Estimate> estimates(EscapeExperiment experiment) {
    return experiment.cells().stream()
        .map(
            cell -> {
              Object lambda1 = cell.dynamics().parameters().get("lambda1");
              double rate = lambda1 == null ? 0.4 : 0.1 + 0.03 * (double) lambda1;
              return Experiments.estimate(cell, cell.trials(), Math.round(rate * cell.trials()));
            })
        .toList();
  }

  private static double[] numbers(EscapeFits fits) {
    Stream<DoubleStream> traces =
        fits.covarianceTraces().stream()
            .map(
                fit ->
                    DoubleStream.of(
                        fit.a(),
                        fit.b(),
                        fit.c(),
                        fit.aStandardError(),
                        fit.bStandardError(),
                        fit.cStandardError(),
                        fit.rSquared()));
    Stream<DoubleStream> logistics =
        fits.logistics().stream()
            .map(
                fit ->
                    DoubleStream.of(
                        fit.intercept(),
                        fit.slope(),
                        fit.interceptStandardError(),
                        fit.slopeStandardError(),
                        fit.deviance(),
                        fit.pValue()));
    Stream<DoubleStream> matches =
        fits.matches().stream()
            .map(
                match ->
                    DoubleStream.of(
                        match.lambda1().orElseThrow(),
                        match.interval().orElseThrow().lower(),
                        match.interval().orElseThrow().upper()));
    return Stream.of(traces, logistics, matches)
        .flatMap(numbers -> numbers)
        .flatMapToDouble(numbers -> numbers)
        .toArray();
  }
}
