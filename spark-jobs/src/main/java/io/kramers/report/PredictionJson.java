package io.kramers.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kramers.estimate.Interval;
import io.kramers.exittime.ExitStatistics;
import io.kramers.exittime.KaplanMeier;
import io.kramers.gradientnoise.PointEstimate;
import io.kramers.prediction.Comparison;
import io.kramers.prediction.Neighbourhood;
import io.kramers.prediction.PredictedDirection;
import io.kramers.prediction.Prediction;
import io.kramers.prediction.PredictionPlan;
import java.util.Optional;

/** {@code prediction.json}, in the format {@value #FORMAT}. Times are eta times steps. */
final class PredictionJson {
  static final String FORMAT = "kramers-prediction/1";

  private static final String INTERVAL = "interval";

  private PredictionJson() {}

  static ObjectNode of(PredictionOutput output) {
    Prediction prediction = output.prediction();
    ObjectNode node = Json.MAPPER.createObjectNode();
    node.put("format", FORMAT);
    node.put("configHash", output.configuration().hash());
    node.put("network", output.problem().network().name());
    node.put("parameters", output.problem().network().parameterCount());
    node.put("samples", prediction.around().minimum().samples());
    node.set("minimum", minimum(output));
    node.set("plan", plan(prediction.around()));
    ArrayNode directions = node.putArray("directions");
    prediction.around().directions().forEach(each -> directions.add(direction(each)));
    ArrayNode series = node.putArray("series");
    prediction.distances().forEach(each -> series.add(distances(each)));
    ArrayNode rises = node.putArray("lossRises");
    prediction.rises().forEach(each -> rises.add(rises(each)));
    ArrayNode exits = node.putArray("exits");
    prediction.exits().forEach(each -> exits.add(exits(each)));
    ArrayNode comparisons = node.putArray("comparisons");
    prediction.comparisons().forEach(each -> comparisons.add(comparison(each)));
    ArrayNode verdict = node.putArray("verdict");
    PredictionText.verdict(prediction).forEach(verdict::add);
    node.set("provenance", output.provenance());
    return node;
  }

  private static ObjectNode minimum(PredictionOutput output) {
    PointEstimate minimum = output.prediction().around().minimum();
    ObjectNode node = Json.MAPPER.createObjectNode();
    Json.put(node, "loss", minimum.loss());
    Json.put(node, "gradientNorm", minimum.gradientNorm());
    Json.put(
        node,
        "trainingAccuracy",
        output.problem().losses().classifies() ? minimum.accuracy() : Double.NaN);
    Json.put(node, "trace", minimum.trace());
    node.set("training", output.trained().map(TrainingText::json).orElse(null));
    return node;
  }

  private static ObjectNode plan(Neighbourhood around) {
    PredictionPlan plan = around.plan();
    ObjectNode node = Json.MAPPER.createObjectNode();
    Json.put(node, "learningRate", plan.learningRate());
    node.put("batchSize", plan.noise().batchSize());
    node.put("replacement", plan.noise().replacement());
    Json.put(node, "covarianceFactor", plan.noise().of(around.minimum().samples()));
    node.put("steps", plan.steps());
    node.put("lossEvery", plan.lossEvery());
    node.put("trials", plan.trials());
    node.put("modelTrials", plan.modelTrials());
    node.set("levels", Json.MAPPER.valueToTree(plan.levels()));
    Json.put(node, "divergenceRadius", plan.divergenceRadius());
    Json.put(node, "confidence", plan.confidence());
    Json.put(node, "firstGrowth", around.firstGrowth());
    return node;
  }

  private static ObjectNode direction(PredictedDirection direction) {
    ObjectNode node = Json.MAPPER.createObjectNode();
    node.put("name", direction.name());
    Json.put(node, "range", direction.range());
    node.setAll(CovarianceJson.direction(direction.estimate()));
    Json.put(node, "gradient", direction.gradient());
    ObjectNode taken = node.putObject("taken");
    Json.put(taken, "h", direction.h());
    Json.put(taken, "sigma", direction.sigma());
    Json.put(taken, "rho", direction.rho());
    node.put("note", direction.note());
    return node;
  }

