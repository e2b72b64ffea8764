package io.kramers.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.kramers.config.Configuration;
import io.kramers.estimate.Interval;
import io.kramers.exittime.ExitTimeEstimate;
import io.kramers.fit.ExitTimeFits;
import io.kramers.theory.Exact;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * What an exit-time run leaves.
 *
 * @param name the configuration's name
 * @param configuration as resolved
 * @param results one a cell, in order
 * @param fits of cells that differ in landscape or noise
 * @param provenance how the run went
 */
public record ExitTimeOutput(
    String name,
    Configuration configuration,
    List<ExitTimeResult> results,
    List<ExitTimeFits> fits,
    JsonNode provenance)
    implements JobOutput {
  @Override
  public String json() {
    return Json.text(ExitTimeSummary.of(configuration.hash(), results, fits, provenance));
  }

  @Override
  public String text() {
    StringBuilder text = new StringBuilder(table().text());
    for (ExitTimeFits each : fits) {
      text.append(System.lineSeparator()).append(ExitTimeFitTables.title(each));
      text.append(System.lineSeparator()).append(ExitTimeFitTables.regressions(each).text());
      if (!each.scalings().isEmpty()) {
        text.append(ExitTimeFitTables.scalings(each).text());
      }
    }
    return text.toString();
  }

  private ReportTable table() {
    List<List<String>> rows = new ArrayList<>();
    for (ExitTimeResult result : results) {
      ExitTimeEstimate estimate = result.estimate();
      rows.add(
          List.of(
              result.title(),
              Long.toString(estimate.times().trials()),
              Long.toString(estimate.times().exited()),
              Long.toString(estimate.times().censored()),
              shown(estimate.mean(), 5),
              estimate.interval().map(ExitTimeOutput::shown).orElse("-"),
              shown(result.reference().chain()),
              shown(result.reference().continuous()),
              shown(result.timeStepBias(), 3)));
    }
    return new ReportTable(
        List.of(
            "cell",
            "trials",
            "exited",
            "censored",
            "mean exit time",
            "interval",
            "exact, chain",
            "exact, continuous",
            "time-step bias"),
        rows);
  }

  private static String shown(Interval interval) {
    return Double.isFinite(interval.upper())
        ? ReportNumbers.interval(interval, 5)
        : "above " + ReportNumbers.significant(interval.lower(), 4);
  }

  private static String shown(Optional<Exact> exact) {
    return exact.map(each -> ReportNumbers.significant(each.value(), 7)).orElse("-");
  }

  private static String shown(OptionalDouble value, int digits) {
    return value.isPresent() ? ReportNumbers.significant(value.getAsDouble(), digits) : "-";
  }

  /** The cells, one row each. */
  public Dataset<Row> cells(SparkSession spark) {
    return ExitTimeTables.cells(results).dataset(spark);
  }

  /** Survival, and estimates by exact values, side by side. */
  public Figure figure() {
    return new PlotDrawing(
        "escape-time",
        Stream.of(ExitTimeFigures.survival(results), ExitTimeFigures.means(results))
            .flatMap(drawing -> drawing.charts().stream())
            .toList(),
        2);
  }

  @Override
  public void write(ResultFolder folder, SparkSession spark) throws IOException {
    folder.text("summary.json", json());
    folder.text("provenance.json", Json.text(provenance));
    ExitTimeTables.cells(results).write(spark, folder, "cells.parquet");
    ExitTimeTables.survival(results).write(spark, folder, "survival.parquet");
    ExitTimeTables.exits(results).write(spark, folder, "exits.parquet");
    PlotDrawing survival = ExitTimeFigures.survival(results);
    PlotDrawing means = ExitTimeFigures.means(results);
    for (PlotDrawing drawing : List.of(survival, means)) {
      folder.text(drawing.id() + ".svg", drawing.svg());
      folder.bytes(drawing.id() + ".png", drawing.png());
    }
    List<ReportSection> sections = new ArrayList<>();
    sections.add(
        ReportSection.of("Mean exit times")
            .table(table())
            .note(
                "Exact values are of the very chain that was simulated and of the process in"
                    + " continuous time; their difference is the time step's bias, which is stated"
                    + " and not taken out.")
            .figure(means.svg(), "Estimates by exact values, with their intervals."));
    sections.add(
        ReportSection.of("Survival")
            .figure(
                survival.svg(),
                "The probability of not having left, by Kaplan and Meier with Greenwood's bands."));
    fits.forEach(each -> sections.add(ExitTimeFitTables.section(each)));
    folder.text(
        "report.html",
        ReportPage.html(
            name,
            "When continuous-time dynamics leave, from ensembles with a horizon: exit times are"
                + " censored there and used so.",
            sections,
            provenance));
  }
}
