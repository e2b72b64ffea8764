package io.kramers.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.typesafe.config.ConfigFactory;
import io.kramers.blocks.BlockRange;
import io.kramers.checkpoint.Checkpoint;
import io.kramers.config.Configuration;
import io.kramers.escape.Cell;
import io.kramers.escape.EscapeExperiment;
import io.kramers.escape.Tally;
import io.kramers.spark.BlockJob;
import io.kramers.spark.Progress;
import io.kramers.spark.ProgressMetrics;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What Spark's UI, its REST interface and its metric servlets show of a job. */
class MonitoringTest {
  private static final Map<String, String> UI =
      Map.of("spark.ui.enabled", "true", "spark.ui.port", "0");
  private static final List<Cell> CELLS =
      EscapeExperiment.read(
              new Configuration(
                  ConfigFactory.parseString(
                          """
                          kramers.escape {
                            landscape { kind = four-basins, scale = [1.0, 0.9]
                                        data { kind = gaussian, n = 4, standard-deviation = 0.01 } }
                            trials = 3000, steps = 20
                            dynamics = [{ kind = power-law, lambda1 = [8, 16], lambda2 = 1 }
                                        { kind = sgd }]
                          }
                          """)
                      .root()))
          .cells();

  private static JavaSparkContext spark;

  @BeforeAll
  static void start() {
    UI.forEach(System::setProperty);
    try {
      spark = SparkSessions.open("watched", "local[2]");
    } finally {
      UI.keySet().forEach(System::clearProperty);
    }
  }

  @AfterAll
  static void stop() {
    spark.stop();
  }

  private static Progress progress() {
    return new Progress(
        "escape", new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8));
  }

  private static String get(String path) throws Exception {
    spark.sc().listenerBus().waitUntilEmpty();
    HttpResponse<String> response =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(spark.sc().uiWebUrl().get() + path)).build(),
                HttpResponse.BodyHandlers.ofString());
    assertThat(response.statusCode()).as(path + ": " + response.body()).isEqualTo(200);
    return response.body();
  }

  private static JsonNode json(String path) throws Exception {
    return new ObjectMapper().readTree(get(path));
  }

  private static JsonNode newest(String what) throws Exception {
    return json("/api/v1/applications/" + spark.sc().applicationId() + "/" + what).get(0);
  }

  @Test
  void jobsAndStagesNameCommandRoundAndCells() throws Exception {
    Progress progress = progress();
    BlockJob.run(spark, CELLS, 4, progress);
    String all = "escape: round 1, power-law scale=1 lambda1=8 and 5 more cells, 18 blocks";
    JsonNode job = newest("jobs");
    assertThat(job.get("description").asText()).isEqualTo(all);
    assertThat(job.get("name").asText()).isEqualTo(all);
    assertThat(job.get("jobGroup").asText()).isEqualTo("escape");
    JsonNode stage = newest("stages");
    assertThat(stage.get("description").asText()).isEqualTo(all);
    assertThat(stage.get("name").asText()).isEqualTo(all);
    BlockJob.run(spark, CELLS, List.of(new BlockRange(2, 0, 1)), 0, progress, Checkpoint.none());
    assertThat(newest("jobs").get("name").asText())
        .isEqualTo("escape: round 2, sgd scale=1, 1 block");
    assertThat(get("/jobs/")).contains("escape: round 2, sgd scale=1, 1 block");
  }

  @Test
  void labelsGoWithTheJobAndGroupsOfOthersStay() throws Exception {
    spark.setJobGroup("mine", "all of it");
    try {
      BlockJob.run(spark, CELLS, 1, progress());
      assertThat(newest("jobs").get("jobGroup").asText()).isEqualTo("mine");
      assertThat(newest("jobs").get("description").asText()).startsWith("escape: round 1, ");
      assertThat(spark.getLocalProperty("spark.job.description")).isEqualTo("all of it");
    } finally {
      spark.clearJobGroup();
    }
    BlockJob.run(spark, CELLS, 1, progress());
    for (String key : List.of("spark.jobGroup.id", "spark.job.description", "callSite.short")) {
      assertThat(spark.getLocalProperty(key)).as(key).isNull();
    }
  }

  @Test
  void metricsAreInBothServletsWhileTheyAreRegistered() throws Exception {
    Progress progress = progress();
    String names = spark.sc().applicationId() + ".driver.kramers.";
    try (ProgressMetrics metrics = new ProgressMetrics(progress)) {
      metrics.register();
      BlockJob.Result<Tally> all = BlockJob.run(spark, CELLS, 0, progress);
      BlockJob.Result<Tally> one =
          BlockJob.run(
              spark, CELLS, List.of(new BlockRange(5, 2, 3)), 0, progress, Checkpoint.none());
      long trialSteps = all.trialSteps() + one.trialSteps();
      Map<String, Number> expected =
          Map.of(
              "trialSteps",
              trialSteps,
              "trialStepsPerSecond",
              0.0,
              "sampleGradients",
              0,
              "sampleGradientsPerSecond",
              0.0,
              "blocksDone",
              19,
              "blocksTotal",
              19,
              "trialsDone",
              6 * 3000 + 3000 - 2048,
              "rounds",
              2);
      JsonNode gauges = json("/metrics/json/").get("gauges");
      String prometheus = get("/metrics/prometheus/");
      expected.forEach(
          (name, value) -> {
            assertThat(gauges.get(names + name).get("value").asDouble())
                .as(name)
                .isEqualTo(value.doubleValue());
            assertThat(prometheus)
                .contains(
                    "metrics_"
                        + names.replaceAll("[^a-zA-Z0-9]", "_")
                        + name
                        + "_Value{type=\"gauges\"} "
                        + value
                        + "\n");
          });
    }
    assertThat(get("/metrics/json/")).doesNotContain("kramers");
    assertThat(get("/metrics/prometheus/")).doesNotContain("kramers");
  }
}
