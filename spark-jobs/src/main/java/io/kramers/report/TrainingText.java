package io.kramers.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kramers.gradientnoise.LearningProblem;
import io.kramers.images.ImageData;
import io.kramers.images.ImageShape;
import io.kramers.training.Minimum;
import io.kramers.training.Training;

/** A learning problem and its training in words and in JSON. */
final class TrainingText {
  private TrainingText() {}

  /** What was trained on what. */
  static String problem(LearningProblem problem) {
    String network =
        problem.network().name()
            + " with "
            + ReportNumbers.count(problem.network().parameterCount())
            + " parameters, on ";
    if (problem.images().isEmpty()) {
      return network
          + ReportNumbers.count(problem.samples().count())
          + " drawn samples of a linear regression.";
    }
    ImageData images = problem.images().get();
    ImageShape shape = images.images().shape();
    return network
        + ReportNumbers.count(images.images().size())
        + " images of "
        + images.path()
        + " ("
        + images.split().text()
        + "), "
        + shape.channels()
        + " × "
        + shape.height()
        + " × "
        + shape.width()
        + " in "
        + images.images().classes().size()
        + " classes; pixels enter as (value/255 − "
        + ReportNumbers.parameter(images.normalisation().mean())
        + ")/"
        + ReportNumbers.parameter(images.normalisation().standardDeviation())
        + ".";
  }

  /** How training ended. */
  static String outcome(Minimum minimum, Training training) {
    String frozen =
        minimum.frozenIterations() > 0
            ? " and "
                + ReportNumbers.count(minimum.frozenIterations())
                + " with frozen statistics of batch normalisation"
            : "";
    String reached =
        minimum.reachedBound()
            ? "where its bound was met"
            : "where steps ran out before a bound was met ("
                + (minimum.frozenIterations() > 0 ? gradientBound(training) : bounds(training))
                + "): take what follows for a point near a minimum";
    return "Gradient descent with learning rate "
        + ReportNumbers.parameter(training.learningRate())
        + " ended after "
        + ReportNumbers.count(minimum.iterations())
        + " steps"
        + frozen
        + " at the loss "
        + ReportNumbers.significant(minimum.loss(), 4)
        + " with a gradient of norm "
        + ReportNumbers.significant(minimum.gradientNorm(), 3)
        + ", "
        + reached
        + "."
        + (Double.isNaN(minimum.trainingAccuracy())
            ? ""
            : " It gives "
                + ReportNumbers.percent(
                    Double.parseDouble(ReportNumbers.significant(minimum.trainingAccuracy(), 4)))
                + " of its training samples their class.");
  }

  /** With frozen statistics the only one. */
  private static String gradientBound(Training training) {
    return training.gradientBound() > 0
        ? "gradient norm " + ReportNumbers.parameter(training.gradientBound())
        : "";
  }

  private static String bounds(Training training) {
    String loss =
        training.lossBound() > 0 ? "loss " + ReportNumbers.parameter(training.lossBound()) : "";
    String norm = gradientBound(training);
    return loss + (loss.isEmpty() || norm.isEmpty() ? "" : ", ") + norm;
  }

  /** How training ended. */
  static ObjectNode json(Minimum minimum) {
    ObjectNode node = Json.MAPPER.createObjectNode();
    Json.put(node, "loss", minimum.loss());
    Json.put(node, "gradientNorm", minimum.gradientNorm());
    Json.put(node, "gradientNormBeforeFreezing", minimum.gradientNormBeforeFreezing());
    Json.put(node, "trainingAccuracy", minimum.trainingAccuracy());
    node.put("iterations", minimum.iterations());
    node.put("frozenIterations", minimum.frozenIterations());
    node.put("reachedBound", minimum.reachedBound());
    return node;
  }

  /** How pixels become numbers; null where there are none. */
  static ObjectNode normalisation(LearningProblem problem) {
    if (problem.images().isEmpty()) {
      return null;
    }
    ObjectNode node = Json.MAPPER.createObjectNode();
    Json.put(node, "mean", problem.images().get().normalisation().mean());
    Json.put(node, "standardDeviation", problem.images().get().normalisation().standardDeviation());
    return node;
  }
}
