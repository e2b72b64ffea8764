package io.kramers.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.kramers.config.Configuration;
import io.kramers.gradientnoise.CovarianceExperiment;
import io.kramers.gradientnoise.CovarianceResult;
import io.kramers.gradientnoise.LearningProblem;
import io.kramers.gradientnoise.MinimumArchive;
import io.kramers.network.ParameterGroup;
import io.kramers.training.Minimum;
import io.kramers.training.TrainingCurve.Step;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.spark.sql.SparkSession;

/**
 * Everything that a covariance run leaves.
 *
 * @param name the configuration's name
 * @param configuration as resolved
 * @param experiment what was asked for
 * @param minimum w*
 * @param trained how training ended; empty where the minimum was given
 * @param curve the steps of training; none where the minimum was given
 * @param result at the minimum and on lines
 * @param lines with their fits, in order
 * @param provenance how the run went
 */
public record CovarianceOutput(
    String name,
    Configuration configuration,
    CovarianceExperiment experiment,
    MinimumArchive minimum,
    Optional<Minimum> trained,
    List<Step> curve,
    CovarianceResult result,
    List<FittedLine> lines,
    JsonNode provenance)
    implements JobOutput {

  @Override
  public String json() {
    return Json.text(CovarianceJson.of(this));
  }

  @Override
  public String text() {
    StringBuilder text = new StringBuilder();
    trained.ifPresent(
        each ->
            text.append(TrainingText.outcome(each, experiment.problem().training()))
                .append(System.lineSeparator()));
    text.append(CovarianceTables.fits(lines).text());
    lines.forEach(
        line -> text.append(CovariancePage.sentence(line)).append(System.lineSeparator()));
    return text.toString();
  }

  @Override
  public void write(ResultFolder folder, SparkSession spark) throws IOException {
    folder.text("fits.json", json());
    folder.text("provenance.json", Json.text(provenance));
    LearningProblem problem = experiment.problem();
    List<ParameterGroup> groups = problem.losses().groups();
    MinimumFiles.write(folder, problem, minimum, trained.map(Minimum::iterations).orElse(0));
    folder.write(
        "diagonal.npz",
        out -> MinimumArchive.write(out, problem.network(), result.minimum().diagonal()));
    CovarianceTables.points(result, groups).write(spark, folder, "points.parquet");
    List<ReportFigure> figures = new ArrayList<>();
    for (FittedLine line : lines) {
      if (line.trace().isPresent()) {
        figures.add(
            CovarianceFigures.of(line, result.minimum().trace(), layerAtMinimum(line, groups)));
      }
    }
    if (!curve.isEmpty()) {
      TrainingFigures.table(curve).write(spark, folder, "training.parquet");
      figures.add(TrainingFigures.curve(curve));
    }
    for (ReportFigure figure : figures) {
      figure.write(folder);
    }
    folder.text("report.html", CovariancePage.html(this, figures));
  }

  private OptionalDouble layerAtMinimum(FittedLine line, List<ParameterGroup> groups) {
    for (int k = 0; k < groups.size(); k++) {
      if (line.result().line().layer().equals(Optional.of(groups.get(k).layer()))) {
        return OptionalDouble.of(result.minimum().traces()[k]);
      }
    }
    return OptionalDouble.empty();
  }
}
