package io.kramers.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.kramers.config.Configuration;
import io.kramers.gradientnoise.LearningProblem;
import io.kramers.gradientnoise.MinimumArchive;
import io.kramers.prediction.Prediction;
import io.kramers.training.Minimum;
import io.kramers.training.TrainingCurve.Step;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;

/**
 * Everything that a prediction leaves.
 *
 * @param name the configuration's name
 * @param configuration as resolved
 * @param problem the network, its data and how it is trained
 * @param minimum w*
 * @param trained how training ended; empty where the minimum was given
 * @param curve the steps of training; none where the minimum was given
 * @param prediction of the trials
 * @param provenance how the run went
 */
public record PredictionOutput(
    String name,
    Configuration configuration,
    LearningProblem problem,
    MinimumArchive minimum,
    Optional<Minimum> trained,
    List<Step> curve,
    Prediction prediction,
    JsonNode provenance)
    implements JobOutput {

  @Override
  public String json() {
    return Json.text(PredictionJson.of(this));
  }

  @Override
  public String text() {
    StringBuilder text = new StringBuilder(PredictionTables.motions(prediction).text());
    PredictionText.verdict(prediction)
        .forEach(sentence -> text.append(sentence).append(System.lineSeparator()));
    return text.toString();
  }

  @Override
  public void write(ResultFolder folder, SparkSession spark) throws IOException {
    folder.text("prediction.json", json());
    folder.text("provenance.json", Json.text(provenance));
    PredictionTables.points(prediction).write(spark, folder, "prediction.parquet");
    PredictionTables.survival(prediction).write(spark, folder, "survival.parquet");
    List<ReportFigure> figures = new ArrayList<>(PredictionFigures.of(prediction));
    if (trained.isPresent()) {
      MinimumFiles.write(folder, problem, minimum, trained.get().iterations());
      figures.add(TrainingFigures.curve(curve));
    }
    for (ReportFigure figure : figures) {
      figure.write(folder);
    }
    folder.text("report.html", PredictionPage.html(this, figures));
  }
}
