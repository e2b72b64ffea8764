package io.kramers.report;

import io.kramers.fit.AcceleratedFailureTimeFit;
import io.kramers.fit.BarrierScaling;
import io.kramers.fit.Coefficient;
import io.kramers.fit.ExitTimeFits;
import io.kramers.fit.ScalingFit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The fits of exit times as people read them. */
final class ExitTimeFitTables {
  private ExitTimeFitTables() {}

  /** What the fitted cells share. */
  static String title(ExitTimeFits fits) {
    return "Fits: " + fits.noise() + " noise, " + fits.interpretation().kind();
  }

  static ReportSection section(ExitTimeFits fits) {
    ReportSection section =
        ReportSection.of(title(fits))
            .text(
                "Accelerated failure time regression of log exit time, Weibull's law, on the first"
                    + " trials of "
                    + fits.cells().size()
                    + " cells; intervals by resamples of blocks of trials.")
            .table(regressions(fits));
    for (BarrierScaling scaling : fits.scalings()) {
      section =
          section.text(
              "Mean exit times of cells that differ in the barrier alone grow "
                  + switch (scaling.growth()) {
                    case EXPONENTIAL -> "exponentially";
                    case POLYNOMIAL -> "like a power";
                    case UNDECIDED -> "in a way that these data do not decide";
                  }
                  + " with it, by AIC.");
    }
    return fits.scalings().isEmpty() ? section : section.table(scalings(fits));
  }

  static ReportTable regressions(ExitTimeFits fits) {
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < fits.regressions().size(); i++) {
      AcceleratedFailureTimeFit fit = fits.regressions().get(i);
      String model = "model " + (i + 1);
      rows.add(row(model + ": intercept", fit.intercept(), significant(fit.aic(), 7)));
      for (int k = 0; k < fit.terms().size(); k++) {
        rows.add(row(model + ": " + fit.terms().get(k).label(), fit.coefficients().get(k), ""));
      }
      rows.add(row(model + ": scale", fit.scale(), ""));
    }
    return new ReportTable(List.of("log time", "coefficient", "interval", "AIC"), rows);
  }

  private static List<String> row(String name, Coefficient coefficient, String aic) {
    return List.of(
        name,
        significant(coefficient.value(), 4),
        ReportNumbers.interval(coefficient.interval(), 4),
        aic);
  }

  static ReportTable scalings(ExitTimeFits fits) {
    List<List<String>> rows = new ArrayList<>();
    for (BarrierScaling scaling : fits.scalings()) {
      add(rows, "attempts", scaling.ofAttempts());
      add(rows, "times", scaling.ofTimes());
    }
    return new ReportTable(
        List.of("log mean against the barrier", "coefficients", "chi^2 / df", "AIC"), rows);
  }

  private static void add(List<List<String>> rows, String of, List<ScalingFit> fits) {
    for (ScalingFit fit : fits) {
      StringBuilder coefficients = new StringBuilder();
      for (int k = 0; k < fit.coefficients().size(); k++) {
        coefficients
            .append(k == 0 ? "" : ", ")
            .append(
                ReportNumbers.withError(fit.coefficients().get(k), 4, fit.standardErrors().get(k)));
      }
      rows.add(
          List.of(
              of + ", " + fit.law().name().toLowerCase(Locale.ROOT).replace('_', ' '),
              coefficients.toString(),
              significant(fit.chiSquared() / fit.degreesOfFreedom(), 3),
              significant(fit.aic(), 4)));
    }
  }

  private static String significant(double value, int digits) {
    return ReportNumbers.significant(value, digits);
  }
}
