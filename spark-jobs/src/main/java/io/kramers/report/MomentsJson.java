package io.kramers.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kramers.law.EscapingTime;
import io.kramers.law.MomentsEstimate;
import io.kramers.law.SmallTimeExponent;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** {@code summary.json} of moments, in the format {@value #FORMAT}. */
final class MomentsJson {
  static final String FORMAT = "kramers-moments/1";

  private MomentsJson() {}

  /** The whole summary. */
  static ObjectNode of(String configHash, List<MomentsEstimate> estimates, JsonNode provenance) {
    ObjectNode summary = Json.MAPPER.createObjectNode();
    summary.put("format", FORMAT);
    summary.put("configHash", configHash);
    ArrayNode cells = summary.putArray("cells");
    estimates.forEach(estimate -> cells.add(cell(estimate)));
    summary.set("provenance", provenance);
    return summary;
  }

  private static ObjectNode cell(MomentsEstimate estimate) {
    ObjectNode node = Json.MAPPER.createObjectNode();
    Json.putAll(node, LawFields.of(estimate.cell().ensemble()));
    int last = estimate.cell().ensemble().recordSteps().size() - 1;
    node.put("diverged", estimate.tally().diverged(last));
    Json.put(node, "largestDeviation", estimate.largestDeviation());
    Json.put(node, "timeStepBias", estimate.timeStepBias());
    node.put("note", estimate.note());
    ObjectNode stationary = node.putObject("stationary");
    Json.put(stationary, "exact", estimate.stationary());
    Json.put(stationary, "asPrinted", estimate.printedStationary());
    node.set("smallTimeExponent", exponent(estimate));
    node.set("escapingTime", escapingTime(estimate));
    ArrayNode points = node.putArray("points");
    estimate.points().forEach(point -> points.add(point(point)));
    return node;
  }

  private static ObjectNode exponent(MomentsEstimate estimate) {
    if (estimate.exponent().isEmpty()) {
      return null;
    }
    SmallTimeExponent fit = estimate.exponent().get();
    ObjectNode node = Json.MAPPER.createObjectNode();
    Json.put(node, "exponent", fit.exponent());
    Json.put(node, "standardError", fit.standardError());
    Json.put(node, "exact", estimate.exactExponent());
    Json.put(node, "from", fit.times().get(0));
    Json.put(node, "to", fit.times().get(fit.times().size() - 1));
    node.put("points", fit.times().size());
    return node;
  }

  private static ObjectNode escapingTime(MomentsEstimate estimate) {
    if (estimate.cell().epsilonSquared().isEmpty()) {
      return null;
    }
    Optional<EscapingTime> found = estimate.escapingTime();
    ObjectNode node = Json.MAPPER.createObjectNode();
    Json.put(node, "epsilonSquared", estimate.cell().epsilonSquared());
    Json.put(node, "time", found.map(EscapingTime::time).orElse(Double.NaN));
    ArrayNode interval = node.putArray("interval");
    if (found.isPresent()) {
      interval.add(found.get().interval().lower());
      double upper = found.get().interval().upper();
      interval.add(Double.isFinite(upper) ? Json.MAPPER.getNodeFactory().numberNode(upper) : null);
    }
    Json.put(node, "exact", estimate.exactEscapingTime());
    Json.put(node, "forSmallEpsilon", estimate.smallEpsilonEscapingTime());
    return node;
  }

  private static ObjectNode point(MomentsEstimate.Point point) {
    ObjectNode node = Json.MAPPER.createObjectNode();
    node.put("step", point.step());
    Json.put(node, "time", point.simulated().time());
    node.put("trials", point.simulated().trials());
    Json.put(node, "mean", point.simulated().mean());
    Json.put(node, "standardError", OptionalDouble.of(point.simulated().standardError()));
    Json.put(node, "interval", point.simulated().interval());
    Json.put(node, "exact", point.exact());
    Json.put(node, "ofScheme", point.ofScheme());
    return node;
  }
}
