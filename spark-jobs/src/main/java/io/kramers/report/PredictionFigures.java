package io.kramers.report;

import io.kramers.exittime.KaplanMeier;
import io.kramers.prediction.Motion;
import io.kramers.prediction.Prediction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The figures of a prediction: distances, the loss, and first exits. */
final class PredictionFigures {
  private static final int BLACK = 6;
  private static final double DRIFT_SHOWN = 0.1;
  private static final String TIME = "t = η × steps";

  private PredictionFigures() {}

  static List<ReportFigure> of(Prediction prediction) {
    List<ReportFigure> figures = new ArrayList<>();
    figures.add(
        ReportFigure.of(
            "distances",
            "E|w − w*|² over t. Left, of the components in the directions: the models' exact curves"
                + " (lines, with their trials in the same colours), SGD of which these components"
                + " alone move, and those of the whole SGD. Right, of all weights, with the growth"
                + " that constant noise without curvature would have.",
            2,
            List.of(along(prediction), all(prediction))));
    figures.add(
        ReportFigure.of(
            "loss",
            "The mean rise of the loss, L(w) − L(w*), over t; of the models exactly (lines).",
            1,
            List.of(rises(prediction))));
    if (!prediction.around().plan().levels().isEmpty()) {
      figures.add(
          ReportFigure.of(
              "survival",
              "Probability that the loss has not yet risen by a level, by Kaplan and Meier, with"
                  + " pointwise bands.",
              2,
              survival(prediction)));
    }
    return figures;
  }

  private static int colour(Motion motion) {
    return motion.ordinal();
  }

  private static double[] values(
      Prediction.Distances distances, ToDoubleFunction<Prediction.Point> value) {
    return distances.points().stream().mapToDouble(value).toArray();
  }

  private static double[] times(Prediction.Distances distances) {
    return values(distances, point -> point.simulated().time());
  }

  private static double lower(Prediction.Point point) {
    return point.simulated().interval().map(ends -> ends.lower()).orElse(point.simulated().mean());
  }

  private static double upper(Prediction.Point point) {
    return point.simulated().interval().map(ends -> ends.upper()).orElse(point.simulated().mean());
  }

  private static Chart along(Prediction prediction) {
    Chart chart =
        new Chart("In the directions", ChartAxis.logarithmic(TIME), ChartAxis.logarithmic("E|x|²"));
    for (Prediction.Distances each : prediction.distances()) {
      if (each.motion().model()) {
        chart =
            chart.line(
                PredictionText.name(each.motion()),
                colour(each.motion()),
                times(each),
                values(each, point -> point.exact().orElseThrow()));
      }
    }
    for (Prediction.Distances each : prediction.distances()) {
      if (!each.all()) {
        chart =
            points(chart, each, each.motion().model() ? "" : PredictionText.name(each.motion()));
      }
    }
    return chart;
  }

  private static Chart points(Chart chart, Prediction.Distances distances, String name) {
    return chart.points(
        name,
        colour(distances.motion()),
        times(distances),
        values(distances, point -> point.simulated().mean()),
        values(distances, PredictionFigures::lower),
        values(distances, PredictionFigures::upper));
  }

  private static Chart all(Prediction prediction) {
    Prediction.Distances distances = prediction.distances(Motion.SGD_FULL, true);
    double least =
        DRIFT_SHOWN * Arrays.stream(values(distances, PredictionFigures::lower)).min().orElse(0.0);
    Chart chart =
        new Chart("All weights", ChartAxis.logarithmic(TIME), ChartAxis.logarithmic("E|w − w*|²"));
    return points(chart, distances, PredictionText.name(Motion.SGD_FULL))
        .dashed(
            "η² tr(Σ) a step",
            BLACK,
            times(distances),
            values(distances, point -> prediction.around().firstGrowth() * point.step()))
        .dashed(
            "by the mean gradient at w* alone",
            4,
            times(distances),
            values(distances, point -> shown(point.drift().orElseThrow(), least)));
  }

  /** What is far below all others would push them together. */
  private static double shown(double value, double least) {
    return value >= least ? value : Double.NaN;
  }

  private static Chart rises(Prediction prediction) {
    Chart chart =
        new Chart("Rise of the loss", ChartAxis.linear(TIME), ChartAxis.linear("E L(w) − L(w*)"));
    for (Prediction.Rises rises : prediction.rises()) {
      double[] times = rises.points().stream().mapToDouble(Prediction.Rise::time).toArray();
      String name = PredictionText.name(rises.motion());
      int colour = colour(rises.motion());
      if (rises.motion().model()) {
        chart =
            chart.line(
                name,
                colour,
                times,
                rises.points().stream().mapToDouble(each -> each.exact().orElseThrow()).toArray());
      }
      chart =
          chart.points(
              rises.motion().model() ? "" : name,
              colour,
              times,
              rises.points().stream().mapToDouble(each -> each.simulated().mean()).toArray(),
              rises.points().stream()
                  .mapToDouble(
                      each ->
                          each.simulated()
                              .interval()
                              .map(ends -> ends.lower())
                              .orElse(each.simulated().mean()))
                  .toArray(),
              rises.points().stream()
                  .mapToDouble(
                      each ->
                          each.simulated()
                              .interval()
                              .map(ends -> ends.upper())
                              .orElse(each.simulated().mean()))
                  .toArray());
    }
    return chart;
  }

  private static List<Chart> survival(Prediction prediction) {
    List<Chart> charts = new ArrayList<>();
    for (int level = 0; level < prediction.around().plan().levels().size(); level++) {
      Chart chart =
          new Chart(
              "Loss risen by "
                  + ReportNumbers.parameter(prediction.around().plan().levels().get(level), 3),
              ChartAxis.linear(TIME),
              ChartAxis.linear("probability of not yet", 0.0, 1.02));
      for (Motion motion : Motion.values()) {
        chart = survival(chart, prediction.exits(motion, level));
      }
      charts.add(chart);
    }
    return charts;
  }

  /** From 1 at the start, level between looks, to the horizon. */
  private static Chart survival(Chart chart, Prediction.Exits exits) {
    List<KaplanMeier.Point> points = exits.statistics().survival().points();
    int n = points.size();
    double[] x = new double[2 * n + 2];
    double[] y = new double[x.length];
    double[] low = new double[x.length];
    double[] high = new double[x.length];
    Arrays.fill(y, 1.0);
    Arrays.fill(low, 1.0);
    Arrays.fill(high, 1.0);
    for (int i = 0; i < n; i++) {
      x[2 * i + 1] = points.get(i).time();
      x[2 * i + 2] = points.get(i).time();
      for (int at = 2 * i + 2; at < Math.min(2 * i + 4, x.length); at++) {
        y[at] = points.get(i).survival();
        low[at] = points.get(i).band().lower();
        high[at] = points.get(i).band().upper();
      }
    }
    x[x.length - 1] = exits.statistics().timeStep() * exits.statistics().times().horizon();
    int colour = colour(exits.motion());
    return chart
        .band("", colour, x, low, high)
        .line(PredictionText.name(exits.motion()), colour, x, y);
  }
}
