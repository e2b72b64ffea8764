package io.kramers.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.kramers.config.Configuration;
import io.kramers.law.MomentsEstimate;
import java.io.IOException;
import java.util.List;
import org.apache.spark.sql.SparkSession;

/**
 * Everything that a moments run leaves.
 *
 * @param name the configuration's name
 * @param configuration as resolved
 * @param estimates one a cell, in order
 * @param provenance how the run went
 */
public record MomentsOutput(
    String name, Configuration configuration, List<MomentsEstimate> estimates, JsonNode provenance)
    implements JobOutput {

  @Override
  public String json() {
    return Json.text(MomentsJson.of(configuration.hash(), estimates, provenance));
  }

  @Override
  public String text() {
    return MomentsTables.cells(estimates).text();
  }

  @Override
  public void write(ResultFolder folder, SparkSession spark) throws IOException {
    folder.text("summary.json", json());
    folder.text("provenance.json", Json.text(provenance));
    MomentsTables.moments(estimates).write(spark, folder, "moments.parquet");
    List<ReportFigure> figures = MomentsFigures.of(estimates);
    for (ReportFigure figure : figures) {
      figure.write(folder);
    }
    folder.text("report.html", MomentsPage.html(name, estimates, figures, provenance));
  }
}
