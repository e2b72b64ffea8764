package io.kramers.report;

import io.kramers.estimate.Interval;
import io.kramers.prediction.Comparison;
import io.kramers.prediction.Motion;
import io.kramers.prediction.Neighbourhood;
import io.kramers.prediction.PredictedDirection;
import io.kramers.prediction.Prediction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a prediction says, in words. */
final class PredictionText {
  private static final Map<Motion, String> NAMES =
      Map.of(
          Motion.POWER_LAW, "power law",
          Motion.LANGEVIN, "Langevin",
          Motion.SGD_RESTRICTED, "SGD in the directions alone",
          Motion.SGD_FULL, "SGD");

  private static final int DIGITS = 3;

  private PredictionText() {}

  static String name(Motion motion) {
    return NAMES.get(motion);
  }

  /** What distances are of. */
  static String of(Prediction.Distances distances) {
    return distances.all() ? "all" : "directions";
  }

  /** Sentences: which model holds, for distances and for exits. */
  static List<String> verdict(Prediction prediction) {
    List<String> sentences = new ArrayList<>();
    sentences.add(summary(prediction));
    sentences.add(distances(prediction, Motion.SGD_RESTRICTED));
    sentences.add(distances(prediction, Motion.SGD_FULL));
    sentences.add(whole(prediction));
    for (int level = 0; level < prediction.around().plan().levels().size(); level++) {
      sentences.add(exits(prediction, level));
    }
    if (prediction.around().plan().levels().isEmpty()) {
      sentences.add(
          "No direction has a curvature, so the models' loss never rises: no exits are compared.");
    }
    sentences.add(drift(prediction));
    reach(prediction).ifPresent(sentences::add);
    for (PredictedDirection each : prediction.around().directions()) {
      if (!each.note().isEmpty()) {
        sentences.add(each.name() + ": " + each.note() + ".");
      }
    }
    List<PredictedDirection> unstable = prediction.around().unstable();
    if (!unstable.isEmpty()) {
      sentences.add(
          "η h is above 2 along "
              + unstable.stream().map(PredictedDirection::name).collect(Collectors.joining(", "))
              + ": there plain gradient descent itself leaves the basin.");
    }
    return sentences;
  }

  private static String distances(Prediction prediction, Motion sgd) {
    List<Comparison> both =
        prediction.comparisons().stream().filter(each -> each.sgd() == sgd).toList();
    int times = both.get(0).times();
    String subject = sgd == Motion.SGD_FULL ? "The components of SGD in the directions" : name(sgd);
    if (times == 0) {
      return subject + ": some trials diverged before the first recorded step.";
    }
    Prediction.Point last = prediction.distances(sgd, false).points().get(times - 1);
    return "%s: E|x|² = %s %s after %s steps%s; %s; %s. So %s the interval there."
        .formatted(
            subject,
            significant(last.simulated().mean()),
            interval(last.simulated().interval().orElseThrow()),
            ReportNumbers.count(last.step()),
            last.step() < prediction.around().plan().steps()
                ? ", the last ones before a trial diverged"
                : "",
            beside(prediction, both.get(0), last),
            beside(prediction, both.get(1), last),
            within(both));
  }

  private static String beside(
      Prediction prediction, Comparison comparison, Prediction.Point last) {
    return "%s predicts %s, %s times that %s"
        .formatted(
            subject(comparison.model()),
            significant(prediction.around().alongSquare(comparison.model(), last.step())),
            significant(comparison.lastRatio().orElseThrow()),
            comparison.lastInterval().map(PredictionText::interval).orElse(""));
  }

  private static String subject(Motion model) {
    return model == Motion.LANGEVIN ? "Langevin's model" : "the " + name(model);
  }

  /** Which model is SGD's, in one sentence. */
  private static String summary(Prediction prediction) {
    List<String> parts = new ArrayList<>();
    for (Motion sgd : List.of(Motion.SGD_RESTRICTED, Motion.SGD_FULL)) {
      List<Comparison> both =
          prediction.comparisons().stream().filter(each -> each.sgd() == sgd).toList();
      parts.add(
          "of %s the power law at %d and Langevin's model at %d of %d"
              .formatted(
                  sgd == Motion.SGD_FULL ? "the whole SGD's components" : name(sgd),
                  both.get(0).inside(),
                  both.get(1).inside(),
                  both.get(0).times()));
    }
    return "Exact E|x|² lies within the interval of SGD's at so many recorded steps: "
        + String.join("; ", parts)
        + ".";
  }

