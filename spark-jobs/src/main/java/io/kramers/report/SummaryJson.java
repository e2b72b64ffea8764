package io.kramers.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kramers.escape.Estimate;
import io.kramers.fit.CovarianceTraceFit;
import io.kramers.fit.EscapeFits;
import io.kramers.fit.Lambda1Curve;
import io.kramers.fit.LogisticFit;
import io.kramers.fit.MatchedLambda1;
import java.util.List;

/** {@code summary.json}, the results in the format {@value #FORMAT}. */
final class SummaryJson {
  static final String FORMAT = "kramers-escape/1";

  private SummaryJson() {}

  /** The whole summary. */
  static ObjectNode of(
      String configHash, List<Estimate> estimates, EscapeFits fits, JsonNode provenance) {
    ObjectNode summary = Json.MAPPER.createObjectNode();
    summary.put("format", FORMAT);
    summary.put("configHash", configHash);
    ArrayNode cells = summary.putArray("cells");
    estimates.forEach(estimate -> cells.add(cell(estimate)));
    ObjectNode fitted = summary.putObject("fits");
    ArrayNode traces = fitted.putArray("covarianceTrace");
    fits.covarianceTraces().forEach(fit -> traces.add(covarianceTrace(fit)));
    ArrayNode logistics = fitted.putArray("logistic");
    fits.logistics().forEach(fit -> logistics.add(logistic(fit)));
    ArrayNode matches = fitted.putArray("matchedLambda1");
    fits.matches().forEach(match -> matches.add(matchedLambda1(match)));
    summary.set("provenance", provenance);
    return summary;
  }

  private static ObjectNode cell(Estimate estimate) {
    ObjectNode node = Json.MAPPER.createObjectNode();
    Json.putAll(node, CellFields.of(estimate));
    node.put("dimension", estimate.cell().landscape().dimension());
    Json.put(node, "minimum", estimate.cell().landscape().minimum());
    Json.put(node, "saddle", estimate.cell().landscape().saddle());
    return node;
  }

  private static ObjectNode covarianceTrace(CovarianceTraceFit fit) {
    ObjectNode node = Json.MAPPER.createObjectNode();
    Json.putAll(node, fit.line().swept());
    Json.putAll(node, fit.line().landscape().parameters());
    node.put("range", fit.line().range());
    node.put("points", fit.line().points());
    Json.put(node, "a", fit.a());
    Json.put(node, "b", fit.b());
    Json.put(node, "c", fit.c());
    Json.put(node, "aStandardError", fit.aStandardError());
    Json.put(node, "bStandardError", fit.bStandardError());
    Json.put(node, "cStandardError", fit.cStandardError());
    Json.put(node, "rSquared", fit.rSquared());
    Json.put(node, "lambda1Equivalent", fit.lambda1Equivalent());
    return node;
  }

  private static ObjectNode logistic(LogisticFit fit) {
    ObjectNode node = curve(fit.curve());
    Json.put(node, "intercept", fit.intercept());
    Json.put(node, "slope", fit.slope());
    Json.put(node, "interceptStandardError", fit.interceptStandardError());
    Json.put(node, "slopeStandardError", fit.slopeStandardError());
    Json.put(node, "deviance", fit.deviance());
    node.put("degreesOfFreedom", fit.degreesOfFreedom());
    Json.put(node, "pValue", fit.pValue());
    return node;
  }

  private static ObjectNode matchedLambda1(MatchedLambda1 match) {
    ObjectNode node = curve(match.curve());
    Json.putAll(node, match.sgd().cell().dynamics().parameters());
    Json.put(node, "lambda1", match.lambda1());
    Json.put(node, "interval", match.interval());
    node.put("reason", match.reason().orElse(null));
    return node;
  }

  /** What the cells of a curve share. */
  private static ObjectNode curve(Lambda1Curve curve) {
    ObjectNode node = Json.MAPPER.createObjectNode();
    Json.putAll(node, CellFields.of(curve.cell()));
    node.remove(List.of("dynamics", "lambda1"));
    return node;
  }
}
