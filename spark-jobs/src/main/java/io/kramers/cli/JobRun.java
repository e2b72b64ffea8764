package io.kramers.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.kramers.blocks.Mergeable;
import io.kramers.blocks.TrialBlocks;
import io.kramers.config.Configuration;
import io.kramers.config.ConfigurationException;
import io.kramers.escape.Cell;
import io.kramers.report.Figure3;
import io.kramers.report.JobOutput;
import io.kramers.report.OutputDirectory;
import io.kramers.report.Provenance;
import io.kramers.spark.BlockJob;
import io.kramers.spark.Progress;
import io.kramers.spark.WarmUp;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/**
 * What commands do around their own work: claim the output directory, start Spark, write and
 * publish the results, and print them.
 *
 * @param options of the command line
 * @param configuration checked already
 * @param started when the command began
 * @param spark to run on
 * @param progress lines go here
 */
record JobRun(
    JobOptions options,
    Configuration configuration,
    Instant started,
    JavaSparkContext spark,
    Progress progress) {

  /** A command's own work. */
  interface Work {
    JobOutput run(JobRun run) throws IOException;
  }

  /**
   * What trials gave.
   *
   * @param results one a cell, in order
   * @param simulation how it went
   */
  record Simulated<R>(List<R> results, Provenance.Simulation simulation) {
    /** Estimates from the results and the cells that they are of, in order. */
    <C, E> List<E> estimates(List<C> cells, BiFunction<C, R, E> estimate) {
      return IntStream.range(0, cells.size())
          .parallel()
          .mapToObj(i -> estimate.apply(cells.get(i), results.get(i)))
          .toList();
    }
  }

  /**
   * Runs a command.
   *
   * @param command its name, before lines of progress
   */
  static int run(String command, JobOptions options, Configuration configuration, Work work)
      throws IOException {
    return run(command, options, configuration, List.of(), work);
  }

  /**
   * Runs a command.
   *
   * @param command its name, before lines of progress
   * @param cells to warm up with where Spark starts in this process; maybe none
   */
  static int run(
      String command, JobOptions options, Configuration configuration, List<Cell> cells, Work work)
      throws IOException {
    if (options.planned()) {
      throw new ConfigurationException(
          "--plan is for commands that run trials or gradients; " + command + " has no plan");
    }
    Instant started = Instant.now();
    String master = options.master();
    options.partitions();
    Figure3.requireFonts();
    try (OutputDirectory out = OutputDirectory.claim(options.out(), options.overwrite)) {
      Progress progress = new Progress(command, System.err);
      progress.say("starting Spark" + (cells.isEmpty() ? "" : " for " + cells.size() + " cells"));
      List<Cell> here = SparkSessions.inThisProcess(master) ? cells : List.of();
      JobOutput output;
      try (WarmUp warmUp = WarmUp.ofCells(here);
          JavaSparkContext spark = SparkSessions.open(options.name(), master)) {
        warmUp.close();
        Path folder = out.open();
        output = work.run(new JobRun(options, configuration, started, spark, progress));
        output.write(folder, session(spark));
        out.publish();
        progress.say("results are in " + options.out());
      }
      System.out.print(options.json ? output.json() : output.text());
    }
    return 0;
  }

  /** Simulates cells. */
  <R extends Mergeable<R>> Simulated<R> simulate(List<? extends TrialBlocks<R>> cells) {
    Instant simulationStarted = Instant.now();
    BlockJob.Result<R> result = BlockJob.run(spark, cells, options.partitions(), progress);
    Duration time = Duration.between(simulationStarted, Instant.now());
    return new Simulated<>(
        result.results(), new Provenance.Simulation(result.providers(), result.trialSteps(), time));
  }

  /** For tables and MLlib. */
  SparkSession session() {
    return session(spark);
  }

  private static SparkSession session(JavaSparkContext spark) {
    return SparkSession.builder().sparkContext(spark.sc()).getOrCreate();
  }

  /** How the run went. */
  JsonNode provenance(List<Long> seeds, Provenance.Simulation simulation) {
    return Provenance.of(
        configuration, seeds, simulation, spark.version(), spark.master(), started);
  }
}