  private static String within(List<Comparison> both) {
    boolean powerLaw = both.get(0).insideAtLast();
    boolean langevin = both.get(1).insideAtLast();
    if (powerLaw && langevin) {
      return "both models are within";
    }
    return powerLaw
        ? "the power law alone is within"
        : langevin ? "Langevin's model alone is within" : "neither model is within";
  }

  private static String whole(Prediction prediction) {
    List<Prediction.Point> points = prediction.distances(Motion.SGD_FULL, true).points();
    if (points.isEmpty()) {
      return "All weights: no trial was left.";
    }
    Prediction.Point last = points.get(points.size() - 1);
    double first = prediction.around().firstGrowth() * last.step();
    long trials = prediction.around().plan().trials();
    return "All weights: E|w − w*|² = %s %s after %s steps%s; constant noise without any curvature, η² tr(Σ) for each step, would make it %s."
        .formatted(
            significant(last.simulated().mean()),
            last.simulated().interval().map(PredictionText::interval).orElse(""),
            ReportNumbers.count(last.step()),
            last.simulated().trials() < trials
                ? ", by which all but %d of %d trials had diverged"
                    .formatted(last.simulated().trials(), trials)
                : "",
            significant(first));
  }

  private static String exits(Prediction prediction, int level) {
    List<String> parts = new ArrayList<>();
    for (Motion motion : Motion.values()) {
      Prediction.Exits exits = prediction.exits(motion, level);
      parts.add(
          "%s %s of %s"
              .formatted(
                  name(motion),
                  ReportNumbers.count(exits.statistics().times().exited()),
                  ReportNumbers.count(exits.statistics().times().trials())));
    }
    List<String> ratios = new ArrayList<>();
    for (Comparison each : prediction.comparisons()) {
      if (each.sgd() == Motion.SGD_RESTRICTED) {
        ratios.add(name(each.model()) + " " + ratio(each.rates().get(level)));
      }
    }
    return "The loss has risen by %s at a look: %s. Exit rate over that of %s: %s."
        .formatted(
            ReportNumbers.parameter(prediction.around().plan().levels().get(level), DIGITS),
            String.join(", ", parts),
            name(Motion.SGD_RESTRICTED),
            String.join(", ", ratios));
  }

  /** A ratio with its interval. */
  static String ratio(Comparison.RateRatio rates) {
    return rates.ratio().isEmpty()
        ? "unknown, as neither left"
        : significant(rates.ratio().getAsDouble()) + " " + interval(rates.interval().orElseThrow());
  }

  private static String drift(Prediction prediction) {
    Neighbourhood around = prediction.around();
    List<Prediction.Point> points = prediction.distances(Motion.SGD_RESTRICTED, false).points();
    double share =
        points.isEmpty()
            ? Double.NaN
            : around.alongDrift(points.get(points.size() - 1).step())
                / points.get(points.size() - 1).simulated().mean();
    return "The mean gradient at w* has the norm %s, where a minimum's is 0: alone it would make %s of E|x|² of %s."
        .formatted(
            significant(around.minimum().gradientNorm()),
            ReportNumbers.percent(Double.parseDouble(ReportNumbers.significant(share, 2))),
            name(Motion.SGD_RESTRICTED));
  }

  /** Where SGD went further than h, sigma and rho were looked at. */
  private static Optional<String> reach(Prediction prediction) {
    List<Prediction.Point> points = prediction.distances(Motion.SGD_RESTRICTED, false).points();
    double least =
        prediction.around().directions().stream()
            .mapToDouble(PredictedDirection::range)
            .min()
            .orElseThrow();
    if (points.isEmpty()) {
      return Optional.empty();
    }
    double mean = points.get(points.size() - 1).simulated().mean();
    double reached = Math.sqrt(mean / prediction.around().directions().size());
    return reached > least
        ? Optional.of(
            "%s ends at a root mean square of %s along a direction, beyond the %s up to which h, σ and ρ were fitted: use lines with a larger scale."
                .formatted(name(Motion.SGD_RESTRICTED), significant(reached), significant(least)))
        : Optional.empty();
  }

  private static String significant(double value) {
    return Double.isInfinite(value) ? "∞" : ReportNumbers.significant(value, DIGITS);
  }

  /** Its ends, of which one may be infinite. */
  static String interval(Interval interval) {
    return "[" + significant(interval.lower()) + ", " + significant(interval.upper()) + "]";
  }
}
