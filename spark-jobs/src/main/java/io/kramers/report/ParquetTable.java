package io.kramers.report;

import io.kramers.estimate.Interval;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;

/**
 * A table of results.
 *
 * @param columns their types by name, in order
 * @param rows values by the column's name; what has no column is left out, what has no value is
 *     null
 */
record ParquetTable(Map<String, DataType> columns, List<Map<String, Object>> rows) {
  /**
   * Some columns, and after them one for each other name that values have, of their type.
   *
   * @param values such as the swept keys of each cell
   */
  static Map<String, DataType> withColumnsOf(
      Map<String, DataType> columns, List<Map<String, Object>> values) {
    Map<String, DataType> all = new LinkedHashMap<>(columns);
    values.forEach(
        some ->
            some.forEach((name, value) -> all.merge(name, typeOf(value), ParquetTable::common)));
    all.putAll(columns);
    return all;
  }

  /** Puts the ends of an interval as {@code nameLower} and {@code nameUpper}, if there is one. */
  static void putEnds(Map<String, Object> row, String name, Optional<Interval> interval) {
    interval.ifPresent(
        bounds -> {
          row.put(name + "Lower", bounds.lower());
          row.put(name + "Upper", bounds.upper());
        });
  }

  /** The table in Spark. */
  Dataset<Row> dataset(SparkSession spark) {
    List<StructField> fields = new ArrayList<>();
    columns.forEach((name, type) -> fields.add(DataTypes.createStructField(name, type, true)));
    return spark.createDataFrame(
        rows.stream().map(this::row).toList(), DataTypes.createStructType(fields));
  }

  /**
   * Writes the table as one Parquet file in a folder of its own, as Spark does.
   *
   * @param name of that folder
   * @throws IOException if the rows did not arrive: an executor on another machine wrote to its own
   *     disk
   */
  void write(SparkSession spark, ResultFolder folder, String name) throws IOException {
    dataset(spark).coalesce(1).write().parquet(folder.place(name));
    if (folder.names(name).stream().noneMatch(file -> file.endsWith(".parquet"))) {
      throw new IOException(
          name
              + " did not arrive in "
              + folder
              + ": executors on other machines need an --out on a shared file system, or a URI of"
              + " one");
    }
  }

  private Row row(Map<String, Object> values) {
    return RowFactory.create(
        columns.entrySet().stream()
            .map(column -> convert(values.get(column.getKey()), column.getValue()))
            .toArray());
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

  /** The type of a key whose values are of both types, such as [1, 0.5]. */
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