  private static ObjectNode distances(Prediction.Distances distances) {
    ObjectNode node = Json.MAPPER.createObjectNode();
    node.put("model", distances.motion().kind());
    node.put("of", PredictionText.of(distances));
    ArrayNode points = node.putArray("points");
    for (Prediction.Point each : distances.points()) {
      ObjectNode point = points.addObject();
      point.put("step", each.step());
      Json.put(point, "t", each.simulated().time());
      point.put("trials", each.simulated().trials());
      Json.put(point, "secondMoment", each.simulated().mean());
      Json.put(point, "standardError", each.simulated().standardError());
      Json.put(point, INTERVAL, each.simulated().interval());
      Json.put(point, "exact", each.exact());
      Json.put(point, "drift", each.drift());
    }
    return node;
  }

  private static ObjectNode rises(Prediction.Rises rises) {
    ObjectNode node = Json.MAPPER.createObjectNode();
    node.put("model", rises.motion().kind());
    ArrayNode points = node.putArray("points");
    for (Prediction.Rise each : rises.points()) {
      ObjectNode point = points.addObject();
      point.put("step", each.step());
      Json.put(point, "t", each.time());
      point.put("trials", each.simulated().trials());
      Json.put(point, "mean", each.simulated().mean());
      Json.put(point, "standardError", each.simulated().standardError());
      Json.put(point, INTERVAL, each.simulated().interval());
      Json.put(point, "exact", each.exact());
    }
    return node;
  }

  private static ObjectNode exits(Prediction.Exits exits) {
    ExitStatistics statistics = exits.statistics();
    ObjectNode node = Json.MAPPER.createObjectNode();
    node.put("model", exits.motion().kind());
    Json.put(node, "level", exits.level());
    node.put("trials", statistics.times().trials());
    node.put("exited", statistics.times().exited());
    node.put("censored", statistics.times().censored());
    node.put("diverged", statistics.times().diverged());
    Json.put(node, "probability", exits.probability());
    Json.put(node, "probabilityInterval", Optional.of(exits.probabilityInterval()));
    Json.put(node, "mean", statistics.mean());
    Json.put(node, "rate", statistics.rate());
    Json.put(node, "rateInterval", Optional.of(statistics.rateInterval()));
    KaplanMeier survival = statistics.survival();
    Json.put(node, "restrictedMean", survival.restrictedMean());
    Json.put(node, "restrictedMeanStandardError", survival.restrictedMeanStandardError());
    return node;
  }

  private static ObjectNode comparison(Comparison comparison) {
    ObjectNode node = Json.MAPPER.createObjectNode();
    node.put("model", comparison.model().kind());
    node.put("sgd", comparison.sgd().kind());
    node.put("times", comparison.times());
    node.put("inside", comparison.inside());
    Json.put(node, "lastRatio", comparison.lastRatio());
    putEnds(node, "lastRatioInterval", comparison.lastInterval());
    node.put("insideAtLast", comparison.insideAtLast());
    Json.put(node, "largestDeviation", comparison.largestDeviation());
    ArrayNode rates = node.putArray("exitRates");
    for (Comparison.RateRatio each : comparison.rates()) {
      ObjectNode rate = rates.addObject();
      Json.put(rate, "level", each.level());
      Json.put(rate, "ratio", each.ratio());
      putEnds(rate, INTERVAL, each.interval());
    }
    return node;
  }

  /** An end at infinity is null. */
  private static void putEnds(ObjectNode node, String name, Optional<Interval> interval) {
    if (interval.isEmpty()) {
      node.putNull(name);
      return;
    }
    double upper = interval.get().upper();
    ArrayNode ends = node.putArray(name).add(interval.get().lower());
    if (Double.isFinite(upper)) {
      ends.add(upper);
    } else {
      ends.addNull();
    }
  }
}
