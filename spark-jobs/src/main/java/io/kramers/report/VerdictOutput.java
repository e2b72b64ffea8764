package io.kramers.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kramers.claim.Measurement;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;

/**
 * What a verification leaves.
 *
 * @param name the configuration's name
 * @param claims in the paper's order
 * @param provenance how the run went
 */
public record VerdictOutput(String name, List<VerifiedClaim> claims, JsonNode provenance)
    implements JobOutput {
  private static final String FORMAT = "kramers-verdict/1";

  @Override
  public String json() {
    ObjectNode root = Json.MAPPER.createObjectNode();
    root.put("format", FORMAT);
    ArrayNode verdicts = root.putArray("verdicts");
    List<Map<String, Object>> rows = VerdictTables.fields(claims);
    for (int i = 0; i < claims.size(); i++) {
      ObjectNode verdict = verdicts.addObject();
      Json.putAll(verdict, rows.get(i));
      ArrayNode measurements = verdict.putArray("measurements");
      for (Measurement each : claims.get(i).verdict().measurements()) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("what", each.what());
        row.put("interpretation", each.reading().isEmpty() ? null : each.reading());
        VerdictTables.putNumbers(row, each);
        row.put("exactOfChain", Double.isFinite(each.expected()) ? each.expected() : null);
        row.put("tolerance", each.tolerance());
        row.put("printedFits", each.printedFits());
        Json.putAll(measurements.addObject(), row);
      }
    }
    root.set("provenance", provenance);
    return Json.text(root);
  }

  @Override
  public String text() {
    return VerdictTables.brief(claims).text();
  }

  @Override
  public void write(ResultFolder folder, SparkSession spark) throws IOException {
    folder.text("verdict.json", json());
    folder.text("verdict.md", VerdictTables.full(claims).markdown());
    folder.text("provenance.json", Json.text(provenance));
    VerdictTables.parquet(claims).write(spark, folder, "verdicts.parquet");
    List<ReportFigure> figures = VerdictFigures.of(claims);
    for (ReportFigure figure : figures) {
      figure.write(folder);
    }
    folder.text(
        "report.html",
        ReportPage.html(
            name,
            "The claims of \"Dynamic of Stochastic Gradient Descent with State-Dependent Noise\""
                + " (arXiv 2006.13719), each put to the test: simulated, beside the exact value, the"
                + " printed formula and its right form.",
            sections(figures),
            provenance));
  }

  private List<ReportSection> sections(List<ReportFigure> figures) {
    List<ReportSection> sections = new ArrayList<>();
    sections.add(
        ReportSection.of("Verdicts")
            .table(VerdictTables.brief(claims))
            .note(
                "A verdict follows from numbers: the interval must hold the exact value of the very"
                    + " chain that was simulated; the printed statement must fit both the exact"
                    + " value and the interval less the time step's bias. Of several measurements"
                    + " the first is shown; all are below. Intervals hold together at the"
                    + " configuration's confidence."));
    ReportSection drawn = ReportSection.of("Figures");
    for (ReportFigure figure : figures) {
      drawn = drawn.figure(figure.drawing().svg(), figure.caption());
    }
    sections.add(
        drawn.note(
            "Intervals in figures are each at the confidence of one verdict's measurement, so that"
                + " all hold together at the configuration's."));
    for (VerifiedClaim each : claims) {
      sections.add(
          ReportSection.of(each.claim().source() + ": " + each.claim().title())
              .text("Verdict: " + each.verdict().verdict() + ".")
              .text(each.claim().howTested() + ".")
              .table(VerdictTables.measurements(each))
              .note(each.verdict().note()));
    }
    return sections;
  }
}
