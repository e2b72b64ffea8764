package io.kramers.report;

import io.kramers.exittime.KaplanMeier;
import io.kramers.prediction.Comparison;
import io.kramers.prediction.Motion;
import io.kramers.prediction.PredictedDirection;
import io.kramers.prediction.Prediction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/** The tables of a prediction. */
final class PredictionTables {
  private static final int DIGITS = 4;

  private PredictionTables() {}

  /** Where each motion is after the last step, for people. */
  static ReportTable motions(Prediction prediction) {
    List<List<String>> rows = new ArrayList<>();
    for (Prediction.Distances distances : prediction.distances()) {
      List<String> row = new ArrayList<>();
      row.add(
          PredictionText.name(distances.motion())
              + (distances.motion() == Motion.SGD_FULL
                  ? distances.all() ? ", all weights" : ", its components"
                  : ""));
      if (distances.points().isEmpty()) {
        row.addAll(
            List.of(
                "0",
                ReportNumbers.NONE,
                ReportNumbers.NONE,
                ReportNumbers.NONE,
                ReportNumbers.NONE));
      } else {
        Prediction.Point last = distances.points().get(distances.points().size() - 1);
        row.add(ReportNumbers.count(last.simulated().trials()));
        row.add(ReportNumbers.count(last.step()));
        row.add(
            ReportNumbers.withError(
                last.simulated().mean(), DIGITS, last.simulated().standardError()));
        row.add(
            last.simulated()
                .interval()
                .map(interval -> ReportNumbers.interval(interval, DIGITS))
                .orElse(ReportNumbers.NONE));
        row.add(shown(last.exact()));
      }
      rows.add(row);
    }
    return new ReportTable(
        List.of("motion", "trials", "steps", "E|w − w*|²", "interval", "exact"), rows);
  }

  private static String shown(OptionalDouble value) {
    return value.isPresent()
        ? ReportNumbers.significant(value.getAsDouble(), DIGITS)
        : ReportNumbers.NONE;
  }

  /** A row for each direction. */
  static ReportTable directions(Prediction prediction) {
    List<List<String>> rows = new ArrayList<>();
    for (PredictedDirection direction : prediction.around().directions()) {
      List<String> row =
          new ArrayList<>(CovarianceTables.row(direction.name(), direction.estimate()));
      row.add(ReportNumbers.parameter(direction.range(), DIGITS));
      row.add(ReportNumbers.significant(direction.gradient(), 2));
      row.add(
          direction.note().isEmpty() ? "h, σ, ρ" : direction.h() > 0 ? "h, σ at w*" : "σ at w*");
      rows.add(row);
    }
    return new ReportTable(
        List.of(
            "direction",
            "σ",
            "linear",
            "ρ",
            "h",
            "κ = η ρ/h",
            "R²",
            "fitted up to",
            "gradient",
            "taken"),
        rows);
  }

  /** A row for each level and motion. */
  static ReportTable exits(Prediction prediction) {
    List<List<String>> rows = new ArrayList<>();
    for (Prediction.Exits exits : prediction.exits()) {
      KaplanMeier survival = exits.statistics().survival();
      rows.add(
          List.of(
              ReportNumbers.parameter(exits.level(), DIGITS),
              PredictionText.name(exits.motion()),
              ReportNumbers.count(exits.statistics().times().trials()),
              ReportNumbers.count(exits.statistics().times().exited()),
              ReportNumbers.count(exits.statistics().times().diverged()),
              ReportNumbers.probability(exits.probability(), exits.statistics().times().trials()),
              ReportNumbers.probabilities(
                  exits.probabilityInterval(), exits.statistics().times().trials()),
              ReportNumbers.significant(exits.statistics().rate(), DIGITS),
              ReportNumbers.interval(exits.statistics().rateInterval(), DIGITS),
              ReportNumbers.withError(
                  survival.restrictedMean(), DIGITS, survival.restrictedMeanStandardError())));
    }
    return new ReportTable(
        List.of(
            "loss risen by",
            "motion",
            "trials",
            "left",
            "diverged",
            "probability",
            "interval",
            "rate",
            "interval",
            "restricted mean time"),
        rows);
  }

