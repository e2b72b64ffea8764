package io.kramers.fit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.spark.sql.SparkSession;

/**
 * The logarithm of the exit time as a linear function of a cell's covariates, fitted by maximum
 * likelihood to censored exit times: log t = intercept + coefficients . terms + scale e, where e is
 * the logarithm of a standard exponential time. Scale 1 is exponential times, which is what exits
 * over high barriers have.
 *
 * <p>MLlib says nothing of errors. Those here are of resamples of the trials by blocks of
 * consecutive ones, 20 a cell; the intervals are Student's.
 *
 * @param terms those that entered
 * @param leftOut those that did not: the same in all cells, or a linear function of those before
 * @param intercept where all terms are 0
 * @param coefficients one a term
 * @param scale of the error term
 * @param cells that entered
 * @param trials of all cells
 * @param exits of all cells; the other trials are censored
 * @param logLikelihood of Weibull's law at the solution
 * @param deviance twice what the log-likelihood gains where each cell has a mean of its own, with
 *     the same scale
 * @param degreesOfFreedom cells, less the coefficients and the intercept
 * @param pValue the chi-square probability of at least this deviance if the function is linear; NaN
 *     without degrees of freedom
 * @param largestMisfit the largest difference between the mean of log time that a cell has by
 *     itself and the fit's, over cells with exits
 * @param resamples that the errors are from
 */
