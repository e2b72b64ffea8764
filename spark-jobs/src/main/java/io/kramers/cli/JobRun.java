package io.kramers.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kramers.blocks.Mergeable;
import io.kramers.blocks.TrialBlocks;
import io.kramers.checkpoint.Checkpoint;
import io.kramers.config.Configuration;
import io.kramers.config.ConfigurationException;
import io.kramers.escape.Cell;
import io.kramers.files.InputFile;
import io.kramers.report.Figure3;
import io.kramers.report.JobOutput;
import io.kramers.report.OutputDirectory;
import io.kramers.report.Provenance;
import io.kramers.report.ResultFolder;
import io.kramers.spark.BlockJob;
import io.kramers.spark.HadoopFiles;
import io.kramers.spark.Progress;
import io.kramers.spark.ProgressMetrics;
import io.kramers.spark.WarmUp;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.apache.hadoop.fs.Path;
import org.apache.spark.SparkConf;
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
 * @param command its name
 * @param checkpoint what is kept while it runs
 */
record JobRun(
    JobOptions options,
    Configuration configuration,
    Instant started,
    JavaSparkContext spark,
    Progress progress,
    String command,
    Checkpoint checkpoint) {
  private static final String INTERVAL = "spark.kramers.checkpoint.interval";

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
    SparkSessions.requireJava();
    String master = options.master();
    options.partitions();
    Figure3.requireFonts();
    Progress progress = new Progress(command, System.err);
    if (options.resume && areResults(options.out(), command, configuration)) {
      progress.say("the results of this configuration are in " + options.out() + " already");
      return 0;
    }
    try (OutputDirectory out = OutputDirectory.claim(options.out(), options.overwrite)) {
      Checkpoint checkpoint = checkpoint(command, options, configuration, progress);
      progress.say("starting Spark" + (cells.isEmpty() ? "" : " for " + cells.size() + " cells"));
      List<Cell> here = SparkSessions.inThisProcess(master) ? cells : List.of();
      JobOutput output;
      try (Interruption interruption = new Interruption(checkpoint, options.arguments());
          WarmUp warmUp = WarmUp.ofCells(here);
          JavaSparkContext spark = SparkSessions.open(options.name(), master);
          ProgressMetrics metrics = new ProgressMetrics(progress)) {
        metrics.register();
        warmUp.close();
        ResultFolder folder = out.open();
        output =
            run(
                interruption,
                progress,
                () -> {
                  JobOutput found =
                      work.run(
                          new JobRun(
                              options,
                              configuration,
                              started,
                              spark,
                              progress,
                              command,
                              checkpoint));
                  try {
                    found.write(folder, session(spark));
                    out.publish();
                  } catch (IOException | RuntimeException e) {
                    progress.say("results could not be written to " + options.out());
                    throw e;
                  }
                  return found;
                });
        checkpoint.remove();
        progress.say("results are in " + options.out());
      }
      System.out.print(options.json ? output.json() : output.text());
    }
    return 0;
  }

  /** Something that leaves results. */
  private interface Attempt {
    JobOutput run() throws IOException;
  }

  /** Says how to go on where it fails. */
  private static JobOutput run(Interruption interruption, Progress progress, Attempt attempt)
      throws IOException {
    try {
      return attempt.run();
    } catch (ConfigurationException e) {
      throw e;
    } catch (Throwable e) {
      interruption.failed().ifPresent(progress::say);
      throw e;
    }
  }

  private static boolean areResults(String out, String command, Configuration configuration)
      throws IOException {
    InputFile provenance = new InputFile(new HadoopFiles(), out).child("provenance.json");
    if (!provenance.isFile()) {
      return false;
    }
    try (InputStream in = provenance.open()) {
      return Provenance.isOf(in.readAllBytes(), command, configuration);
    }
  }

  private static Checkpoint checkpoint(
      String command, JobOptions options, Configuration configuration, Progress progress) {
    HadoopFiles files = new HadoopFiles();
    Path out =
        files
            .local(options.out())
            .map(local -> new Path(local.toAbsolutePath().normalize().toUri()))
            .orElseGet(() -> new Path(options.out()));
    return Checkpoint.open(
        Checkpoint.beside(out),
        files.configuration(),
        command,
        configuration,
        new Checkpoint.Choice(options.resume, options.overwrite, interval()),
        progress::say);
  }

  private static Duration interval() {
    String standard = Checkpoint.DEFAULT_INTERVAL.toSeconds() + "s";
    SparkConf conf = new SparkConf();
    try {
      return Duration.ofMillis(conf.getTimeAsMs(INTERVAL, standard));
    } catch (NumberFormatException e) {
      throw new ConfigurationException(
          INTERVAL + " = " + conf.get(INTERVAL) + " must be a time, such as " + standard);
    }
  }

  /** Simulates cells. */
  <R extends Mergeable<R>> Simulated<R> simulate(List<? extends TrialBlocks<R>> cells) {
    Instant simulationStarted = Instant.now();
    BlockJob.Result<R> result =
        BlockJob.run(spark, cells, options.partitions(), progress, checkpoint);
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
  ObjectNode provenance(List<Long> seeds, Provenance.Simulation simulation) {
    ObjectNode provenance =
        Provenance.of(
            configuration,
            seeds,
            new Provenance.Simulation(
                simulation.providers(),
                simulation.trialSteps(),
                simulation.time().plus(checkpoint.restoredTime())),
            spark.version(),
            spark.master(),
            started);
    provenance.put(Provenance.COMMAND, command);
    provenance.put("blocksOfEarlierRuns", checkpoint.restoredBlocks());
    return provenance;
  }
}
