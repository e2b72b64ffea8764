package io.kramers.report;

import io.kramers.fit.QuadraticFit;
import io.kramers.gradientnoise.LineResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Figure 2: for each line the trace over the offset with its quadratic, and what that leaves. */
final class CovarianceFigures {
  private static final int CURVE_POINTS = 201;
  private static final double ERRORS = 2.0;
  private static final int BLUE = 0;
  private static final int RED = 1;
  private static final int BLACK = 6;

  private CovarianceFigures() {}

  /** The figure of a line that has a fit. */
  static ReportFigure of(FittedLine line, double traceAtMinimum, OptionalDouble layerAtMinimum) {
    LineResult result = line.result();
    List<Chart> charts = new ArrayList<>();
    add(
        charts,
        result,
        "all parameters",
        result.traces(),
        line.trace(),
        traceAtMinimum,
        errors(result));
    result
        .layerTraces()
        .ifPresent(
            traces ->
                add(
                    charts,
                    result,
                    line.name() + " alone",
                    traces,
                    line.layer(),
                    layerAtMinimum.orElse(Double.NaN),
                    new double[traces.length]));
    return ReportFigure.of("figure2-" + line.fileName(), caption(line), 2, charts);
  }

  private static String caption(FittedLine line) {
    String along =
        line.result().line().layer().isPresent()
            ? "each parameter of " + line.name() + " moved by the offset"
            : "along " + line.name();
    return "Trace of the single-sample gradient covariance at points w* + offset, "
        + along
        + ", with the quadratic fitted to them; right, what the fit leaves.";
  }

  private static double[] errors(LineResult result) {
    return result.points().stream()
        .mapToDouble(point -> point.standardError().orElse(0.0))
        .toArray();
  }

  private static void add(
      List<Chart> charts,
      LineResult result,
      String what,
      double[] traces,
      Optional<QuadraticFit> fit,
      double atMinimum,
      double[] errors) {
    if (fit.isEmpty()) {
      return;
    }
    double[] offsets = result.offsets();
    double[] curve = new double[CURVE_POINTS];
    double first = offsets[0];
    double last = offsets[offsets.length - 1];
    Arrays.setAll(curve, i -> first + (last - first) * i / (CURVE_POINTS - 1.0));
    ChartAxis across = ChartAxis.linear("offset");
    charts.add(
        new Chart(result.line().name() + ": trace of " + what, across, ChartAxis.linear("trace"))
            .subtitle(subtitle(fit.get()))
            .line("a + b x + c x²", RED, curve, Arrays.stream(curve).map(fit.get()::at).toArray())
            .points("points", BLUE, offsets, traces, low(traces, errors), high(traces, errors))
            .points("w*", BLACK, new double[] {0.0}, new double[] {atMinimum}));
    double[] residuals = fit.get().residuals();
    charts.add(
        new Chart("Trace less its fit, " + what, across, ChartAxis.linear("residual"))
            .level("", RED, 0.0)
            .points("", BLUE, offsets, residuals, low(residuals, errors), high(residuals, errors)));
  }

  private static double[] low(double[] values, double[] errors) {
    double[] low = new double[values.length];
    Arrays.setAll(low, i -> values[i] - ERRORS * errors[i]);
    return low;
  }

  private static double[] high(double[] values, double[] errors) {
    double[] high = new double[values.length];
    Arrays.setAll(high, i -> values[i] + ERRORS * errors[i]);
    return high;
  }

  private static String subtitle(QuadraticFit fit) {
    return "c = "
        + ReportNumbers.withError(fit.c(), 4, fit.cStandardError())
        + ",  t = "
        + ReportNumbers.significant(fit.curvatureT(), 3)
        + ",  R² = "
        + ReportNumbers.significant(fit.rSquared(), 4);
  }
}
