package io.kramers.fit;

import io.kramers.dynamics.Interpretation;
import io.kramers.dynamics.StochasticProcess;
import io.kramers.exittime.ExitTimeCell;
import io.kramers.exittime.ExitTimeEstimate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;

/**
 * The fits of cells that differ in nothing but the landscape, mu or rho, start and bounds, and how
 * they were simulated.
 *
 * @param noise the noise's kind
 * @param interpretation of it
 * @param cells at least two
 * @param regressions of exit times on the cells' covariates, by ascending AIC
 * @param scalings of mean times with the barrier, one for each at least three cells that differ in
 *     that alone
 */
public record ExitTimeFits(
    String noise,
    Interpretation interpretation,
    List<ExitTimeCell> cells,
    List<AcceleratedFailureTimeFit> regressions,
    List<BarrierScaling> scalings) {
  private static final int FEWEST_EXITS = 10;
  private static final int FEWEST_POINTS = 3;

  /** Minima are found to 1e-12. */
  private static final double PLACES = 1e9;

  /** How noise grows, which regressions know as kappa. */
  private static final List<String> GROWTH = List.of("mu", "rho");

  /**
   * Fits everything that estimates allow, in the order of their first cells. The results do not
   * depend on the session's master or partitions.
   */
  public static List<ExitTimeFits> of(
      SparkSession spark, List<ExitTimeEstimate> estimates, Resampling resampling) {
    return grouped(estimates, ExitTimeFits::noiseBesideGrowth).stream()
        .filter(group -> group.size() > 1)
        .map(group -> ofGroup(spark, group, resampling))
        .toList();
  }

  private static ExitTimeFits ofGroup(
      SparkSession spark, List<ExitTimeEstimate> group, Resampling resampling) {
    ExitTimeCell first = group.get(0).cell();
    List<ExitSample> samples = group.stream().map(ExitSample::of).toList();
    return new ExitTimeFits(
        first.process().noise().kind(),
        first.process().interpretation(),
        group.stream().map(ExitTimeEstimate::cell).toList(),
        AcceleratedFailureTimeFit.compared(spark, samples, resampling),
        grouped(group, ExitTimeFits::besideBarrier).stream()
            .map(ExitTimeFits::points)
            .filter(points -> points.size() >= FEWEST_POINTS)
            .map(points -> BarrierScaling.of(spark, points))
            .toList());
  }

  private static List<List<ExitTimeEstimate>> grouped(
      List<ExitTimeEstimate> estimates, Function<ExitTimeCell, List<Object>> key) {
    return List.copyOf(
        estimates.stream()
            .collect(
                Collectors.groupingBy(
                    estimate -> key.apply(estimate.cell()),
                    LinkedHashMap::new,
                    Collectors.toList()))
            .values());
  }

  private static List<Object> noiseBesideGrowth(ExitTimeCell cell) {
    StochasticProcess process = cell.process();
    Map<String, Object> parameters = new TreeMap<>(process.noise().parameters());
    parameters.keySet().removeAll(GROWTH);
    return List.of(
        process.noise().kind(),
        parameters,
        process.learningRate(),
        process.interpretation(),
        process.landscape().dimension());
  }

  private static List<Object> besideBarrier(ExitTimeCell cell) {
    StochasticProcess process = cell.process();
    return List.of(
        process.noise(),
        process.minimum().stream().map(w -> Math.round(w * PLACES)).toList(),
        process.landscape().parameters().keySet(),
        cell.region().start(),
        cell.region().exit());
  }

  /** One a barrier: of several cells, the one of the smallest time step. */
  private static List<BarrierPoint> points(List<ExitTimeEstimate> group) {
    Map<Double, BarrierPoint> points = new TreeMap<>();
    group.stream()
        .filter(estimate -> estimate.times().exited() >= FEWEST_EXITS)
        .sorted(Comparator.comparingDouble(estimate -> estimate.cell().timeStep()))
        .map(BarrierPoint::of)
        .filter(point -> point.covariates().barrier() > 0 && point.covariates().attemptRate() > 0)
        .forEach(point -> points.putIfAbsent(point.covariates().barrier(), point));
    return List.copyOf(points.values());
  }
}
