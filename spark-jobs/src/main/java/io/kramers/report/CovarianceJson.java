package io.kramers.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kramers.fit.QuadraticFit;
import io.kramers.gradientnoise.CovarianceExperiment;
import io.kramers.gradientnoise.DirectionEstimate;
import io.kramers.gradientnoise.Estimated;
import io.kramers.gradientnoise.HessianDiagonal;
import io.kramers.gradientnoise.LineResult;
import io.kramers.gradientnoise.PointEstimate;
import io.kramers.gradientnoise.Spectrum;
import io.kramers.network.ParameterGroup;
import io.kramers.training.Minimum;
import java.util.List;
import java.util.Optional;

/**
 * {@code fits.json}, in the format {@value #FORMAT}. Traces are of the single-sample covariance
 * with divisor n.
 */
final class CovarianceJson {
  static final String FORMAT = "kramers-covariance/1";

  private final CovarianceOutput output;

  private CovarianceJson(CovarianceOutput output) {
    this.output = output;
  }

  static ObjectNode of(CovarianceOutput output) {
    return new CovarianceJson(output).all();
  }

  private ObjectNode all() {
    CovarianceExperiment experiment = output.experiment();
    ObjectNode node = Json.MAPPER.createObjectNode();
    node.put("format", FORMAT);
    node.put("configHash", output.configuration().hash());
    node.put("network", experiment.problem().network().name());
    node.put("parameters", experiment.problem().network().parameterCount());
    node.put("samples", output.result().minimum().samples());
    node.set("minimum", minimum());
    node.set("normalisation", TrainingText.normalisation(experiment.problem()));
    ObjectNode sgd = node.putObject("sgd");
    sgd.put("batchSize", experiment.noise().batchSize());
    sgd.put("replacement", experiment.noise().replacement());
    Json.put(sgd, "learningRate", experiment.learningRate());
    Json.put(sgd, "covarianceFactor", experiment.noise().of(output.result().minimum().samples()));
    ArrayNode lines = node.putArray("lines");
    output.lines().forEach(line -> lines.add(line(line)));
    node.set("spectrum", output.result().spectrum().map(CovarianceJson::spectrum).orElse(null));
    node.set(
        "hessianDiagonal",
        output.result().hessianDiagonal().map(CovarianceJson::diagonal).orElse(null));
    node.set("provenance", output.provenance());
    return node;
  }

  private ObjectNode minimum() {
    PointEstimate minimum = output.result().minimum();
    boolean classifies = output.experiment().problem().losses().classifies();
    ObjectNode node = Json.MAPPER.createObjectNode();
    Json.put(node, "loss", minimum.loss());
    Json.put(node, "gradientNorm", minimum.gradientNorm());
    Json.put(node, "trainingAccuracy", classifies ? minimum.accuracy() : Double.NaN);
    Json.put(node, "trace", minimum.trace());
    ObjectNode layers = node.putObject("layerTraces");
    List<ParameterGroup> groups = output.experiment().problem().losses().groups();
    for (int k = 0; k < groups.size(); k++) {
      Json.put(layers, groups.get(k).layer(), minimum.traces()[k]);
    }
    Optional<Minimum> trained = output.trained();
    node.put("iterations", trained.map(Minimum::iterations).orElse(null));
    node.put("frozenIterations", trained.map(Minimum::frozenIterations).orElse(null));
    node.put("reachedBound", trained.map(Minimum::reachedBound).orElse(null));
    return node;
  }

  private static ObjectNode line(FittedLine fitted) {
    LineResult result = fitted.result();
    ObjectNode node = Json.MAPPER.createObjectNode();
    node.put("line", fitted.name());
    node.put("layer", result.line().layer().orElse(null));
    Json.put(node, "scale", result.line().scale());
    Json.put(node, "directionLength", result.length());
    ArrayNode points = node.putArray("points");
    for (LineResult.Point point : result.points()) {
      ObjectNode each = points.addObject();
      Json.put(each, "offset", point.offset());
      Json.put(each, "trace", point.trace());
      Json.put(each, "layerTrace", point.layerTrace());
      if (point.standardError().isPresent()) {
        Json.put(each, "standardError", point.standardError());
      }
      Json.put(each, "loss", point.exact().map(PointEstimate::loss).orElse(Double.NaN));
      Json.put(
          each, "gradientNorm", point.exact().map(PointEstimate::gradientNorm).orElse(Double.NaN));
    }
    node.set("fit", fitted.trace().map(CovarianceJson::fit).orElse(null));
    node.set("innerFit", fitted.inner().map(CovarianceJson::inner).orElse(null));
    node.set("layerFit", fitted.layer().map(CovarianceJson::fit).orElse(null));
    node.set("direction", result.along().map(CovarianceJson::direction).orElse(null));
    return node;
  }

  private static ObjectNode fit(QuadraticFit fit) {
    ObjectNode node = Json.MAPPER.createObjectNode();
    Json.put(node, "a", fit.a());
    Json.put(node, "b", fit.b());
    Json.put(node, "c", fit.c());
    Json.put(node, "aStandardError", fit.aStandardError());
    Json.put(node, "bStandardError", fit.bStandardError());
    Json.put(node, "cStandardError", fit.cStandardError());
    Json.put(node, "rSquared", fit.rSquared());
    Json.put(node, "curvatureT", fit.curvatureT());
    Json.put(node, "curvaturePValue", fit.curvaturePValue());
    Json.put(node, "fStatistic", fit.fStatistic());
    Json.put(node, "constantPValue", fit.constantPValue());
    node.put("quadratic", FittedLine.quadratic(fit));
    return node;
  }

  private static ObjectNode inner(QuadraticFit fit) {
    ObjectNode node = Json.MAPPER.createObjectNode();
    Json.put(node, "range", FittedLine.range(fit));
    node.setAll(fit(fit));
    return node;
  }

  static ObjectNode direction(DirectionEstimate along) {
    ObjectNode node = Json.MAPPER.createObjectNode();
    put(node, "sigma", along.sigma());
    put(node, "linear", along.linear());
    put(node, "rho", along.rho());
    put(node, "h", along.h());
    put(node, "kappa", along.kappa());
    Json.put(node, "rSquared", along.rSquared());
    return node;
  }

  private static void put(ObjectNode node, String name, Estimated number) {
    Json.put(node, name, number.value());
    Json.put(node, name + "StandardError", number.standardError());
  }

  private static ObjectNode spectrum(Spectrum spectrum) {
    ObjectNode node = Json.MAPPER.createObjectNode();
    ObjectNode hessian = node.putObject("hessian");
    Json.put(hessian, "values", spectrum.hessian().values());
    Json.put(hessian, "residuals", spectrum.hessian().residuals());
    hessian.put("converged", spectrum.hessian().converged());
    Json.put(hessian, "noise", spectrum.noise());
    ObjectNode covariance = node.putObject("covariance");
    Json.put(covariance, "values", spectrum.covariance().values());
    Json.put(covariance, "residuals", spectrum.covariance().residuals());
    covariance.put("converged", spectrum.covariance().converged());
    Json.put(covariance, "curvature", spectrum.curvature());
    ArrayNode overlaps = node.putArray("overlaps");
    for (double[] row : spectrum.overlaps()) {
      overlaps.add(Json.MAPPER.valueToTree(row));
    }
    return node;
  }

  private static ObjectNode diagonal(HessianDiagonal diagonal) {
    ObjectNode node = Json.MAPPER.createObjectNode();
    put(node, "trace", diagonal.trace());
    Json.put(node, "noiseCorrelation", diagonal.noiseCorrelation());
    return node;
  }
}
