package io.kramers.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kramers.law.ChiSquare;
import io.kramers.law.DensityEstimate;
import io.kramers.law.DensityEstimate.Compared;
import io.kramers.law.DensityEstimate.Reference;
import io.kramers.law.GoodnessOfFit;
import io.kramers.law.HillLimit;
import io.kramers.law.HillPlot;
import io.kramers.law.KolmogorovSmirnov;
import java.util.List;
import java.util.Optional;

/** {@code summary.json} of densities, in the format {@value #FORMAT}. */
final class DensityJson {
  static final String FORMAT = "kramers-density/1";

  private DensityJson() {}

  /** The whole summary. */
  static ObjectNode of(String configHash, List<DensityEstimate> estimates, JsonNode provenance) {
    ObjectNode summary = Json.MAPPER.createObjectNode();
    summary.put("format", FORMAT);
    summary.put("configHash", configHash);
    ArrayNode cells = summary.putArray("cells");
    estimates.forEach(estimate -> cells.add(cell(estimate)));
    summary.set("provenance", provenance);
    return summary;
  }

  private static ObjectNode cell(DensityEstimate estimate) {
    ObjectNode node = Json.MAPPER.createObjectNode();
    Json.putAll(node, LawFields.of(estimate.cell().ensemble()));
    node.put("coordinate", estimate.cell().ensemble().coordinate());
    ArrayNode laws = node.putArray("laws");
    estimate.comparisons().forEach(compared -> laws.add(law(compared)));
    return node;
  }

  private static ObjectNode law(Compared compared) {
    ObjectNode node = Json.MAPPER.createObjectNode();
    node.put("law", DensityTables.law(compared));
    Json.put(node, "time", compared.time());
    node.put("trials", compared.histogram().count());
    node.put("diverged", compared.diverged());
    node.set("exact", reference(compared.exact()));
    node.set(
        "asPrinted",
        compared.printed().map(DensityJson::reference).map(JsonNode.class::cast).orElse(null));
    Json.put(node, "timeStepShift", compared.timeStepShift());
    node.set("hillAtRoot", compared.hillAtRoot().map(point -> hill(compared, point)).orElse(null));
    ArrayNode points = node.putArray("hill");
    compared.hill().points().forEach(point -> points.add(hill(compared, point)));
    return node;
  }

  private static ObjectNode reference(Reference reference) {
    ObjectNode node = Json.MAPPER.createObjectNode();
    node.put("method", reference.law().map(law -> law.method()).orElse(null));
    Json.put(
        node, "errorEstimate", reference.law().map(law -> law.errorEstimate()).orElse(Double.NaN));
    node.put("note", reference.note());
    Json.put(node, "tailIndex", reference.tailIndex());
    Optional<KolmogorovSmirnov> largest = reference.fit().map(GoodnessOfFit::kolmogorovSmirnov);
    ObjectNode distance = node.putObject("kolmogorovSmirnov");
    Json.put(distance, "distance", largest.map(KolmogorovSmirnov::distance).orElse(Double.NaN));
    Json.put(distance, "at", largest.map(KolmogorovSmirnov::at).orElse(Double.NaN));
    Json.put(distance, "pValue", largest.map(KolmogorovSmirnov::pValue).orElse(Double.NaN));
    Optional<ChiSquare> squares = reference.fit().map(GoodnessOfFit::chiSquare);
    ObjectNode chiSquare = node.putObject("chiSquare");
    Json.put(chiSquare, "statistic", squares.map(ChiSquare::statistic).orElse(Double.NaN));
    chiSquare.put("degreesOfFreedom", squares.map(test -> test.cells() - 1).orElse(null));
    Json.put(
        chiSquare,
        "pValue",
        squares.map(test -> test.pValue().orElse(Double.NaN)).orElse(Double.NaN));
    return node;
  }

  private static ObjectNode hill(Compared compared, HillPlot.Point point) {
    ObjectNode node = Json.MAPPER.createObjectNode();
    node.put("trials", point.exceedances());
    Json.put(node, "threshold", point.threshold());
    Json.put(node, "index", point.index());
    Json.put(node, "interval", Optional.of(point.interval()));
    Json.put(
        node,
        "exact",
        compared
            .exact()
            .law()
            .map(law -> HillLimit.of(law::tail, point.threshold()))
            .orElse(Double.NaN));
    return node;
  }
}
