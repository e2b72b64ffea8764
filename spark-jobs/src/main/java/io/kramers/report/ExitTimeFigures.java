package io.kramers.report;

import io.kramers.estimate.Interval;
import io.kramers.exittime.KaplanMeier;
import io.kramers.theory.Exact;
import java.util.List;
import java.util.Optional;

/** The figures of an exit-time run. */
final class ExitTimeFigures {
  /** More curves than colours that can be told apart help nobody; black is for the law. */
  private static final int MOST_CURVES = 6;

  private static final int BLACK = 6;

  private static final int MOST_POINTS = 400;

  private ExitTimeFigures() {}

  /** Survival against time by the mean exit time, an exponential law being a straight line. */
  static PlotDrawing survival(List<ExitTimeResult> results) {
    Chart chart =
        new Chart(
            "Survival",
            ChartAxis.linear("time by the mean exit time"),
            ChartAxis.logarithmic("probability of not having left"));
    if (results.size() > MOST_CURVES) {
      chart = chart.subtitle("the first " + MOST_CURVES + " of " + results.size() + " cells");
    }
    double longest = 1.0;
    for (int i = 0; i < Math.min(MOST_CURVES, results.size()); i++) {
      ExitTimeResult result = results.get(i);
      if (result.estimate().mean().isPresent()) {
        double mean = result.estimate().mean().getAsDouble();
        List<KaplanMeier.Point> points = thinned(result.estimate().survival().points());
        double[] x = points.stream().mapToDouble(point -> point.time() / mean).toArray();
        longest = Math.max(longest, x[x.length - 1]);
        chart =
            chart
                .band(
                    "",
                    i,
                    x,
                    points.stream().mapToDouble(point -> point.band().lower()).toArray(),
                    points.stream().mapToDouble(point -> point.band().upper()).toArray())
                .line(
                    result.title(),
                    i,
                    x,
                    points.stream().mapToDouble(KaplanMeier.Point::survival).toArray());
      }
    }
    double end = Math.min(longest, 12.0);
    return chart
        .dashed("exponential law", BLACK, new double[] {0, end}, exponential(end))
        .drawing("survival");
  }

  private static double[] exponential(double end) {
    return new double[] {1.0, Math.exp(-end)};
  }

  /** Where all trials left, the last point lies at 0 and has no place on the axis. */
  private static List<KaplanMeier.Point> thinned(List<KaplanMeier.Point> points) {
    int every = Math.max(1, points.size() / MOST_POINTS);
    return points.stream()
        .filter(point -> point.survival() > 0)
        .filter(point -> points.indexOf(point) % every == 0)
        .toList();
  }

  /** Estimates by the exact value of the simulated chain, or else of continuous time. */
  static PlotDrawing means(List<ExitTimeResult> results) {
    List<ExitTimeResult> known =
        results.stream()
            .filter(result -> exact(result).isPresent() && result.estimate().mean().isPresent())
            .toList();
    int n = known.size();
    double[] x = new double[n];
    double[] y = new double[n];
    double[] low = new double[n];
    double[] high = new double[n];
    for (int i = 0; i < n; i++) {
      double value = exact(known.get(i)).orElseThrow().value();
      Interval interval = known.get(i).estimate().interval().orElseThrow();
      x[i] = value;
      y[i] = known.get(i).estimate().mean().orElseThrow() / value;
      low[i] = interval.lower() / value;
      high[i] = interval.upper() / value;
    }
    return new Chart(
            "Estimates by exact values",
            ChartAxis.logarithmic("exact mean exit time"),
            ChartAxis.linear("estimate by exact value"))
        .level("equal", 1, 1.0)
        .points("mean with interval", 0, x, y, low, high)
        .drawing("means");
  }

  private static Optional<Exact> exact(ExitTimeResult result) {
    return result.reference().chain().or(() -> result.reference().continuous());
  }
}
