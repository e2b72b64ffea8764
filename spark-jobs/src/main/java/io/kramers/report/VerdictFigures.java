package io.kramers.report;

import com.typesafe.config.ConfigFactory;
import io.kramers.claim.EpsilonEscaping;
import io.kramers.claim.LangevinOrder;
import io.kramers.claim.MeanFirstPassage;
import io.kramers.claim.PowerLawOrder;
import io.kramers.claim.Results;
import io.kramers.claim.SecondMomentCurve;
import io.kramers.claim.SmallTimes;
import io.kramers.claim.StableOrder;
import io.kramers.claim.StationaryDensity;
import io.kramers.config.Settings;
import io.kramers.dynamics.AlphaStableNoise;
import io.kramers.dynamics.CoordinateDiffusion;
import io.kramers.dynamics.Interpretation;
import io.kramers.dynamics.StochasticProcess;
import io.kramers.estimate.Interval;
import io.kramers.exittime.ExitTimeCell;
import io.kramers.landscape.Profile;
import io.kramers.law.DensityEstimate;
import io.kramers.law.MomentsEstimate;
import io.kramers.theory.EscapeOrders;
import io.kramers.theory.StationaryLaw;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** The figures of a verification. */
final class VerdictFigures {
  private static final int POINTS = 400;
  private static final double EDGE = 2.0;

  private VerdictFigures() {}

  /** All figures of the claims. */
  static List<ReportFigure> of(List<VerifiedClaim> claims) {
    List<ReportFigure> figures = new ArrayList<>();
    figures.add(
        new ReportFigure(
            "figure1",
            "The paper's Figure 1: the loss of a double well, and the noise of the power-law"
                + " dynamic, which grows with the loss, beside constant noise; and what they do:"
                + " stationary densities on a logarithmic axis.",
            figure1()));
    List<DensityEstimate> densities =
        laws(claims, StationaryDensity.class).map(Results.Law::stationary).toList();
    DensityFigures.figure5(LawGroup.of(densities, estimate -> estimate.cell().ensemble()))
        .ifPresent(figures::add);
    figures.add(
        new ReportFigure(
            "scaling",
            "Table 1: mean exit times against the barrier's height, times the mean curvature, and"
                + " against the width for alpha-stable noise. Lines: exact where they are known,"
                + " else the law for small noise.",
            scaling(claims)));
    figures.addAll(MomentsFigures.of(moments(claims)));
    figures.add(
        new ReportFigure(
            "survival",
            "The probability of not having left, by Kaplan and Meier with Greenwood's bands.",
            survival(claims)));
    figures.add(
        new ReportFigure(
            "means",
            "All simulated exit times by the exact means of their chains, with intervals.",
            agreement(claims)));
    return List.copyOf(figures);
  }

  private static Stream<Results.Law> laws(List<VerifiedClaim> claims, Class<?> claim) {
    return claims.stream()
        .filter(each -> claim.isInstance(each.claim()))
        .flatMap(each -> each.results().laws().stream());
  }

  private static List<MomentsEstimate> moments(List<VerifiedClaim> claims) {
    OptionalDouble epsilonSquared = OptionalDouble.of(EpsilonEscaping.EPSILON_SQUARED);
    return Stream.concat(
            laws(claims, SecondMomentCurve.class).map(law -> law.moments(epsilonSquared)),
            laws(claims, SmallTimes.class).map(law -> law.moments(OptionalDouble.empty())))
        .toList();
  }

  /** The paper's Figure 1: loss and noise, and the stationary densities that follow. */
  private static PlotDrawing figure1() {
    CoordinateDiffusion constant = along("noise { kind = constant, sigma = 1.0 }");
    CoordinateDiffusion power =
        along("noise { kind = loss-dependent, sigma = 1.0, mu = 4.0 }\ninterpretation = ito");
    double[] w = new double[POINTS];
    Arrays.setAll(w, i -> -EDGE + 2.0 * EDGE * i / (POINTS - 1));
    Chart loss =
        new Chart("Loss and noise", ChartAxis.linear("w"), ChartAxis.linear("", 0.0, 5.0))
            .line("loss", 0, w, at(w, constant.loss()::value))
            .line("D, power law", 1, w, at(w, power.noise()::variance))
            .line("D, Langevin", 2, w, at(w, constant.noise()::variance));
    StationaryLaw langevin = StationaryLaw.of(constant, -1.0);
    StationaryLaw heavy = StationaryLaw.of(power, -1.0);
    Chart densities =
        new Chart(
                "Stationary densities",
                ChartAxis.linear("w"),
                ChartAxis.logarithmic("density", 1e-6, 10.0))
            .line("power law, Ito", 1, w, at(w, heavy::density))
            .line("Langevin", 2, w, at(w, langevin::density));
    return Chart.drawing("figure1", 2, List.of(loss, densities));
  }

  private static CoordinateDiffusion along(String noise) {
    String text = "landscape { kind = quartic, factor = 1 }\nlearning-rate = 0.1\n" + noise;
    return StochasticProcess.read(Settings.of(ConfigFactory.parseString(text).root(), ""), -1.0)
        .along(0);
  }

