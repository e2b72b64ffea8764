package io.kramers.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kramers.exittime.ExitTimeCell;
import io.kramers.exittime.ExitTimeEstimate;
import io.kramers.exittime.KaplanMeier;
import io.kramers.fit.AcceleratedFailureTimeFit;
import io.kramers.fit.BarrierScaling;
import io.kramers.fit.Coefficient;
import io.kramers.fit.ExitTerm;
import io.kramers.fit.ExitTimeFits;
import io.kramers.fit.ScalingFit;
import io.kramers.theory.Exact;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** {@code summary.json} of exit times, in the format {@value #FORMAT}. */
final class ExitTimeSummary {
  static final String FORMAT = "kramers-escape-time/1";

  private static final double[] QUANTILES = {0.05, 0.25, 0.5, 0.75, 0.95};

  private ExitTimeSummary() {}

  /** The whole summary. */
  static ObjectNode of(
      String configHash,
      List<ExitTimeResult> results,
      List<ExitTimeFits> fits,
      JsonNode provenance) {
    ObjectNode summary = Json.MAPPER.createObjectNode();
    summary.put("format", FORMAT);
    summary.put("configHash", configHash);
    ArrayNode cells = summary.putArray("cells");
    results.forEach(result -> cells.add(cell(result)));
    ArrayNode fitted = summary.putArray("fits");
    fits.forEach(each -> fitted.add(fits(each)));
    summary.set("provenance", provenance);
    return summary;
  }

  private static ObjectNode fits(ExitTimeFits fits) {
    ObjectNode node = Json.MAPPER.createObjectNode();
    node.put("noise", fits.noise());
    node.put("interpretation", fits.interpretation().kind());
    ArrayNode regressions = node.putArray("acceleratedFailureTime");
    for (AcceleratedFailureTimeFit fit : fits.regressions()) {
      ObjectNode regression = regressions.addObject();
      put(regression, "intercept", fit.intercept());
      ObjectNode coefficients = regression.putObject("coefficients");
      for (int i = 0; i < fit.terms().size(); i++) {
        put(coefficients, fit.terms().get(i).label(), fit.coefficients().get(i));
      }
      put(regression, "scale", fit.scale());
      regression.set(
          "leftOut", Json.MAPPER.valueToTree(fit.leftOut().stream().map(ExitTerm::label).toList()));
      regression.put("trials", fit.trials());
      regression.put("exits", fit.exits());
      Json.put(regression, "logLikelihood", fit.logLikelihood());
      Json.put(regression, "aic", fit.aic());
      Json.put(regression, "deviance", fit.deviance());
      regression.put("degreesOfFreedom", fit.degreesOfFreedom());
      Json.put(regression, "pValue", fit.pValue());
      regression.put("resamples", fit.resamples());
    }
    ArrayNode scalings = node.putArray("barrierScaling");
    for (BarrierScaling scaling : fits.scalings()) {
      ObjectNode entry = scalings.addObject();
      entry.put("growth", scaling.growth().name().toLowerCase(Locale.ROOT));
      putLaws(entry.putArray("attempts"), scaling.ofAttempts());
      putLaws(entry.putArray("times"), scaling.ofTimes());
    }
    return node;
  }

  private static void putLaws(ArrayNode laws, List<ScalingFit> fits) {
    for (ScalingFit fit : fits) {
      ObjectNode law = laws.addObject();
      law.put("law", fit.law().name().toLowerCase(Locale.ROOT).replace('_', '-'));
      law.set("coefficients", Json.MAPPER.valueToTree(fit.coefficients()));
      law.set("standardErrors", Json.MAPPER.valueToTree(fit.standardErrors()));
      Json.put(law, "chiSquared", fit.chiSquared());
      law.put("degreesOfFreedom", fit.degreesOfFreedom());
      Json.put(law, "rSquared", fit.rSquared());
      Json.put(law, "aic", fit.aic());
    }
  }

  private static void put(ObjectNode node, String name, Coefficient coefficient) {
    ObjectNode value = node.putObject(name);
    Json.put(value, "value", coefficient.value());
    Json.put(value, "standardError", coefficient.standardError());
    Json.put(value, "interval", Optional.of(coefficient.interval()));
  }

  private static ObjectNode cell(ExitTimeResult result) {
    ObjectNode node = Json.MAPPER.createObjectNode();
    ExitTimeEstimate estimate = result.estimate();
    Json.putAll(node, fields(result));
    ArrayNode quantiles = node.putArray("quantiles");
    for (double probability : QUANTILES) {
      Optional<ExitTimeEstimate.Quantile> quantile = estimate.quantile(probability);
      if (quantile.isPresent()) {
        ObjectNode entry = quantiles.addObject();
        entry.put("probability", probability);
        entry.put("lower", quantile.get().lower());
        entry.put("upper", quantile.get().upper());
      }
    }
    ObjectNode exact = node.putObject("exact");
    put(exact, "continuous", result.reference().continuous());
    put(exact, "chain", result.reference().chain());
    exact.put("note", result.reference().note());
    return node;
  }

  private static void put(ObjectNode node, String name, Optional<Exact> exact) {
    if (exact.isEmpty()) {
      node.putNull(name);
    } else {
      ObjectNode value = node.putObject(name);
      value.put("meanExitTime", exact.get().value());
      value.put("errorEstimate", exact.get().errorEstimate());
      value.put("method", exact.get().method());
    }
  }

  /** What a cell's JSON and its row in the table share. */
  static Map<String, Object> fields(ExitTimeResult result) {
    ExitTimeEstimate estimate = result.estimate();
    ExitTimeCell cell = estimate.cell();
    KaplanMeier survival = estimate.survival();
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("id", cell.id());
    fields.putAll(cell.swept());
    fields.put("trials", estimate.times().trials());
    fields.put("exited", estimate.times().exited());
    fields.put("censored", estimate.times().censored());
    fields.put("diverged", estimate.times().diverged());
    fields.put("meanExitTime", orNull(estimate.mean()));
    fields.put("interval", estimate.interval().orElse(null));
    fields.put("intervalMethod", estimate.intervalMethod());
    fields.put("confidence", cell.confidence());
    fields.put("rate", estimate.rate());
    fields.put("rateInterval", estimate.rateInterval());
    fields.put("timeStepBias", orNull(result.timeStepBias()));
    fields.put("timeStepBiasMethod", result.timeStepBiasMethod());
    fields.put("restrictedMean", survival.restrictedMean());
    fields.put("restrictedMeanStandardError", survival.restrictedMeanStandardError());
    fields.put("looks", estimate.looks());
    fields.put("relativeError", cell.relativeError() > 0 ? cell.relativeError() : null);
    fields.put("reachedTarget", cell.relativeError() > 0 ? estimate.reachedTarget() : null);
    fields.put("noise", cell.process().noise().kind());
    fields.putAll(cell.process().noise().parameters());
    fields.put("interpretation", result.interpretation());
    fields.put("learningRate", result.learningRate());
    fields.putAll(cell.process().landscape().parameters());
    fields.put("dimension", cell.process().landscape().dimension());
    fields.put("start", cell.region().start());
    fields.put("lower", finite(cell.region().exit().lower()));
    fields.put("upper", finite(cell.region().exit().upper()));
    fields.put("timeStep", cell.timeStep());
    fields.put("horizon", cell.timeStep() * cell.horizon());
    fields.put("crossing", cell.crossing().kind());
    fields.put("scheme", cell.scheme().kind());
    fields.put("cell", String.format("%016x", cell.hash()));
    return fields;
  }

  private static Double orNull(OptionalDouble value) {
    return value.isPresent() ? value.getAsDouble() : null;
  }

  private static Double finite(double value) {
    return Double.isFinite(value) ? value : null;
  }
}
