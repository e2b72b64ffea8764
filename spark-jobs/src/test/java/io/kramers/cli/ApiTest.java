package io.kramers.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kramers.api.Dynamics;
import io.kramers.api.EscapeResults;
import io.kramers.api.EscapeTimeResults;
import io.kramers.api.Landscape;
import io.kramers.api.Noise;
import io.kramers.dynamics.Interpretation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The API gives the command line's bits for the same parameters. */
class ApiTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String ESCAPE =
      """
      kramers {
        seed = 11
        escape {
          landscape { kind = four-basins, dimension = 2, scale = [1, 0.9]
            data { kind = gaussian, n = 20, standard-deviation = 0.01, seed = 7 } }
          trials = 2500, covariance-trace { range = 0.01 }
          dynamics = [
            { kind = power-law, lambda1 = [16, 24, 32, 48], lambda2 = matched }
            { kind = sgd } ]
        }
      }
      """;

  private static final String ESCAPE_TIME =
      """
      kramers {
        seed = 5
        escape-time.experiments = [
          { id = loss-dependent, learning-rate = 0.2, time-step = 0.1, horizon = 400, trials = 3000
            interpretation = [ito, isothermal]
            landscape { kind = piecewise-quadratic, curvature-a = 1, curvature-b = -1 }
            noise { kind = loss-dependent, sigma = 1, mu = 4 }, from = 0, to = 1 } ]
      }
      """;

  @TempDir Path folder;

  private SparkSession spark;

  /** A JVM holds one Spark: other classes' session makes room for the command's own. */
  @BeforeEach
  void stopSharedSession() {
    if (SparkSession.getDefaultSession().isDefined()) {
      SparkSession.getDefaultSession().get().stop();
    }
  }

  @AfterEach
  void stop() {
    spark.stop();
  }

  private JsonNode command(String command, String conf) throws IOException {
    Path file = Files.writeString(folder.resolve(command + ".conf"), conf);
    CommandLineRun outcome =
        CommandLineRun.of(
            command,
            file.toString(),
            "--json",
            "--master",
            "local[1]",
            "--out",
            folder.resolve("out").toString());
    assertThat(outcome.code()).as(outcome.err()).isZero();
    spark =
        SparkSession.builder()
            .master("local[2]")
            .config("spark.ui.enabled", "false")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.driver.host", "127.0.0.1")
            .getOrCreate();
    return JSON.readTree(outcome.out());
  }

  private void checkTable(Dataset<Row> table) {
    Dataset<Row> written = spark.read().parquet(folder.resolve("out/cells.parquet").toString());
    assertThat(table.schema().simpleString()).isEqualTo(written.schema().simpleString());
    assertThat(table.collectAsList()).hasToString(written.collectAsList().toString());
  }

  @Test
  void escapeGivesTheCommandsCellsFitsAndTable() throws IOException {
    JsonNode command = command("escape", ESCAPE);
    EscapeResults results =
        io.kramers.api.Kramers.on(spark)
            .landscape(Landscape.fourBasins(2).scale(1, 0.9).gaussianData(20, 0.01, 7))
            .dynamics(Dynamics.powerLaw().lambda1(16, 24, 32, 48).matched(), Dynamics.sgd())
            .trials(2500)
            .covarianceTrace(0.01)
            .seed(11)
            .run();
    JsonNode api = JSON.readTree(results.json());
    assertThat(api.get("cells")).hasSize(10);
    for (String part : List.of("format", "configHash", "cells", "fits")) {
      assertThat(api.get(part)).as(part).isEqualTo(command.get(part));
    }
    checkTable(results.toDF());
  }

  @Test
  void escapeTimeGivesTheCommandsCellsAndTable() throws IOException {
    JsonNode command = command("escape-time", ESCAPE_TIME);
    EscapeTimeResults results =
        io.kramers.api.Kramers.on(spark)
            .landscape(Landscape.piecewiseQuadratic(1, -1))
            .noise(Noise.lossDependent().sigma(1).mu(4))
            .interpretation(Interpretation.ITO, Interpretation.ISOTHERMAL)
            .learningRate(0.2)
            .from(0)
            .to(1)
            .timeStep(0.1)
            .horizon(400)
            .trials(3000)
            .seed(5)
            .run();
    JsonNode api = JSON.readTree(results.json());
    assertThat(api.get("cells")).hasSize(2);
    for (String part : List.of("format", "configHash", "cells")) {
      assertThat(api.get(part)).as(part).isEqualTo(command.get(part));
    }
    checkTable(results.toDF());
  }
}