  private static double[] at(double[] w, DoubleUnaryOperator function) {
    return Arrays.stream(w).map(function).toArray();
  }

  /** Table 1: how exit times grow with height and width. */
  private static PlotDrawing scaling(List<VerifiedClaim> claims) {
    Chart heights =
        new Chart(
            "Growth with the barrier",
            ChartAxis.linear("barrier height by the learning rate"),
            ChartAxis.logarithmic("mean exit time x mean curvature"));
    ToDoubleFunction<Results.ExitTime> height =
        time -> barrier(time.estimate().cell()) / process(time).learningRate();
    heights =
        series(heights, "Langevin", 0, of(claims, LangevinOrder.class, LangevinOrder.ID), height);
    for (Interpretation each : Interpretation.values()) {
      List<Results.ExitTime> times =
          of(claims, PowerLawOrder.class, PowerLawOrder.ID).stream()
              .filter(time -> process(time).interpretation() == each)
              .toList();
      heights = series(heights, "power law, " + each.kind(), 1 + each.ordinal(), times, height);
    }
    Chart widths =
        new Chart(
            "Growth with the width",
            ChartAxis.logarithmic("width by the noise's scale", 8.0, 25.0),
            ChartAxis.logarithmic("mean exit time"));
    ToDoubleFunction<Results.ExitTime> width =
        time -> time.estimate().cell().region().to() / stable(time).scale();
    List<Results.ExitTime> times = of(claims, StableOrder.class, StableOrder.WIDTH_ID);
    widths = points(widths, "alpha-stable", 4, times, width, time -> 1.0);
    double[] x = times.stream().mapToDouble(width).distinct().sorted().toArray();
    double[] law =
        Arrays.stream(x)
            .map(each -> 0.5 * EscapeOrders.alphaStable(each, stable(times.get(0)).alpha(), 1.0))
            .toArray();
    return Chart.drawing(
        "scaling", 2, List.of(heights, widths.dashed("law for small noise", 4, x, law)));
  }

  private static AlphaStableNoise stable(Results.ExitTime time) {
    return (AlphaStableNoise) process(time).noise();
  }

  private static StochasticProcess process(Results.ExitTime time) {
    return time.estimate().cell().process();
  }

  private static List<Results.ExitTime> of(
      List<VerifiedClaim> claims, Class<?> claim, String idBegins) {
    return claims.stream()
        .filter(each -> claim.isInstance(each.claim()))
        .flatMap(each -> each.results().exitTimes().stream())
        .filter(each -> each.estimate().cell().id().startsWith(idBegins))
        .toList();
  }

  private static double barrier(ExitTimeCell cell) {
    Profile loss = cell.process().landscape().profile(0);
    return loss.value(cell.region().to()) - loss.value(cell.region().start());
  }

  private static double meanCurvature(Results.ExitTime time) {
    ExitTimeCell cell = time.estimate().cell();
    Profile loss = cell.process().landscape().profile(0);
    return Math.sqrt(
        -loss.secondDerivative(cell.region().start()) * loss.secondDerivative(cell.region().to()));
  }

  private static Chart series(
      Chart chart,
      String name,
      int colour,
      List<Results.ExitTime> times,
      ToDoubleFunction<Results.ExitTime> place) {
    double[] x = times.stream().mapToDouble(place).toArray();
    double[] exact =
        times.stream()
            .mapToDouble(
                time ->
                    meanCurvature(time)
                        * time.reference().continuous().map(e -> e.value()).orElse(Double.NaN))
            .toArray();
    return points(
        chart.line("", colour, x, exact),
        name,
        colour,
        times,
        place,
        VerdictFigures::meanCurvature);
  }

  private static Chart points(
      Chart chart,
      String name,
      int colour,
      List<Results.ExitTime> times,
      ToDoubleFunction<Results.ExitTime> place,
      ToDoubleFunction<Results.ExitTime> factor) {
    int n = times.size();
    double[] x = times.stream().mapToDouble(place).toArray();
    double[] y = new double[n];
    double[] low = new double[n];
    double[] high = new double[n];
    for (int i = 0; i < n; i++) {
      Results.ExitTime time = times.get(i);
      Interval interval = time.estimate().interval().orElseThrow();
      double scale = factor.applyAsDouble(time);
      y[i] = scale * time.estimate().mean().orElse(Double.NaN);
      low[i] = scale * interval.lower();
      high[i] = scale * interval.upper();
    }
    return chart.points(name, colour, x, y, low, high);
  }

  /** Survival in each interpretation. */
  private static PlotDrawing survival(List<VerifiedClaim> claims) {
    return ExitTimeFigures.survival(results(of(claims, MeanFirstPassage.class, "")));
  }

  /** All exit times by exact ones. */
  private static PlotDrawing agreement(List<VerifiedClaim> claims) {
    return ExitTimeFigures.means(results(of(claims, Object.class, "")));
  }

  private static List<ExitTimeResult> results(List<Results.ExitTime> times) {
    return times.stream()
        .map(each -> new ExitTimeResult(each.estimate(), each.reference()))
        .toList();
  }
}
