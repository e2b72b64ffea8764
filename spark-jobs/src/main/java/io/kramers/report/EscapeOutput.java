package io.kramers.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.kramers.config.Configuration;
import io.kramers.escape.Estimate;
import io.kramers.fit.EscapeFits;
import java.io.IOException;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Everything that an escape run leaves.
 *
 * @param name the configuration's name
 * @param configuration as resolved
 * @param estimates one a cell, in order
 * @param hundredRuns the power-law cells with their first hundred trials alone, the paper's number
 * @param fits of the estimates
 * @param provenance how the run went
 */
public record EscapeOutput(
    String name,
    Configuration configuration,
    List<Estimate> estimates,
    List<Estimate> hundredRuns,
    EscapeFits fits,
    JsonNode provenance)
    implements JobOutput {

  @Override
  public String json() {
    return Json.text(SummaryJson.of(configuration.hash(), estimates, fits, provenance));
  }

  @Override
  public String text() {
    return ResultsText.of(estimates, fits);
  }

  /** The cells, one row each. */
  public Dataset<Row> cells(SparkSession spark) {
    return CellsTable.of(estimates).dataset(spark);
  }

  /** The paper's Figure 3. */
  public Figure3 figure() {
    return Figure3.of(estimates, hundredRuns, fits);
  }

  @Override
  public void write(ResultFolder folder, SparkSession spark) throws IOException {
    folder.text("summary.json", json());
    folder.text("provenance.json", Json.text(provenance));
    CellsTable.of(estimates).write(spark, folder, "cells.parquet");
    Figure3 figure = figure();
    folder.text("figure3.svg", figure.svg());
    folder.bytes("figure3.png", figure.png());
    folder.text("report.html", EscapePage.html(name, estimates, fits, figure, provenance));
  }
}
