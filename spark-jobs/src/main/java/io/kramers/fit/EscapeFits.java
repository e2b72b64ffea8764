package io.kramers.fit;

import io.kramers.dynamics.AdditiveNoise;
import io.kramers.dynamics.StochasticGradientDescent;
import io.kramers.escape.EscapeExperiment;
import io.kramers.escape.Estimate;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;

/**
 * The fits of an escape experiment.
 *
 * @param covarianceTraces one a line of the experiment
 * @param logistics one a curve of at least three cells whose maximum likelihood exists
 * @param matches one for each SGD cell and curve of the same problem and minibatch
 */
public record EscapeFits(
    List<CovarianceTraceFit> covarianceTraces,
    List<LogisticFit> logistics,
    List<MatchedLambda1> matches) {

  /**
   * Fits everything that the experiment asks for and its estimates allow. The results do not depend
   * on the session's master or partitions.
   *
   * @param estimates one a cell of the experiment
   */
  public static EscapeFits of(
      SparkSession spark, EscapeExperiment experiment, List<Estimate> estimates) {
    List<Lambda1Curve> curves = Lambda1Curve.of(estimates);
    return new EscapeFits(
        experiment.covarianceTraces().stream()
            .map(line -> CovarianceTraceFit.of(spark, line))
            .toList(),
        curves.stream()
            .map(curve -> LogisticFit.of(spark, curve))
            .flatMap(Optional::stream)
            .toList(),
        estimates.stream()
            .flatMap(
                estimate ->
                    curves.stream()
                        .filter(curve -> matches(curve, estimate))
                        .map(curve -> MatchedLambda1.of(curve, estimate)))
            .toList());
  }

  /** A curve whose noise names no minibatch is compared with SGD of every batch size. */
  private static boolean matches(Lambda1Curve curve, Estimate estimate) {
    if (!(estimate.cell().dynamics() instanceof StochasticGradientDescent sgd)
        || !curve.sharesProblem(estimate.cell())) {
      return false;
    }
    AdditiveNoise noise = curve.additive();
    if (noise.batchSize() == null) {
      return true;
    }
    boolean replacement = noise.replacement() == null || noise.replacement();
    return noise.batchSize() == sgd.batchSize() && replacement == sgd.replacement();
  }
}
