package io.kramers.report;

import io.kramers.escape.Estimate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/** The cells as a table, one row a cell: what {@code cells.parquet} holds. */
final class CellsTable {
  private static final Map<String, DataType> COLUMNS = new LinkedHashMap<>();

  static {
    COLUMNS.put("dynamics", DataTypes.StringType);
    COLUMNS.put("lambda1", DataTypes.DoubleType);
    COLUMNS.put("lambda2", DataTypes.DoubleType);
    COLUMNS.put("batchSize", DataTypes.IntegerType);
    COLUMNS.put("replacement", DataTypes.BooleanType);
    COLUMNS.put("scale", DataTypes.DoubleType);
    COLUMNS.put("trials", DataTypes.LongType);
    COLUMNS.put("escaped", DataTypes.LongType);
    COLUMNS.put("censored", DataTypes.LongType);
    COLUMNS.put("diverged", DataTypes.LongType);
    COLUMNS.put("probability", DataTypes.DoubleType);
    COLUMNS.put("intervalLower", DataTypes.DoubleType);
    COLUMNS.put("intervalUpper", DataTypes.DoubleType);
    COLUMNS.put("exactIntervalLower", DataTypes.DoubleType);
    COLUMNS.put("exactIntervalUpper", DataTypes.DoubleType);
    COLUMNS.put("confidence", DataTypes.DoubleType);
    COLUMNS.put("meanExitStep", DataTypes.DoubleType);
    COLUMNS.put("learningRate", DataTypes.DoubleType);
    COLUMNS.put("steps", DataTypes.LongType);
    COLUMNS.put("exitRule", DataTypes.StringType);
    COLUMNS.put("divergenceRadius", DataTypes.DoubleType);
    COLUMNS.put("cell", DataTypes.StringType);
    COLUMNS.put("exitSteps", DataTypes.createArrayType(DataTypes.LongType, false));
    COLUMNS.put("exitStepsBinWidth", DataTypes.LongType);
  }

  private CellsTable() {}

  /** The table; a swept key that has no column of its own gets one, of the type of its values. */
  static ParquetTable of(List<Estimate> estimates) {
    return new ParquetTable(
        ParquetTable.withColumnsOf(
            COLUMNS, estimates.stream().map(estimate -> estimate.cell().swept()).toList()),
        estimates.stream().map(CellsTable::row).toList());
  }

  private static Map<String, Object> row(Estimate estimate) {
    Map<String, Object> values = new LinkedHashMap<>(CellFields.of(estimate));
    ParquetTable.putEnds(values, "interval", estimate.interval());
    ParquetTable.putEnds(values, "exactInterval", estimate.exactInterval());
    values.put("exitSteps", estimate.tally().histogram());
    values.put("exitStepsBinWidth", estimate.tally().binWidth());
    return values;
  }
}
