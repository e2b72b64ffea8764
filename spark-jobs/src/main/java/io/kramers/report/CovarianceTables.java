package io.kramers.report;

import io.kramers.fit.QuadraticFit;
import io.kramers.gradientnoise.CovarianceExperiment;
import io.kramers.gradientnoise.CovarianceResult;
import io.kramers.gradientnoise.DirectionEstimate;
import io.kramers.gradientnoise.Estimated;
import io.kramers.gradientnoise.LineResult;
import io.kramers.gradientnoise.PointEstimate;
import io.kramers.gradientnoise.RegressionSamples;
import io.kramers.gradientnoise.Spectrum;
import io.kramers.network.ParameterGroup;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/** The tables of gradient covariances. */
final class CovarianceTables {
  private CovarianceTables() {}

  /** A row for each fit. */
  static ReportTable fits(List<FittedLine> lines) {
    List<List<String>> rows = new ArrayList<>();
    for (FittedLine line : lines) {
      line.trace().ifPresent(fit -> rows.add(row(line.name(), "all", fit)));
      line.inner()
          .ifPresent(
              fit ->
                  rows.add(
                      row(
                          line.name(),
                          "all, within ±" + ReportNumbers.parameter(FittedLine.range(fit)),
                          fit)));
      line.layer().ifPresent(fit -> rows.add(row(line.name(), "layer", fit)));
    }
    return new ReportTable(
        List.of(
            "line", "trace of", "a", "b", "c", "t", "p of c", "p of a constant", "R²", "quadratic"),
        rows);
  }

  private static List<String> row(String name, String which, QuadraticFit fit) {
    return List.of(
        name,
        which,
        ReportNumbers.withError(fit.a(), 5, fit.aStandardError()),
        ReportNumbers.withError(fit.b(), 4, fit.bStandardError()),
        ReportNumbers.withError(fit.c(), 4, fit.cStandardError()),
        ReportNumbers.significant(fit.curvatureT(), 3),
        ReportNumbers.pValue(fit.curvaturePValue()),
        ReportNumbers.pValue(fit.constantPValue()),
        ReportNumbers.significant(fit.rSquared(), 4),
        FittedLine.quadratic(fit) ? "yes" : "no");
  }

  /** A row for each line whose projections are known. */
  static ReportTable directions(CovarianceExperiment experiment, List<FittedLine> lines) {
    List<List<String>> rows = new ArrayList<>();
    for (FittedLine line : lines) {
      line.result()
          .along()
          .ifPresent(
              along -> {
                rows.add(row(line.name(), along));
                experiment
                    .problem()
                    .regression()
                    .filter(samples -> line.result().line().coordinate().isPresent())
                    .ifPresent(samples -> rows.add(closedForm(experiment, samples, line)));
              });
    }
    return new ReportTable(List.of("direction", "σ", "linear", "ρ", "h", "κ = η ρ/h", "R²"), rows);
  }

  static List<String> row(String name, DirectionEstimate along) {
    return List.of(
        name,
        shown(along.sigma()),
        shown(along.linear()),
        shown(along.rho()),
        shown(along.h()),
        shown(along.kappa()),
        ReportNumbers.significant(along.rSquared(), 4));
  }

  private static String shown(Estimated number) {
    return ReportNumbers.withError(number.value(), 4, number.standardError());
  }

  private static List<String> closedForm(
      CovarianceExperiment experiment, RegressionSamples samples, FittedLine line) {
    int j = line.result().line().coordinate().orElseThrow();
    double factor = experiment.noise().of(samples.count());
    double rho = factor * samples.rho(j);
    return List.of(
        line.name() + ", closed form",
        ReportNumbers.significant(factor * samples.sigma(j), 4),
        "0",
        ReportNumbers.significant(rho, 4),
        ReportNumbers.significant(samples.h(j), 4),
        ReportNumbers.significant(experiment.learningRate() * rho / samples.h(j), 4),
        "1");
  }

  /** A row for each layer at the minimum. */
  static ReportTable layers(List<ParameterGroup> groups, PointEstimate minimum) {
    List<List<String>> rows = new ArrayList<>();
    for (int k = 0; k < groups.size(); k++) {
      rows.add(
          row(
              groups.get(k).layer(),
              groups.get(k).length(),
              minimum.traces()[k],
              Math.sqrt(minimum.squaredGradientNorms()[k])));
    }
    int all = groups.stream().mapToInt(ParameterGroup::length).sum();
    rows.add(row("all", all, minimum.trace(), minimum.gradientNorm()));
    return new ReportTable(
        List.of("layer", "parameters", "trace", "trace a parameter", "gradient norm"), rows);
  }

