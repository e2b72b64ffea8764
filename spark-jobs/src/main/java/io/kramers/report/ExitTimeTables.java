package io.kramers.report;

import io.kramers.estimate.Interval;
import io.kramers.exittime.ExitTimeCell;
import io.kramers.exittime.KaplanMeier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/** The tables of an exit-time run. */
final class ExitTimeTables {
  private ExitTimeTables() {}

  /** One row a cell. */
  static ParquetTable cells(List<ExitTimeResult> results) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (ExitTimeResult result : results) {
      Map<String, Object> row = new LinkedHashMap<>();
      ExitTimeSummary.fields(result)
          .forEach(
              (name, value) -> {
                if (value instanceof Interval interval) {
                  ParquetTable.putEnds(row, name, Optional.of(interval));
                } else {
                  row.put(name, value);
                }
              });
      rows.add(row);
    }
    return new ParquetTable(
        ParquetTable.withColumnsOf(Map.of(), rows.stream().map(ExitTimeTables::present).toList()),
        rows);
  }

  private static Map<String, Object> present(Map<String, Object> row) {
    Map<String, Object> present = new LinkedHashMap<>(row);
    present.values().removeIf(value -> value == null);
    return present;
  }

  /** One row for each bin of times in which trials left, with their exact number. */
  static ParquetTable survival(List<ExitTimeResult> results) {
    Map<String, DataType> columns = new LinkedHashMap<>();
    columns.put("cell", DataTypes.StringType);
    columns.put("id", DataTypes.StringType);
    columns.put("exits", DataTypes.LongType);
    for (String name : List.of("time", "survival", "bandLower", "bandUpper")) {
      columns.put(name, DataTypes.DoubleType);
    }
    List<Map<String, Object>> rows = new ArrayList<>();
    for (ExitTimeResult result : results) {
      for (KaplanMeier.Point point : result.estimate().survival().points()) {
        Map<String, Object> row = ofCell(result.estimate().cell());
        row.put("exits", point.exits());
        row.put("time", point.time());
        row.put("survival", point.survival());
        row.put("bandLower", point.band().lower());
        row.put("bandUpper", point.band().upper());
        rows.add(row);
      }
    }
    return new ParquetTable(columns, rows);
  }

  /** One row for each of the first trials of each cell. */
  static ParquetTable exits(List<ExitTimeResult> results) {
    Map<String, DataType> columns = new LinkedHashMap<>();
    columns.put("cell", DataTypes.StringType);
    columns.put("id", DataTypes.StringType);
    columns.put("trial", DataTypes.LongType);
    columns.put("time", DataTypes.DoubleType);
    columns.put("exited", DataTypes.BooleanType);
    List<Map<String, Object>> rows = new ArrayList<>();
    for (ExitTimeResult result : results) {
      ExitTimeCell cell = result.estimate().cell();
      long[] kept = result.estimate().times().kept();
      for (int trial = 0; trial < kept.length && kept[trial] != 0; trial++) {
        boolean exited = kept[trial] > 0;
        Map<String, Object> row = ofCell(cell);
        row.put("trial", (long) trial);
        row.put("time", exited ? cell.exitTime(kept[trial]) : -cell.timeStep() * kept[trial]);
        row.put("exited", exited);
        rows.add(row);
      }
    }
    return new ParquetTable(columns, rows);
  }

  private static Map<String, Object> ofCell(ExitTimeCell cell) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("cell", String.format("%016x", cell.hash()));
    row.put("id", cell.id());
    return row;
  }
}