public record AcceleratedFailureTimeFit(
    List<ExitTerm> terms,
    List<ExitTerm> leftOut,
    Coefficient intercept,
    List<Coefficient> coefficients,
    Coefficient scale,
    int cells,
    long trials,
    long exits,
    double logLikelihood,
    double deviance,
    int degreesOfFreedom,
    double pValue,
    double largestMisfit,
    int resamples) {
  private static final List<ExitTerm> IN_BARRIER =
      List.of(ExitTerm.KAPPA, ExitTerm.BARRIER, ExitTerm.WIDTH);

  private static final List<ExitTerm> IN_LOG_BARRIER =
      List.of(ExitTerm.KAPPA, ExitTerm.LOG_BARRIER, ExitTerm.WIDTH);

  private static final Comparator<ExitSample> CANONICAL =
      Comparator.comparingDouble((ExitSample sample) -> sample.covariates().kappa())
          .thenComparingDouble(sample -> sample.covariates().barrier())
          .thenComparingDouble(sample -> sample.covariates().width())
          .thenComparingLong(ExitSample::stream);

  /** Akaike's criterion, 2 (number of parameters) - 2 log-likelihood. */
  public double aic() {
    return 2.0 * (terms.size() + 2) - 2.0 * logLikelihood;
  }

  /**
   * Fits the models that are linear in dL and in log dL, and the better one with kappa^2 too, as
   * far as they differ on these cells. Cells enter whose barrier is above 0.
   *
   * @return by ascending AIC, so the first is the one that the data prefer; empty where no term
   *     varies over the cells
   * @see #of
   */
  static List<AcceleratedFailureTimeFit> compared(
      SparkSession spark, List<ExitSample> samples, Resampling resampling) {
    List<ExitSample> usable = usable(samples, List.of(ExitTerm.values()));
    List<AcceleratedFailureTimeFit> fits = new ArrayList<>();
    of(spark, usable, IN_BARRIER, resampling).ifPresent(fits::add);
    if (fits.stream().allMatch(fit -> fit.terms.contains(ExitTerm.BARRIER))) {
      of(spark, usable, IN_LOG_BARRIER, resampling).ifPresent(fits::add);
    }
    fits.sort(Comparator.comparingDouble(AcceleratedFailureTimeFit::aic));
    if (!fits.isEmpty()) {
      List<ExitTerm> larger = new ArrayList<>(fits.get(0).terms);
      larger.addAll(fits.get(0).leftOut);
      larger.add(ExitTerm.KAPPA_SQUARED);
      of(spark, usable, larger, resampling)
          .filter(fit -> fit.terms.contains(ExitTerm.KAPPA_SQUARED))
          .ifPresent(fits::add);
    }
    fits.sort(Comparator.comparingDouble(AcceleratedFailureTimeFit::aic));
    return List.copyOf(fits);
  }

  /**
   * Fits one model to the cells of at least 20 trials where the terms are finite. Neither the
   * cells' order nor the session's master or partitions change a bit of the result.
   *
   * @param samples one a cell
   * @param candidates terms, of which those enter that the cells tell apart
   * @param resampling what the errors are from
   * @return empty where no term enters, or where the iteration does not converge
   */
  static Optional<AcceleratedFailureTimeFit> of(
      SparkSession spark,
      List<ExitSample> samples,
      List<ExitTerm> candidates,
      Resampling resampling) {
    List<ExitSample> usable = usable(samples, candidates);
    ExitDesign design = ExitDesign.of(usable, candidates);
    if (design.terms().isEmpty()) {
      return Optional.empty();
    }
    SurvivalTable table = table(usable, design);
    return WeibullRegression.fit(spark, table, table.exponentialModel())
        .map(
            model -> {
              long[] streams = usable.stream().mapToLong(ExitSample::stream).toArray();
              List<WeibullModel> resamples =
                  resampling.refitted(spark, table, streams, model).stream()
                      .map(design::ofTerms)
                      .toList();
              return result(table, design, candidates, model, resamples, resampling.confidence());
            });
  }

  private static List<ExitSample> usable(List<ExitSample> samples, List<ExitTerm> candidates) {
    return samples.stream()
        .filter(sample -> sample.times().length >= Resampling.BLOCKS)
        .filter(
            sample ->
                candidates.stream().allMatch(term -> Double.isFinite(term.of(sample.covariates()))))
        .sorted(CANONICAL)
        .toList();
  }

  private static SurvivalTable table(List<ExitSample> samples, ExitDesign design) {
    return new SurvivalTable(
        design.predictors(),
        samples.stream()
            .map(sample -> Arrays.stream(sample.times()).map(Math::log).toArray())
            .toArray(double[][]::new),
        samples.stream().map(ExitSample::exited).toArray(boolean[][]::new));
  }

  private static AcceleratedFailureTimeFit result(
      SurvivalTable table,
      ExitDesign design,
      List<ExitTerm> candidates,
      WeibullModel model,
      List<WeibullModel> resamples,
      double confidence) {
    double scale = model.scale();
    double logLikelihood = 0.0;
    double deviance = 0.0;
    double largestMisfit = 0.0;
    for (int cell = 0; cell < table.cells(); cell++) {
      double fitted = table.location(model, cell);
      double own = table.likeliestLocation(scale, cell);
      double likelihood = table.logLikelihood(fitted, scale, cell);
      logLikelihood += likelihood;
      deviance += 2.0 * (table.logLikelihood(own, scale, cell) - likelihood);
      if (table.exits(cell) > 0) {
        largestMisfit = Math.max(largestMisfit, Math.abs(own - fitted));
      }
    }
    int degreesOfFreedom = table.cells() - table.terms() - 1;
    Function<ToDoubleFunction<WeibullModel>, Coefficient> coefficient =
        number ->
            Coefficient.resampled(
                number.applyAsDouble(design.ofTerms(model)),
                resamples.stream().mapToDouble(number).toArray(),
                Resampling.BLOCKS,
                confidence);
    return new AcceleratedFailureTimeFit(
        design.terms(),
        candidates.stream().filter(term -> !design.terms().contains(term)).toList(),
        coefficient.apply(WeibullModel::intercept),
        IntStream.range(0, table.terms())
            .mapToObj(i -> coefficient.apply(each -> each.coefficients()[i]))
            .toList(),
        coefficient.apply(WeibullModel::scale),
        table.cells(),
        table.trials(),
        table.exits(),
        logLikelihood,
        deviance,
        degreesOfFreedom,
        degreesOfFreedom == 0
            ? Double.NaN
            : ChiSquaredDistribution.of(degreesOfFreedom).survivalProbability(deviance),
        largestMisfit,
        resamples.size());
  }
}