  private static List<String> row(String name, int parameters, double trace, double norm) {
    return List.of(
        name,
        ReportNumbers.count(parameters),
        ReportNumbers.significant(trace, 5),
        ReportNumbers.significant(trace / parameters, 3),
        ReportNumbers.significant(norm, 3));
  }

  /** A row for each eigenvector of either matrix. */
  static ReportTable alignment(Spectrum spectrum) {
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < spectrum.noise().length; i++) {
      rows.add(
          List.of(
              "Hessian " + (i + 1),
              ReportNumbers.significant(spectrum.hessian().values()[i], 4),
              ReportNumbers.significant(spectrum.noise()[i], 4),
              ReportNumbers.significant(spectrum.withinNoise(i), 3),
              ReportNumbers.significant(spectrum.hessian().residuals()[i], 2)));
    }
    for (int i = 0; i < spectrum.curvature().length; i++) {
      rows.add(
          List.of(
              "covariance " + (i + 1),
              ReportNumbers.significant(spectrum.curvature()[i], 4),
              ReportNumbers.significant(spectrum.covariance().values()[i], 4),
              ReportNumbers.significant(spectrum.withinCurvature(i), 3),
              ReportNumbers.significant(spectrum.covariance().residuals()[i], 2)));
    }
    return new ReportTable(
        List.of("eigenvector of", "curvature", "noise", "within the other's", "residual"), rows);
  }

  /** A row for each point: what {@code points.parquet} holds. */
  static ParquetTable points(CovarianceResult result, List<ParameterGroup> groups) {
    Map<String, DataType> columns = new LinkedHashMap<>();
    columns.put("line", DataTypes.StringType);
    columns.put("layer", DataTypes.StringType);
    columns.put("offset", DataTypes.DoubleType);
    columns.put("distance", DataTypes.DoubleType);
    columns.put("loss", DataTypes.DoubleType);
    columns.put("gradientNorm", DataTypes.DoubleType);
    columns.put("trace", DataTypes.DoubleType);
    columns.put("standardError", DataTypes.DoubleType);
    columns.put("layerTrace", DataTypes.DoubleType);
    groups.forEach(group -> columns.put(column(group), DataTypes.DoubleType));
    List<Map<String, Object>> rows = new ArrayList<>();
    rows.add(minimum(result.minimum(), groups));
    for (LineResult line : result.lines()) {
      for (LineResult.Point point : line.points()) {
        rows.add(row(line, point, groups));
      }
    }
    return new ParquetTable(columns, rows);
  }

  private static String column(ParameterGroup group) {
    return "trace_" + group.layer().replace('.', '_');
  }

  private static Map<String, Object> minimum(PointEstimate minimum, List<ParameterGroup> groups) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("line", "minimum");
    row.put("offset", 0.0);
    row.put("distance", 0.0);
    putExact(row, minimum);
    row.put("trace", minimum.trace());
    putTraces(row, minimum.traces(), groups);
    return row;
  }

  private static Map<String, Object> row(
      LineResult line, LineResult.Point point, List<ParameterGroup> groups) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("line", line.line().name());
    line.line().layer().ifPresent(layer -> row.put("layer", layer));
    row.put("offset", point.offset());
    row.put("distance", point.offset() * line.length());
    point.exact().ifPresent(exact -> putExact(row, exact));
    row.put("trace", point.trace());
    point.standardError().ifPresent(error -> row.put("standardError", error));
    point.layerTrace().ifPresent(trace -> row.put("layerTrace", trace));
    putTraces(row, point.traces(), groups);
    return row;
  }

  private static void putExact(Map<String, Object> row, PointEstimate exact) {
    row.put("loss", exact.loss());
    row.put("gradientNorm", exact.gradientNorm());
  }

  private static void putTraces(
      Map<String, Object> row, double[] traces, List<ParameterGroup> groups) {
    for (int k = 0; k < traces.length; k++) {
      row.put(column(groups.get(k)), traces[k]);
    }
  }
}
