package io.kramers.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import io.kramers.config.Configuration;
import io.kramers.escape.EscapeExperiment;
import io.kramers.escape.Estimate;
import io.kramers.escape.Outcome;
import io.kramers.escape.Tally;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("smoke")
class CellsTableTest {
  private static final String GRID =
      """
      kramers.escape {
        landscape { kind = four-basins
                    data { kind = gaussian, n = 10, standard-deviation = [0.01, 0.02], seed = [3, 4] } }
        learning-rate = [1, 0.025], steps = 5
        exit.rule = [any-step, final-step]
        dynamics = [{ kind = langevin, lambda2 = [0.5, matched] }, { kind = gradient-descent }]
      }
      """;

  @Test
  void parquetHoldsARowACellWithEverySweptKey(@TempDir Path folder) throws Exception {
    List<Estimate> estimates =
        EscapeExperiment.read(new Configuration(ConfigFactory.parseString(GRID).resolve().root()))
            .cells()
            .stream()
            .map(cell -> new Estimate(cell, tally(cell.dynamics().deterministic() ? 0 : 2)))
            .toList();
    assertThat(estimates).hasSize(16 * 3);
    String name = "the cells.parquet";
    try (SparkSession spark = session()) {
      ParquetTable table = CellsTable.of(estimates);
      table.write(spark, new LocalFolder(folder), name);
      assertThat(table.dataset(spark).schema().apply("learningRate").dataType())
          .isEqualTo(DataTypes.DoubleType);
      assertThat(table.dataset(spark).schema().apply("seed").dataType())
          .isEqualTo(DataTypes.LongType);
      List<Row> rows = spark.read().parquet(folder.resolve(name).toString()).collectAsList();
      assertThat(rows).hasSize(estimates.size());
      Row first = rows.get(0);
      assertThat(first.<String>getAs("dynamics")).isEqualTo("langevin");
      assertThat(first.<Double>getAs("lambda2")).isEqualTo(0.5);
      assertThat(first.<Object>getAs("lambda1")).isNull();
      assertThat(first.<Long>getAs("seed")).isEqualTo(3);
      assertThat(first.<Double>getAs("standardDeviation")).isEqualTo(0.01);
      assertThat(first.<String>getAs("rule")).isEqualTo("any-step");
      assertThat(first.<Long>getAs("escaped")).isEqualTo(2);
      assertThat(first.<Double>getAs("meanExitStep")).isEqualTo(3.5);
      assertThat(first.<Double>getAs("probability")).isEqualTo(2.0 / 3);
      assertThat(first.getList(first.fieldIndex("exitSteps"))).containsExactly(0L, 1L, 0L, 0L, 1L);
      Row gradientDescent = rows.get(2);
      assertThat(gradientDescent.<Object>getAs("intervalLower")).isNull();
      assertThat(gradientDescent.<Object>getAs("meanExitStep")).isNull();
    }
  }

  private static Tally tally(int escaped) {
    Tally tally = new Tally(5);
    for (int i = 0; i < escaped; i++) {
      tally.add(Outcome.ESCAPED, 2 + 3 * i);
    }
    tally.add(Outcome.CENSORED, 5);
    return tally;
  }

  private static SparkSession session() {
    return SparkSession.builder()
        .master("local[1]")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.host", "127.0.0.1")
        .getOrCreate();
  }
}
