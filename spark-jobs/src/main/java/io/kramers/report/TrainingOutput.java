package io.kramers.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kramers.config.Configuration;
import io.kramers.gradientnoise.LearningProblem;
import io.kramers.gradientnoise.MinimumArchive;
import io.kramers.training.Minimum;
import io.kramers.training.TrainingCurve.Step;
import java.io.IOException;
import java.util.List;
import org.apache.spark.sql.SparkSession;

/**
 * Everything that training leaves.
 *
 * @param name the configuration's name
 * @param configuration as resolved
 * @param problem what was trained
 * @param minimum where training ended
 * @param curve all its steps
 * @param state the last one, as bytes
 * @param provenance how the run went
 */
public record TrainingOutput(
    String name,
    Configuration configuration,
    LearningProblem problem,
    Minimum minimum,
    List<Step> curve,
    byte[] state,
    JsonNode provenance)
    implements JobOutput {
  static final String FORMAT = "kramers-training/1";

  private static final String LEAD =
      "A network on its way to a minimum of its loss, by gradient descent over all samples.";

  @Override
  public String json() {
    ObjectNode node = Json.MAPPER.createObjectNode();
    node.put("format", FORMAT);
    node.put("configHash", configuration.hash());
    node.put("network", problem.network().name());
    node.put("parameters", problem.network().parameterCount());
    node.put("samples", problem.samples().count());
    node.set("normalisation", TrainingText.normalisation(problem));
    node.set("minimum", TrainingText.json(minimum));
    node.set("provenance", provenance);
    return Json.text(node);
  }

  @Override
  public String text() {
    return TrainingText.outcome(minimum, problem.training()) + System.lineSeparator();
  }

  @Override
  public void write(ResultFolder folder, SparkSession spark) throws IOException {
    folder.text("training.json", json());
    folder.text("provenance.json", Json.text(provenance));
    folder.bytes("checkpoint", state);
    MinimumFiles.write(
        folder,
        problem,
        new MinimumArchive(minimum.weights(), minimum.statistics()),
        minimum.iterations());
    TrainingFigures.table(curve).write(spark, folder, "training.parquet");
    ReportFigure figure = TrainingFigures.curve(curve);
    figure.write(folder);
    ReportSection section =
        ReportSection.of("How it went")
            .text(TrainingText.problem(problem))
            .text(TrainingText.outcome(minimum, problem.training()))
            .figure(figure.drawing().svg(), figure.caption());
    folder.text("report.html", ReportPage.html(name, LEAD, List.of(section), provenance));
  }
}
