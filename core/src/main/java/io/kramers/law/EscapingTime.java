package io.kramers.law;

import io.kramers.estimate.Interval;
import io.kramers.numerics.Bisection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.hipparchus.analysis.UnivariateFunction;
import org.hipparchus.analysis.interpolation.AkimaSplineInterpolator;
import org.hipparchus.analysis.interpolation.LinearInterpolator;

/**
 * The epsilon-escaping time, the first t at which E|w - w*|^2 reaches epsilon^2 (Theorem 4).
 * Between recorded times the logarithm of the moment is interpolated over that of t by Akima's
 * cubics (JACM 17, 1970), before the first one the moment itself by a straight line.
 *
 * @param time as estimated
 * @param interval between the first times at which the ends of the moment's intervals reach
 *     epsilon^2; it ends at infinity where the lower ones never do
 */
public record EscapingTime(double time, Interval interval) {
  private static final int FEWEST_FOR_AKIMA = 5;

  /**
   * Finds the time.
   *
   * @param moments at the recorded times, ascending
   * @return nothing if the estimates do not reach epsilon^2 at the recorded times
   */
  public static Optional<EscapingTime> of(
      LawCell cell, List<SecondMoment> moments, double epsilonSquared) {
    List<SecondMoment> known =
        moments.stream().filter(moment -> moment.interval().isPresent()).toList();
    double start = cell.startSquare();
    OptionalDouble time = first(known, start, epsilonSquared, SecondMoment::mean);
    if (time.isEmpty()) {
      return Optional.empty();
    }
    OptionalDouble early =
        first(known, start, epsilonSquared, moment -> moment.interval().orElseThrow().upper());
    OptionalDouble late =
        first(known, start, epsilonSquared, moment -> moment.interval().orElseThrow().lower());
    return Optional.of(
        new EscapingTime(
            time.getAsDouble(),
            new Interval(early.orElseThrow(), late.orElse(Double.POSITIVE_INFINITY))));
  }

  private static OptionalDouble first(
      List<SecondMoment> moments,
      double start,
      double epsilonSquared,
      ToDoubleFunction<SecondMoment> curve) {
    if (start >= epsilonSquared) {
      return OptionalDouble.of(0.0);
    }
    int reached =
        IntStream.range(0, moments.size())
            .filter(i -> curve.applyAsDouble(moments.get(i)) >= epsilonSquared)
            .findFirst()
            .orElse(-1);
    if (reached < 0) {
      return OptionalDouble.empty();
    }
    double from = reached == 0 ? 0.0 : moments.get(reached - 1).time();
    double before = reached == 0 ? start : curve.applyAsDouble(moments.get(reached - 1));
    double to = moments.get(reached).time();
    if (reached == 0 || before <= 0) {
      double rise = curve.applyAsDouble(moments.get(reached)) - before;
      return OptionalDouble.of(from + (to - from) * (epsilonSquared - before) / rise);
    }
    UnivariateFunction logarithm = logarithm(moments, curve);
    double level = Math.log(epsilonSquared);
    return OptionalDouble.of(
        Math.exp(
            Bisection.signChange(
                s -> logarithm.value(s) - level, Math.log(from), Math.log(to), true)));
  }

  /** The logarithm of the curve over that of t. */
  private static UnivariateFunction logarithm(
      List<SecondMoment> moments, ToDoubleFunction<SecondMoment> curve) {
    List<SecondMoment> positive =
        moments.stream().filter(moment -> curve.applyAsDouble(moment) > 0).toList();
    double[] x = positive.stream().mapToDouble(moment -> Math.log(moment.time())).toArray();
    double[] y = positive.stream().mapToDouble(m -> Math.log(curve.applyAsDouble(m))).toArray();
    return x.length < FEWEST_FOR_AKIMA
        ? new LinearInterpolator().interpolate(x, y)
        : new AkimaSplineInterpolator().interpolate(x, y);
  }
}
