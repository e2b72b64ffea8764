package io.kramers.report;

import io.kramers.escape.Estimate;
import io.kramers.estimate.Interval;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

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
  static Dataset<Row> of(SparkSession spark, List<Estimate> estimates) {
    Map<String, DataType> columns = new LinkedHashMap<>(COLUMNS);
    estimates.forEach(
        estimate ->
            estimate
                .cell()
                .swept()
                .forEach((name, value) -> columns.merge(name, typeOf(value), CellsTable::common)));
    columns.putAll(COLUMNS);
    List<StructField> fields = new ArrayList<>();
    columns.forEach((name, type) -> fields.add(DataTypes.createStructField(name, type, true)));
    StructType schema = DataTypes.createStructType(fields);
    return spark.createDataFrame(
        estimates.stream().map(estimate -> row(estimate, columns)).toList(), schema);
  }

  /**
   * Writes the table as a Parquet file in a folder of its own, as Spark does.
   *
   * @throws IOException if the rows did not arrive: an executor on another machine wrote to its own
   *     disk
   */
  static void write(SparkSession spark, List<Estimate> estimates, Path folder) throws IOException {
    // Hadoop's own reading of the URI: as a text, blanks in it would stay encoded.
    String place = new org.apache.hadoop.fs.Path(folder.toUri()).toString();
    of(spark, estimates).coalesce(1).write().parquet(place);
    try (Stream<Path> files = Files.exists(folder) ? Files.list(folder) : Stream.empty()) {
      if (files.noneMatch(file -> file.getFileName().toString().endsWith(".parquet"))) {
        throw new IOException(
            "cells.parquet did not arrive in "
                + folder.getParent()
                + ": executors on other machines need an --out on a shared file system");
      }
    }
  }

  private static Row row(Estimate estimate, Map<String, DataType> columns) {
    Map<String, Object> values = new LinkedHashMap<>(CellFields.of(estimate));
    putEnds(values, "interval", estimate.interval());
    putEnds(values, "exactInterval", estimate.exactInterval());
    values.put("exitSteps", estimate.tally().histogram());
    values.put("exitStepsBinWidth", estimate.tally().binWidth());
    return RowFactory.create(
        columns.entrySet().stream()
            .map(column -> convert(values.get(column.getKey()), column.getValue()))
            .toArray());
  }

  private static void putEnds(
      Map<String, Object> values, String name, Optional<Interval> interval) {
    interval.ifPresent(
        bounds -> {
          values.put(name + "Lower", bounds.lower());
          values.put(name + "Upper", bounds.upper());
        });
  }

  private static DataType typeOf(Object value) {
    if (value instanceof Boolean) {
      return DataTypes.BooleanType;
    }
    if (value instanceof Integer || value instanceof Long) {
      return DataTypes.LongType;
    }
    return value instanceof Number ? DataTypes.DoubleType : DataTypes.StringType;
  }

  /** The type of a swept key whose values are of both types, such as [1, 0.5]. */
  private static DataType common(DataType one, DataType other) {
    if (one.equals(other)) {
      return one;
    }
    Set<DataType> numbers = Set.of(DataTypes.LongType, DataTypes.DoubleType);
    return numbers.containsAll(List.of(one, other)) ? DataTypes.DoubleType : DataTypes.StringType;
  }

  private static Object convert(Object value, DataType type) {
    if (value == null) {
      return null;
    }
    if (type.equals(DataTypes.DoubleType)) {
      return ((Number) value).doubleValue();
    }
    if (type.equals(DataTypes.LongType)) {
      return ((Number) value).longValue();
    }
    return type.equals(DataTypes.StringType) ? value.toString() : value;
  }
}
