package io.kramers.report;

import io.kramers.claim.Measurement;
import io.kramers.estimate.Interval;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/** Verdicts as rows. */
final class VerdictTables {
  private static final int DIGITS = 4;

  private VerdictTables() {}

  /** For a terminal and the page, without right forms in words. */
  static ReportTable brief(List<VerifiedClaim> claims) {
    List<List<String>> rows = new ArrayList<>();
    for (VerifiedClaim each : claims) {
      Measurement first = each.first();
      rows.add(
          List.of(
              each.claim().title(),
              shown(first.exact()),
              shown(first.printed()),
              shown(first.corrected()),
              shown(first.simulated()),
              ReportNumbers.interval(first.interval(), DIGITS),
              each.verdict().brief()));
    }
    return new ReportTable(
        List.of("claim", "exact", "as printed", "corrected", "simulated", "interval", "verdict"),
        rows);
  }

  /** For Markdown. */
  static ReportTable full(List<VerifiedClaim> claims) {
    List<List<String>> rows = new ArrayList<>();
    for (VerifiedClaim each : claims) {
      Measurement first = each.first();
      rows.add(
          List.of(
              each.claim().title() + " (" + each.claim().source() + ")",
              each.claim().howTested(),
              shown(first.exact()),
              shown(first.printed()),
              shown(first.corrected()),
              shown(first.simulated()) + " " + ReportNumbers.interval(first.interval(), DIGITS),
              each.verdict().verdict()));
    }
    return new ReportTable(
        List.of(
            "claim",
            "how tested",
            "exact",
            "as printed",
            "corrected",
            "simulated, interval",
            "verdict"),
        rows);
  }

  /** All measurements of a claim. */
  static ReportTable measurements(VerifiedClaim claim) {
    List<List<String>> rows = new ArrayList<>();
    for (Measurement each : claim.verdict().measurements()) {
      rows.add(
          List.of(
              each.what() + (each.reading().isEmpty() ? "" : ", " + each.reading()),
              shown(each.exact()),
              shown(each.printed()),
              shown(each.corrected()),
              shown(each.expected()),
              shown(each.simulated()),
              ReportNumbers.interval(each.interval(), DIGITS),
              ReportNumbers.count(each.trials()),
              each.printedFits() ? "yes" : "no"));
    }
    return new ReportTable(
        List.of(
            "measurement",
            "exact",
            "as printed",
            "corrected",
            "exact, chain",
            "simulated",
            "interval",
            "trials",
            "printed fits"),
        rows);
  }

  private static String shown(Interval statement) {
    if (statement.lower() == statement.upper()) {
      return shown(statement.lower());
    }
    return "above " + ReportNumbers.parameter(statement.lower());
  }

  private static String shown(double value) {
    return Double.isFinite(value) ? ReportNumbers.significant(value, DIGITS) : ReportNumbers.NONE;
  }

  /** One row a claim, with the names of {@code verdict.json}. */
  static List<Map<String, Object>> fields(List<VerifiedClaim> claims) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (VerifiedClaim each : claims) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("claim", each.claim().title());
      row.put("source", each.claim().source());
      row.put("howTested", each.claim().howTested());
      putNumbers(row, each.first());
      row.put("verdict", each.verdict().verdict());
      row.put("note", each.verdict().note());
      rows.add(row);
    }
    return rows;
  }

  /** The numbers of a measurement; null where there is none. */
  static void putNumbers(Map<String, Object> row, Measurement one) {
    row.put("exact", orNull(one.exact()));
    boolean number = one.printed().lower() == one.printed().upper();
    row.put("asPrinted", number ? orNull(one.printed().lower()) : null);
    row.put("corrected", orNull(one.corrected()));
    row.put("simulated", orNull(one.simulated()));
    row.put("interval", one.interval());
    row.put("trials", one.trials());
  }

  private static Double orNull(double value) {
    return Double.isFinite(value) ? value : null;
  }

  /** One row a claim. */
  static ParquetTable parquet(List<VerifiedClaim> claims) {
    Map<String, DataType> columns = new LinkedHashMap<>();
    for (String name : List.of("claim", "source", "howTested", "verdict", "note")) {
      columns.put(name, DataTypes.StringType);
    }
    for (String name :
        List.of("exact", "asPrinted", "corrected", "simulated", "intervalLower", "intervalUpper")) {
      columns.put(name, DataTypes.DoubleType);
    }
    columns.put("trials", DataTypes.LongType);
    List<Map<String, Object>> rows = fields(claims);
    for (Map<String, Object> row : rows) {
      ParquetTable.putEnds(row, "interval", Optional.of((Interval) row.remove("interval")));
    }
    return new ParquetTable(columns, rows);
  }
}
