package io.kramers.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.kramers.config.Configuration;
import io.kramers.law.DensityEstimate;
import java.io.IOException;
import java.util.List;
import org.apache.spark.sql.SparkSession;

/**
 * Everything that a density run leaves.
 *
 * @param name the configuration's name
 * @param configuration as resolved
 * @param estimates one a cell, in order
 * @param provenance how the run went
 */
public record DensityOutput(
    String name, Configuration configuration, List<DensityEstimate> estimates, JsonNode provenance)
    implements JobOutput {

  @Override
  public String json() {
    return Json.text(DensityJson.of(configuration.hash(), estimates, provenance));
  }

  @Override
  public String text() {
    return DensityTables.comparisons(estimates).text();
  }

  @Override
  public void write(ResultFolder folder, SparkSession spark) throws IOException {
    folder.text("summary.json", json());
    folder.text("provenance.json", Json.text(provenance));
    DensityTables.histogram(estimates).write(spark, folder, "histogram.parquet");
    List<ReportFigure> figures = DensityFigures.of(estimates);
    for (ReportFigure figure : figures) {
      figure.write(folder);
    }
    folder.text("report.html", DensityPage.html(name, estimates, figures, provenance));
  }
}
