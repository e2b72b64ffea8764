package io.kramers.report;

import io.kramers.law.ChiSquare;
import io.kramers.law.DensityEstimate;
import io.kramers.law.DensityEstimate.Compared;
import io.kramers.law.DensityEstimate.Reference;
import io.kramers.law.ExactLaw;
import io.kramers.law.GoodnessOfFit;
import io.kramers.law.HillLimit;
import io.kramers.law.HillPlot;
import io.kramers.law.KolmogorovSmirnov;
import io.kramers.law.LogHistogram;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/** The tables of a density experiment. */
final class DensityTables {
  private DensityTables() {}

  /** Which law trials are compared with. */
  static String law(Compared compared) {
    return compared.comparison().stationary() ? "stationary" : "transient";
  }

  /** A row for each comparison, for people. */
  static ReportTable comparisons(List<DensityEstimate> estimates) {
    List<String> head =
        List.of(
            "cell",
            "law",
            "t",
            "trials",
            "diverged",
            "KS distance",
            "p",
            "χ² / df",
            "p",
            "as printed: p",
            "time step's shift",
            "Hill at k ≈ √n",
            "tends to",
            "exact index",
            "as printed");
    List<List<String>> rows = new ArrayList<>();
    for (DensityEstimate estimate : estimates) {
      for (Compared compared : estimate.comparisons()) {
        rows.add(row(LawGroup.name(estimate.cell().ensemble()), compared));
      }
    }
    return new ReportTable(head, rows);
  }

  private static List<String> row(String cell, Compared compared) {
    Optional<GoodnessOfFit> fit = compared.exact().fit();
    Optional<ChiSquare> chiSquare = fit.map(GoodnessOfFit::chiSquare);
    return List.of(
        cell,
        law(compared),
        ReportNumbers.parameter(compared.time()),
        ReportNumbers.count(compared.histogram().count()),
        ReportNumbers.count(compared.diverged()),
        shown(fit.map(each -> each.kolmogorovSmirnov().distance())),
        pValue(fit.map(each -> each.kolmogorovSmirnov().pValue())),
        chiSquare
            .map(
                test -> ReportNumbers.significant(test.statistic(), 4) + " / " + (test.cells() - 1))
            .orElse(ReportNumbers.NONE),
        pValue(chiSquare.map(test -> test.pValue().orElse(Double.NaN))),
        pValue(
            compared
                .printed()
                .flatMap(Reference::fit)
                .map(GoodnessOfFit::kolmogorovSmirnov)
                .map(KolmogorovSmirnov::pValue)),
        shown(optional(compared.timeStepShift())),
        compared.hillAtRoot().map(DensityTables::hill).orElse(ReportNumbers.NONE),
        shown(
            compared
                .hillAtRoot()
                .flatMap(point -> compared.exact().law().map(law -> limit(law, point)))),
        index(Optional.of(compared.exact())),
        index(compared.printed()));
  }

  private static Optional<Double> optional(OptionalDouble value) {
    return value.isPresent() ? Optional.of(value.getAsDouble()) : Optional.empty();
  }

  private static String shown(Optional<Double> value) {
    return value.map(number -> ReportNumbers.significant(number, 3)).orElse(ReportNumbers.NONE);
  }

  private static String pValue(Optional<Double> value) {
    return value.filter(p -> !p.isNaN()).map(ReportNumbers::pValue).orElse(ReportNumbers.NONE);
  }

  private static String hill(HillPlot.Point point) {
    return ReportNumbers.significant(point.index(), 3)
        + " "
        + ReportNumbers.interval(point.interval(), 3);
  }

  private static double limit(ExactLaw law, HillPlot.Point point) {
    return HillLimit.of(law::tail, point.threshold());
  }

  private static String index(Optional<Reference> reference) {
    if (reference.isEmpty() || reference.get().tailIndex().isEmpty()) {
      return ReportNumbers.NONE;
    }
    double index = reference.get().tailIndex().getAsDouble();
    return Double.isInfinite(index) ? "∞" : ReportNumbers.parameter(index, 4);
  }

  /** A row for each bin that is not empty: what {@code histogram.parquet} holds. */
  static ParquetTable histogram(List<DensityEstimate> estimates) {
    Map<String, DataType> columns = new LinkedHashMap<>();
    columns.put("index", DataTypes.LongType);
    columns.put("id", DataTypes.StringType);
    columns.put("interpretation", DataTypes.StringType);
    columns.put("law", DataTypes.StringType);
    columns.put("time", DataTypes.DoubleType);
    columns.put("lower", DataTypes.DoubleType);
    columns.put("upper", DataTypes.DoubleType);
    columns.put("count", DataTypes.LongType);
    columns.put("probability", DataTypes.DoubleType);
    columns.put("exactProbability", DataTypes.DoubleType);
    List<Map<String, Object>> rows = new ArrayList<>();
    for (int i = 0; i < estimates.size(); i++) {
      for (Compared compared : estimates.get(i).comparisons()) {
        Map<String, Object> key = LawFields.key(i, estimates.get(i).cell().ensemble());
        key.put("law", law(compared));
        key.put("time", compared.time());
        addBins(compared, key, rows);
      }
    }
    return new ParquetTable(
        ParquetTable.withColumnsOf(
            columns, estimates.stream().map(each -> each.cell().ensemble().swept()).toList()),
        rows);
  }

  private static void addBins(
      Compared compared, Map<String, Object> key, List<Map<String, Object>> rows) {
    double n = compared.histogram().count();
    for (LogHistogram.Bin bin : compared.histogram().bins()) {
      if (bin.count() > 0) {
        Map<String, Object> row = new LinkedHashMap<>(key);
        row.put("lower", bin.lower());
        row.put("upper", bin.upper());
        row.put("count", bin.count());
        row.put("probability", bin.count() / n);
        row.put(
            "exactProbability",
            compared
                .exact()
                .law()
                .map(law -> law.cumulative(bin.upper()) - law.cumulative(bin.lower()))
                .orElse(null));
        rows.add(row);
      }
    }
  }
}
