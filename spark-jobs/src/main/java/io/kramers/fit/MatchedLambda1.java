package io.kramers.fit;

import io.kramers.escape.Estimate;
import io.kramers.estimate.Interval;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The lambda1 whose success rate equals SGD's.
 *
 * <p>The logit of the rate is interpolated between the two neighbouring cells that bracket SGD's,
 * by a {@link MonotoneCubic} through them and the cells beyond, as far as these have logits and the
 * rate keeps rising (or falling). A line between the two would be off by up to 0.76 in lambda1 on
 * the figure's grid of step 8, the cubic by up to 0.11, judged by exact rates.
 *
 * @param curve the power-law cells
 * @param sgd the SGD cell
 * @param lambda1 where the rates first cross by ascending lambda1; empty where no two neighbouring
 *     cells bracket SGD's rate, or where a bracketing cell or SGD has no logit because none or all
 *     of its trials escaped
 * @param interval at the cells' confidence, from the binomial errors of SGD and of every cell that
 *     bears on the interpolation; empty with lambda1. It knows nothing of the interpolation's own
 *     error
 * @param reason why lambda1 is empty, and what to change; empty where it is not
 */
public record MatchedLambda1(
    Lambda1Curve curve,
    Estimate sgd,
    OptionalDouble lambda1,
    Optional<Interval> interval,
    Optional<String> reason) {

  /** Finds it on a curve of the same problem as the SGD cell's. */
  static MatchedLambda1 of(Lambda1Curve curve, Estimate sgd) {
    List<Estimate> points = curve.points();
    if (!hasLogit(sgd)) {
      return none(
          curve,
          sgd,
          noLogit("SGD", sgd) + "; use more trials, or other steps or a scale where some escape");
    }
    OptionalInt bracket =
        IntStream.range(1, points.size())
            .filter(i -> brackets(points.get(i - 1), points.get(i), sgd))
            .findFirst();
    if (bracket.isEmpty()) {
      return none(curve, sgd, noBracket(curve, sgd));
    }
    int right = bracket.getAsInt();
    for (Estimate end : points.subList(right - 1, right + 1)) {
      if (!hasLogit(end)) {
        return none(
            curve,
            sgd,
            "SGD's rate lies between those at "
                + named(points.get(right - 1))
                + " and "
                + named(points.get(right))
                + ", but "
                + noLogit(named(end), end)
                + "; use more trials, or lambda1 between the two");
      }
    }
    return interpolated(curve, sgd, monotoneRun(points, right));
  }

  private static MatchedLambda1 interpolated(Lambda1Curve curve, Estimate sgd, List<Estimate> run) {
    double[] lambda1s = new Lambda1Curve(run).lambda1s();
    double[] logits = run.stream().mapToDouble(MatchedLambda1::logit).toArray();
    MonotoneCubic cubic = new MonotoneCubic(lambda1s, logits);
    double target = logit(sgd);
    double lambda1 = cubic.inverse(target);
    double variance = logitVariance(sgd);
    for (int i = 0; i < logits.length; i++) {
      double effect = effect(lambda1s, logits, i, Math.sqrt(logitVariance(run.get(i))), lambda1);
      variance += effect * effect;
    }
    double tail = (1.0 - sgd.cell().confidence()) / 2.0;
    double shift =
        NormalDistribution.of(0.0, 1.0).inverseSurvivalProbability(tail) * Math.sqrt(variance);
    double one = cubic.inverse(target - shift);
    double other = cubic.inverse(target + shift);
    return new MatchedLambda1(
        curve,
        sgd,
        OptionalDouble.of(lambda1),
        Optional.of(new Interval(Math.max(0.0, Math.min(one, other)), Math.max(one, other))),
        Optional.empty());
  }

  /** How far one standard error of a cell's logit moves the curve's height at a place. */
  private static double effect(
      double[] lambda1s, double[] logits, int cell, double standardError, double place) {
    double[] moved = logits.clone();
    moved[cell] = logits[cell] + standardError;
    double up = new MonotoneCubic(lambda1s, moved).at(place);
    moved[cell] = logits[cell] - standardError;
    return 0.5 * (up - new MonotoneCubic(lambda1s, moved).at(place));
  }

  /** The cells around a bracket, up to where the rate turns or has no logit. */
  private static List<Estimate> monotoneRun(List<Estimate> points, int right) {
    boolean rising = points.get(right).probability() > points.get(right - 1).probability();
    int first = right - 1;
    while (first > 0 && goesOn(points.get(first - 1), points.get(first), rising)) {
      first--;
    }
    int end = right + 1;
    while (end < points.size() && goesOn(points.get(end), points.get(end - 1), !rising)) {
      end++;
    }
    return points.subList(first, end);
  }

  private static boolean goesOn(Estimate next, Estimate from, boolean lower) {
    double change = next.probability() - from.probability();
    return hasLogit(next) && (lower ? change < 0.0 : change > 0.0);
  }

  private static boolean brackets(Estimate left, Estimate right, Estimate sgd) {
    double below = Math.min(left.probability(), right.probability());
    double above = Math.max(left.probability(), right.probability());
    return below < above && below <= sgd.probability() && sgd.probability() <= above;
  }

  private static boolean hasLogit(Estimate estimate) {
    return estimate.escaped() > 0 && estimate.escaped() < estimate.tally().trials();
  }

  private static double logit(Estimate estimate) {
    double escaped = estimate.escaped();
    return Math.log(escaped / (estimate.tally().trials() - escaped));
  }

  /** By the delta method from the binomial variance. */
  private static double logitVariance(Estimate estimate) {
    double escaped = estimate.escaped();
    return 1.0 / escaped + 1.0 / (estimate.tally().trials() - escaped);
  }

  private static MatchedLambda1 none(Lambda1Curve curve, Estimate sgd, String reason) {
    return new MatchedLambda1(
        curve, sgd, OptionalDouble.empty(), Optional.empty(), Optional.of(reason));
  }

  private static String noLogit(String who, Estimate estimate) {
    return (estimate.escaped() == 0 ? "none" : "all")
        + " of the "
        + estimate.tally().trials()
        + " trials of "
        + who
        + " escaped, so that its rate has no logit";
  }

  private static String noBracket(Lambda1Curve curve, Estimate sgd) {
    List<Estimate> points = curve.points();
    if (points.size() == 1) {
      return "there is one lambda1 only; give several, with SGD's rate between theirs";
    }
    String range = named(points.get(0)) + " to " + named(points.get(points.size() - 1));
    boolean above = points.stream().allMatch(p -> p.probability() > sgd.probability());
    boolean below = points.stream().allMatch(p -> p.probability() < sgd.probability());
    String where = above ? "above" : below ? "below" : "not on both sides of";
    return "the rates of "
        + range
        + " are "
        + (above || below ? "all " : "")
        + where
        + " SGD's, "
        + sgd.probability()
        + "; widen the range of lambda1";
  }

  private static String named(Estimate point) {
    return "lambda1 = " + Lambda1Curve.lambda1(point.cell());
  }
}
