package io.kramers.report;

import io.kramers.law.EscapingTime;
import io.kramers.law.MomentsEstimate;
import io.kramers.law.SecondMoment;
import io.kramers.law.SmallTimeExponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/** The tables of a moments experiment. */
final class MomentsTables {
  private MomentsTables() {}

  /** A row for each cell, for people. */
  static ReportTable cells(List<MomentsEstimate> estimates) {
    List<String> head =
        List.of(
            "cell",
            "trials",
            "diverged",
            "t",
            "E|w − w*|²",
            "exact",
            "largest deviation",
            "time step's bias",
            "first exponent",
            "exact",
            "ε²",
            "ε-escaping time",
            "exact",
            "stationary",
            "as printed");
    return new ReportTable(head, estimates.stream().map(MomentsTables::row).toList());
  }

  private static List<String> row(MomentsEstimate estimate) {
    List<MomentsEstimate.Point> points = estimate.points();
    String none = ReportNumbers.NONE;
    List<String> row = new ArrayList<>();
    row.add(LawGroup.name(estimate.cell().ensemble()));
    row.add(ReportNumbers.count(estimate.tally().trials()));
    int end = estimate.cell().ensemble().recordSteps().size() - 1;
    row.add(ReportNumbers.count(estimate.tally().diverged(end)));
    if (points.isEmpty()) {
      row.addAll(List.of(none, none, none));
    } else {
      MomentsEstimate.Point last = points.get(points.size() - 1);
      row.add(ReportNumbers.parameter(last.simulated().time()));
      row.add(
          ReportNumbers.withError(last.simulated().mean(), 5, last.simulated().standardError()));
      row.add(shown(last.exact(), 5));
    }
    row.add(
        estimate.largestDeviation().isPresent()
            ? ReportNumbers.significant(estimate.largestDeviation().getAsDouble(), 2) + " s.e."
            : none);
    row.add(
        estimate.timeStepBias().isPresent()
            ? ReportNumbers.percent(rounded(estimate.timeStepBias().getAsDouble()))
            : none);
    row.add(estimate.exponent().map(MomentsTables::exponent).orElse(none));
    row.add(shown(estimate.exactExponent(), 5));
    row.add(
        estimate.cell().epsilonSquared().isPresent()
            ? ReportNumbers.parameter(estimate.cell().epsilonSquared().getAsDouble())
            : none);
    row.add(estimate.escapingTime().map(MomentsTables::escapingTime).orElse(none));
    row.add(shown(estimate.exactEscapingTime(), 5));
    row.add(shown(estimate.stationary(), 5));
    row.add(shown(estimate.printedStationary(), 5));
    return row;
  }

  private static double rounded(double share) {
    return Double.parseDouble(ReportNumbers.significant(share, 2));
  }

  private static String shown(OptionalDouble value, int digits) {
    if (value.isEmpty()) {
      return ReportNumbers.NONE;
    }
    return Double.isInfinite(value.getAsDouble())
        ? "∞"
        : ReportNumbers.significant(value.getAsDouble(), digits);
  }

  private static String exponent(SmallTimeExponent fit) {
    return ReportNumbers.withError(fit.exponent(), 5, fit.standardError());
  }

  private static String escapingTime(EscapingTime found) {
    String upper =
        Double.isInfinite(found.interval().upper())
            ? "∞"
            : ReportNumbers.significant(found.interval().upper(), 4);
    return ReportNumbers.significant(found.time(), 4)
        + " ["
        + ReportNumbers.significant(found.interval().lower(), 4)
        + ", "
        + upper
        + "]";
  }

  /** A row for each recorded time: what {@code moments.parquet} holds. */
  static ParquetTable moments(List<MomentsEstimate> estimates) {
    Map<String, DataType> columns = new LinkedHashMap<>();
    columns.put("index", DataTypes.LongType);
    columns.put("id", DataTypes.StringType);
    columns.put("interpretation", DataTypes.StringType);
    columns.put("step", DataTypes.LongType);
    columns.put("time", DataTypes.DoubleType);
    columns.put("trials", DataTypes.LongType);
    columns.put("mean", DataTypes.DoubleType);
    columns.put("standardError", DataTypes.DoubleType);
    columns.put("intervalLower", DataTypes.DoubleType);
    columns.put("intervalUpper", DataTypes.DoubleType);
    columns.put("exact", DataTypes.DoubleType);
    columns.put("ofScheme", DataTypes.DoubleType);
    List<Map<String, Object>> rows = new ArrayList<>();
    for (int i = 0; i < estimates.size(); i++) {
      for (MomentsEstimate.Point point : estimates.get(i).points()) {
        rows.add(row(LawFields.key(i, estimates.get(i).cell().ensemble()), point));
      }
    }
    return new ParquetTable(
        ParquetTable.withColumnsOf(
            columns, estimates.stream().map(each -> each.cell().ensemble().swept()).toList()),
        rows);
  }

  private static Map<String, Object> row(Map<String, Object> key, MomentsEstimate.Point point) {
    SecondMoment simulated = point.simulated();
    Map<String, Object> row = new LinkedHashMap<>(key);
    row.put("step", point.step());
    row.put("time", simulated.time());
    row.put("trials", simulated.trials());
    row.put("mean", simulated.mean());
    row.put("standardError", simulated.standardError());
    ParquetTable.putEnds(row, "interval", simulated.interval());
    point.exact().ifPresent(value -> row.put("exact", value));
    point.ofScheme().ifPresent(value -> row.put("ofScheme", value));
    return row;
  }
}
