package io.kramers.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kramers.question.Answer;
import io.kramers.question.AskedQuestion;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/**
 * What a theory run leaves.
 *
 * @param name the configuration's name
 * @param questions in the configuration's order
 * @param answers one a question
 * @param provenance how the run went
 */
public record TheoryOutput(
    String name, List<AskedQuestion> questions, List<Answer> answers, JsonNode provenance)
    implements JobOutput {
  private static final String FORMAT = "kramers-theory/1";
  private static final Map<String, DataType> COLUMNS = new LinkedHashMap<>();

  static {
    COLUMNS.put("id", DataTypes.StringType);
    COLUMNS.put("quantity", DataTypes.StringType);
    COLUMNS.put("interpretation", DataTypes.StringType);
    COLUMNS.put("exact", DataTypes.DoubleType);
    COLUMNS.put("errorEstimate", DataTypes.DoubleType);
    COLUMNS.put("method", DataTypes.StringType);
    COLUMNS.put("asPrinted", DataTypes.DoubleType);
    COLUMNS.put("corrected", DataTypes.DoubleType);
    COLUMNS.put("note", DataTypes.StringType);
  }

  @Override
  public String json() {
    ObjectNode theory = Json.MAPPER.createObjectNode();
    theory.put("format", FORMAT);
    theory.set("answers", Json.MAPPER.valueToTree(rows()));
    theory.set("provenance", provenance);
    return Json.text(theory);
  }

  private List<Map<String, Object>> rows() {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (int i = 0; i < questions.size(); i++) {
      Answer answer = answers.get(i);
      boolean known = answer.exact().isPresent();
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("id", questions.get(i).id());
      row.put("quantity", questions.get(i).quantity());
      row.put("interpretation", questions.get(i).interpretation().orElse(null));
      row.put("exact", orNull(answer.exact()));
      row.put("errorEstimate", known ? answer.errorEstimate() : null);
      row.put("method", known ? answer.method() : null);
      row.put("asPrinted", orNull(answer.asPrinted()));
      row.put("corrected", orNull(answer.corrected()));
      row.put("note", answer.note());
      rows.add(row);
    }
    return rows;
  }

  private static Double orNull(OptionalDouble value) {
    return value.isPresent() ? value.getAsDouble() : null;
  }

  @Override
  public String text() {
    return table(false).text();
  }

  /** With or without the notes, which are too long for a terminal. */
  private ReportTable table(boolean notes) {
    List<String> head =
        new ArrayList<>(
            List.of(
                "question",
                "quantity",
                "interpretation",
                "exact",
                "error",
                "as printed",
                "corrected"));
    if (notes) {
      head.addAll(List.of("method", "note"));
    }
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < questions.size(); i++) {
      Answer answer = answers.get(i);
      boolean known = answer.exact().isPresent();
      List<String> row =
          new ArrayList<>(
              List.of(
                  questions.get(i).id(),
                  questions.get(i).quantity(),
                  questions.get(i).interpretation().orElse("-"),
                  shown(answer.exact(), 12),
                  known ? ReportNumbers.significant(answer.errorEstimate(), 2) : "-",
                  shown(answer.asPrinted(), 6),
                  shown(answer.corrected(), 6)));
      if (notes) {
        row.addAll(List.of(answer.method(), answer.note()));
      }
      rows.add(row);
    }
    return new ReportTable(head, rows);
  }

  private static String shown(OptionalDouble value, int digits) {
    return value.isPresent() ? ReportNumbers.significant(value.getAsDouble(), digits) : "-";
  }

  @Override
  public void write(ResultFolder folder, SparkSession spark) throws IOException {
    folder.text("theory.json", json());
    folder.text("provenance.json", Json.text(provenance));
    new ParquetTable(COLUMNS, rows()).write(spark, folder, "answers.parquet");
    folder.text(
        "report.html",
        ReportPage.html(
            name,
            "What can be said without simulating, with an error estimate; beside it the paper's"
                + " formula as printed, and its right form.",
            List.of(ReportSection.of("Answers").table(table(true))),
            provenance));
  }
}
