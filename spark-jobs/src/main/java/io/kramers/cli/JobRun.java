package io.kramers.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.kramers.config.Configuration;
import io.kramers.report.Figure3;
import io.kramers.report.JobOutput;
import io.kramers.report.OutputDirectory;
import io.kramers.report.Provenance;
import io.kramers.spark.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
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
   * Runs a command.
   *
   * @param command its name, before lines of progress
   */
  static int run(String command, JobOptions options, Configuration configuration, Work work)
      throws IOException {
    Instant started = Instant.now();
    String master = options.master();
    options.partitions();
    Figure3.requireFonts();
    try (OutputDirectory out = OutputDirectory.claim(options.out(), options.overwrite)) {
      Progress progress = new Progress(command, System.err);
      progress.say("starting Spark");
      JobOutput output;
      try (JavaSparkContext spark = SparkSessions.open(options.name(), master)) {
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
