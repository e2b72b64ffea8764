package io.kramers.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.hdfs.DistributedFileSystem;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.apache.hadoop.hdfs.protocol.HdfsConstants;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.config.Configurator;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Configurations, data and results on HDFS: a name node and two data nodes in this process. */
@Tag("hdfs")
class HdfsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** With two data nodes there is no third to take the place of one that fails. */
  private static final String POLICY = "dfs.client.block.write.replace-datanode-on-failure.policy";

  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

  private static final String ESCAPE =
      """
      kramers.escape {
        landscape { kind = four-basins, scale = [1, 0.9], data { kind = csv, path = data/x.csv } }
        dynamics = [{ kind = power-law, lambda1 = [24, 40], lambda2 = matched }, { kind = sgd }]
      }
      """;

  private static final String SAMPLES = "0.01,-0.02\n-0.01,0.02\n0.015,0.005\n";

  private static final String COVARIANCE =
      """
      kramers.covariance {
        network { kind = linear-regression }
        data { kind = regression, samples = 200, deviations = [1, 2], seed = 4 }
        training { learning-rate = 0.2, gradient-bound = 1e-5, max-iterations = 1000 }
        lines = [{ layer = fc, scale = 0.1, steps = 3 }]
      }
      """;

  @TempDir private static java.nio.file.Path folder;
  private static MiniDFSCluster cluster;
  private static DistributedFileSystem hdfs;

  @BeforeAll
  static void start() throws IOException {
    // What is left cannot write through what stopped, and says so each time.
    Configurator.setLevel("org.apache.hadoop.hdfs.server.datanode.DataNode", Level.OFF);
    System.setProperty("spark.hadoop." + POLICY, "NEVER");
    Configuration configuration = new Configuration();
    configuration.set(POLICY, "NEVER");
    configuration.set(MiniDFSCluster.HDFS_MINIDFS_BASEDIR, folder.resolve("hdfs").toString());
    cluster = new MiniDFSCluster.Builder(configuration).numDataNodes(2).build();
    cluster.waitActive();
    hdfs = cluster.getFileSystem();
    write("/conf/escape.conf", ESCAPE);
    write("/conf/data/x.csv", SAMPLES);
    write("/conf/covariance.conf", COVARIANCE);
  }

  @AfterAll
  static void stop() {
    cluster.shutdown(true);
    System.clearProperty("spark.hadoop." + POLICY);
  }

  @BeforeEach
  void stopSharedSession() {
    if (SparkSession.getDefaultSession().isDefined()) {
      SparkSession.getDefaultSession().get().stop();
    }
  }

  private static void write(String path, String text) throws IOException {
    try (OutputStream out = hdfs.create(new Path(path))) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  private static JsonNode json(String path) throws IOException {
    try (InputStream in = hdfs.open(new Path(path))) {
      return JSON.readTree(in);
    }
  }

  private static List<String> files(String path) throws IOException {
    return Stream.of(hdfs.listStatus(new Path(path)))
        .map(file -> file.getPath().getName())
        .sorted()
        .toList();
  }

  private static String uri(String path) {
    return hdfs.getUri() + path;
  }

  private static CommandLineRun run(String command, String conf, String out, String... options) {
    List<String> arguments = new ArrayList<>(List.of(command, conf, "--out", out));
    arguments.addAll(List.of("--json", "--master", "local[2]"));
    arguments.addAll(List.of(options));
    return CommandLineRun.of(arguments.toArray(String[]::new));
  }

  private static JsonNode results(CommandLineRun outcome) throws IOException {
    assertThat(outcome.code()).as(outcome.err()).isZero();
    return JSON.readTree(outcome.out());
  }

  /**
   * Stops a data node as soon as a run that is to make the given directory has begun to.
   *
   * @return whether the directory was not there yet when the node had stopped
   */
  private static CompletableFuture<Boolean> stopDataNodeBefore(Path directory) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            long deadline = System.nanoTime() + PATIENCE_NANOS;
            while (files(directory.getParent().toString()).isEmpty()) {
              if (System.nanoTime() > deadline) {
                return false;
              }
              Thread.sleep(10);
            }
            return cluster.stopDataNode(0) != null && !hdfs.exists(directory);
          } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  @Test
  void resultsAreWholeAndTheSameWhenADataNodeStopsDuringTheRun() throws Exception {
    java.nio.file.Path conf = Files.writeString(folder.resolve("escape.conf"), ESCAPE);
    Files.createDirectories(folder.resolve("data"));
    Files.writeString(folder.resolve("data/x.csv"), SAMPLES);
    String here = folder.resolve("here").toString();
    JsonNode local = results(run("escape", conf.toString(), here));
    hdfs.mkdirs(new Path("/results"));
    CompletableFuture<Boolean> stopped = stopDataNodeBefore(new Path("/results/there"));
    JsonNode there = results(run("escape", uri("/conf/escape.conf"), uri("/results/there")));
    assertThat(stopped.get()).isTrue();
    assertThat(there.get("cells")).hasSize(6).isEqualTo(local.get("cells"));
    assertThat(there.get("fits")).isEqualTo(local.get("fits"));
    assertThat(json("/results/there/summary.json")).isEqualTo(there);
    assertThat(files("/results")).containsExactly("there");
    assertThat(files("/results/there"))
        .containsExactly(
            "cells.parquet",
            "figure3.png",
            "figure3.svg",
            "provenance.json",
            "report.html",
            "summary.json");
    assertThat(rows(uri("/results/there/cells.parquet"))).isEqualTo(rows(here + "/cells.parquet"));
  }

  private static List<Row> rows(String parquet) {
    return SparkSession.builder()
        .master("local[1]")
        .config("spark.ui.enabled", "false")
        .getOrCreate()
        .read()
        .parquet(parquet)
        .collectAsList();
  }

  /** As on clusters whose configuration names the file system. */
  @Test
  void aUriWithoutAHostIsOfTheDefaultFileSystem() throws IOException {
    String property = "spark.hadoop.fs.defaultFS";
    System.setProperty(property, hdfs.getUri().toString());
    try {
      results(
          run("escape", "hdfs:///conf/escape.conf", "hdfs:///default/out", "--set", "trials=20"));
    } finally {
      System.clearProperty(property);
    }
    assertThat(files("/default")).containsExactly("out");
    assertThat(files("/default/out")).contains("provenance.json", "cells.parquet");
  }

  /** Where there is room for folders and none for a block. */
  @Test
  void aRunThatFailsLeavesNothing() throws IOException {
    hdfs.mkdirs(new Path("/full"));
    hdfs.setQuota(new Path("/full"), HdfsConstants.QUOTA_DONT_SET, 1);
    CommandLineRun outcome =
        run("escape", uri("/conf/escape.conf"), uri("/full/out"), "--set", "trials=20");
    assertThat(outcome.code()).isEqualTo(3);
    assertThat(outcome.err())
        .contains(
            "The checkpoint " + uri("/full/.out.checkpoint") + " cannot be written: ",
            "quota of /full is exceeded",
            "kramers: the job failed: ");
    assertThat(outcome.err()).doesNotContain("\tat ");
    assertThat(files("/full")).isEmpty();
  }

  @Test
  void resultsOfAnEarlierRunAloneAreReplaced() throws IOException {
    write("/c/old.txt", "keep");
    String conf = uri("/conf/escape.conf");
    CommandLineRun refused = run("escape", conf, uri("/c"));
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).contains(uri("/c") + " exists", "--overwrite");
    CommandLineRun notOurs = run("escape", conf, uri("/c"), "--overwrite");
    assertThat(notOurs.code()).isEqualTo(2);
    assertThat(notOurs.err()).contains("provenance.json");
    CommandLineRun belowAFile = run("escape", conf, uri("/c/old.txt/x"));
    assertThat(belowAFile.code()).isEqualTo(2);
    assertThat(belowAFile.err().lines()).hasSize(1);
    write("/c/provenance.json", "{ \"format\": \"kramers-provenance/1\" }");
    results(run("escape", conf, uri("/c"), "--overwrite", "--set", "trials=20"));
    assertThat(files("/c")).contains("summary.json").doesNotContain("old.txt");
  }

  /** Arrays of NumPy's go there and come back. */
  @Test
  void aMinimumIsReadWhereItWasWritten() throws IOException {
    String conf = uri("/conf/covariance.conf");
    JsonNode trained = results(run("covariance", conf, uri("/minima/trained")));
    assertThat(files("/minima/trained")).contains("diagonal.npz", "minimum.npz");
    JsonNode given =
        results(
            run(
                "covariance",
                conf,
                uri("/minima/given"),
                "--set",
                "minimum.path=\"" + uri("/minima/trained") + "\""));
    assertThat(given.get("lines")).isEqualTo(trained.get("lines"));
    assertThat(given.at("/minimum/reachedBound").isNull()).isTrue();
  }
}
