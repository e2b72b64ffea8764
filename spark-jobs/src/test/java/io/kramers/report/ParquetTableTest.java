package io.kramers.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.kramers.estimate.Interval;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.Test;

class ParquetTableTest {
  private static Map<String, DataType> columns() {
    Map<String, DataType> columns = new LinkedHashMap<>();
    columns.put("id", DataTypes.StringType);
    columns.put("trials", DataTypes.LongType);
    return columns;
  }

  @Test
  void furtherNamesGetColumnsOfTheTypeThatAllTheirValuesHave() {
    Map<String, DataType> all =
        ParquetTable.withColumnsOf(
            columns(),
            List.of(
                Map.of("trials", 0.5, "steps", 1),
                Map.of("steps", 2L),
                new LinkedHashMap<>(Map.of("eta", 1)),
                Map.of("eta", 0.5),
                Map.of("replacement", true),
                Map.of("scheme", "milstein"),
                Map.of("batch", 1),
                Map.of("batch", "all")));
    assertThat(new ArrayList<>(all.entrySet()))
        .containsExactly(
            Map.entry("id", DataTypes.StringType),
            Map.entry("trials", DataTypes.LongType),
            Map.entry("steps", DataTypes.LongType),
            Map.entry("eta", DataTypes.DoubleType),
            Map.entry("replacement", DataTypes.BooleanType),
            Map.entry("scheme", DataTypes.StringType),
            Map.entry("batch", DataTypes.StringType));
  }

  @Test
  void anIntervalIsTwoColumnsAndNoneIsNone() {
    Map<String, Object> row = new HashMap<>();
    ParquetTable.putEnds(row, "interval", Optional.of(new Interval(1.5, 2.5)));
    ParquetTable.putEnds(row, "rateInterval", Optional.empty());
    assertThat(row).isEqualTo(Map.of("intervalLower", 1.5, "intervalUpper", 2.5));
  }
}