  /** A row for each model beside each SGD. */
  static ReportTable comparisons(Prediction prediction) {
    List<String> head =
        new ArrayList<>(
            List.of(
                "model", "SGD", "within intervals", "model/SGD", "interval", "largest deviation"));
    prediction
        .around()
        .plan()
        .levels()
        .forEach(level -> head.add("rates, " + ReportNumbers.parameter(level, DIGITS)));
    List<List<String>> rows = new ArrayList<>();
    for (Comparison each : prediction.comparisons()) {
      List<String> row = new ArrayList<>();
      row.add(PredictionText.name(each.model()));
      row.add(each.sgd() == Motion.SGD_FULL ? "whole, its components" : "in the directions alone");
      row.add(each.inside() + " of " + each.times());
      row.add(shown(each.lastRatio()));
      row.add(each.lastInterval().map(PredictionText::interval).orElse(ReportNumbers.NONE));
      row.add(
          each.largestDeviation().isPresent()
              ? ReportNumbers.significant(each.largestDeviation().getAsDouble(), 2) + " s.e."
              : ReportNumbers.NONE);
      each.rates().forEach(rate -> row.add(PredictionText.ratio(rate)));
      rows.add(row);
    }
    return new ReportTable(head, rows);
  }

  /** A row for each recorded step: what {@code prediction.parquet} holds. */
  static ParquetTable points(Prediction prediction) {
    Map<String, DataType> columns = new LinkedHashMap<>();
    columns.put("model", DataTypes.StringType);
    columns.put("quantity", DataTypes.StringType);
    columns.put("step", DataTypes.LongType);
    columns.put("t", DataTypes.DoubleType);
    columns.put("trials", DataTypes.LongType);
    for (String name :
        List.of("mean", "standardError", "intervalLower", "intervalUpper", "exact", "drift")) {
      columns.put(name, DataTypes.DoubleType);
    }
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Prediction.Distances distances : prediction.distances()) {
      String quantity = distances.all() ? "secondMoment" : "secondMomentInDirections";
      for (Prediction.Point point : distances.points()) {
        Map<String, Object> row = row(distances.motion(), quantity, point.step());
        row.put("t", point.simulated().time());
        row.put("trials", point.simulated().trials());
        row.put("mean", point.simulated().mean());
        row.put("standardError", point.simulated().standardError());
        ParquetTable.putEnds(row, "interval", point.simulated().interval());
        point.exact().ifPresent(value -> row.put("exact", value));
        point.drift().ifPresent(value -> row.put("drift", value));
        rows.add(row);
      }
    }
    for (Prediction.Rises rises : prediction.rises()) {
      for (Prediction.Rise rise : rises.points()) {
        Map<String, Object> row = row(rises.motion(), "lossRise", rise.step());
        row.put("t", rise.time());
        row.put("trials", rise.simulated().trials());
        row.put("mean", rise.simulated().mean());
        row.put("standardError", rise.simulated().standardError());
        ParquetTable.putEnds(row, "interval", rise.simulated().interval());
        rise.exact().ifPresent(value -> row.put("exact", value));
        rows.add(row);
      }
    }
    return new ParquetTable(columns, rows);
  }

  private static Map<String, Object> row(Motion motion, String quantity, long step) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("model", motion.kind());
    row.put("quantity", quantity);
    row.put("step", step);
    return row;
  }

  /** A row for each bin of looks in which trials left: what {@code survival.parquet} holds. */
  static ParquetTable survival(Prediction prediction) {
    Map<String, DataType> columns = new LinkedHashMap<>();
    columns.put("model", DataTypes.StringType);
    columns.put("level", DataTypes.DoubleType);
    columns.put("exits", DataTypes.LongType);
    for (String name : List.of("t", "survival", "bandLower", "bandUpper")) {
      columns.put(name, DataTypes.DoubleType);
    }
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Prediction.Exits exits : prediction.exits()) {
      for (KaplanMeier.Point point : exits.statistics().survival().points()) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("model", exits.motion().kind());
        row.put("level", exits.level());
        row.put("exits", point.exits());
        row.put("t", point.time());
        row.put("survival", point.survival());
        ParquetTable.putEnds(row, "band", Optional.of(point.band()));
        rows.add(row);
      }
    }
    return new ParquetTable(columns, rows);
  }
}
