package io.kramers.report;

import io.kramers.training.TrainingCurve.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/** How training went, as a figure and a table. */
final class TrainingFigures {
  private static final int MOST_POINTS = 1000;
  private static final int RED = 1;

  private TrainingFigures() {}

  /** The loss and its gradient's norm over the steps. */
  static ReportFigure curve(List<Step> steps) {
    return ReportFigure.of(
        "training",
        "Training: the average loss over all samples and the norm of its gradient at every step of"
            + " gradient descent."
            + (frozenAt(steps) > 0
                ? " From the upright line on the statistics of batch normalisation are frozen."
                : ""),
        2,
        List.of(
            chart(steps, "loss", Step::loss), chart(steps, "gradient norm", Step::gradientNorm)));
  }

  private static Chart chart(List<Step> steps, String name, ToDoubleFunction<Step> value) {
    int stride = Math.max(1, (steps.size() + MOST_POINTS - 1) / MOST_POINTS);
    List<Integer> shown = new ArrayList<>();
    for (int i = 0; i < steps.size() - 1; i += stride) {
      shown.add(i);
    }
    shown.add(steps.size() - 1);
    Chart chart =
        new Chart(name, ChartAxis.linear("step"), ChartAxis.logarithmic(name))
            .line(
                "",
                0,
                shown.stream().mapToDouble(Integer::doubleValue).toArray(),
                shown.stream().mapToDouble(i -> value.applyAsDouble(steps.get(i))).toArray());
    return frozenAt(steps) > 0 ? chart.upright("", RED, frozenAt(steps)) : chart;
  }

  /** The first step with frozen statistics after others; 0 for none. */
  private static int frozenAt(List<Step> steps) {
    for (int i = 0; i < steps.size(); i++) {
      if (steps.get(i).frozen()) {
        return i;
      }
    }
    return 0;
  }

  /** A row for each step. */
  static ParquetTable table(List<Step> steps) {
    Map<String, DataType> columns = new LinkedHashMap<>();
    columns.put("frozen", DataTypes.BooleanType);
    columns.put("iteration", DataTypes.LongType);
    columns.put("loss", DataTypes.DoubleType);
    columns.put("gradientNorm", DataTypes.DoubleType);
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Step step : steps) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("frozen", step.frozen());
      row.put("iteration", step.iteration());
      row.put("loss", step.loss());
      row.put("gradientNorm", step.gradientNorm());
      rows.add(row);
    }
    return new ParquetTable(columns, rows);
  }
}
