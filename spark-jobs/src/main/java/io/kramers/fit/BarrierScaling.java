package io.kramers.fit;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;

/**
 * How mean exit times grow with the barrier, on cells that differ in the landscape's barrier alone.
 *
 * <p>Where a landscape of given width is scaled, its curvatures grow with the barrier, and the rate
 * in front of Kramers' law with them: times then have a factor 1 / dL beside the law. So the
 * verdict is on attempts, times in units of that rate, for which the laws of Table 1 hold as they
 * stand once dL is above the noise's energy, eta sigma / 2. Fits of the times themselves are there
 * too.
 *
 * @param points by ascending barrier
 * @param ofAttempts fits to log (mean time times attempt rate)
 * @param ofTimes fits to log mean time
 */
public record BarrierScaling(
    List<BarrierPoint> points, List<ScalingFit> ofAttempts, List<ScalingFit> ofTimes) {
  /** What the data prefer. */
  public enum Growth {
    /** {@link ScalingLaw#EXPONENTIAL}. */
    EXPONENTIAL,
    /** {@link ScalingLaw#POWER} or {@link ScalingLaw#NOISE_POWER}. */
    POLYNOMIAL,
    /** Neither. */
    UNDECIDED
  }

  /**
   * A model whose AIC is larger by this has essentially no support (Burnham and Anderson, Model
   * Selection and Multimodel Inference, 2nd ed., 2002, section 2.6).
   */
  private static final double DECISIVE = 10.0;

  /**
   * Fits all laws that the points allow.
   *
   * @param points at least three, of different barriers above 0
   */
  static BarrierScaling of(SparkSession spark, List<BarrierPoint> points) {
    List<BarrierPoint> sorted =
        points.stream()
            .sorted(Comparator.comparingDouble(point -> point.covariates().barrier()))
            .toList();
    double[] attempts = sorted.stream().mapToDouble(BarrierPoint::attempts).toArray();
    double[] times = sorted.stream().mapToDouble(BarrierPoint::mean).toArray();
    return new BarrierScaling(sorted, fits(spark, sorted, attempts), fits(spark, sorted, times));
  }

  private static List<ScalingFit> fits(
      SparkSession spark, List<BarrierPoint> points, double[] times) {
    List<ExitCovariates> at = points.stream().map(BarrierPoint::covariates).toList();
    double[] logTimes = Arrays.stream(times).map(Math::log).toArray();
    double[] errors =
        points.stream().mapToDouble(point -> point.standardError() / point.mean()).toArray();
    return Stream.of(ScalingLaw.values())
        .map(law -> ScalingFit.of(spark, law, at, logTimes, errors))
        .flatMap(Optional::stream)
        .toList();
  }

  /**
   * By how much the exponential law's AIC of attempts is larger than that of the better power law;
   * the laws have two coefficients each.
   */
  public double advantageOfPower() {
    return aic(ScalingLaw.EXPONENTIAL)
        - Math.min(aic(ScalingLaw.POWER), aic(ScalingLaw.NOISE_POWER));
  }

  private double aic(ScalingLaw law) {
    return ofAttempts.stream()
        .filter(fit -> fit.law() == law)
        .mapToDouble(ScalingFit::aic)
        .findFirst()
        .orElse(Double.POSITIVE_INFINITY);
  }

  /** The law that the data prefer, if AICs differ by at least 10. */
  public Growth growth() {
    double advantage = advantageOfPower();
    return advantage >= DECISIVE
        ? Growth.POLYNOMIAL
        : advantage <= -DECISIVE ? Growth.EXPONENTIAL : Growth.UNDECIDED;
  }
}
