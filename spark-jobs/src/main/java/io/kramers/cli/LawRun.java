package io.kramers.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.kramers.config.Configuration;
import io.kramers.law.LawCell;
import io.kramers.law.LawTally;
import io.kramers.report.Figure3;
import io.kramers.report.LawOutput;
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
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/**
 * A command that runs ensembles: trials on Spark, then output.
 *
 * @param options of the command line
 * @param section the command's name
 * @param started when the command began
 */
record LawRun(JobOptions options, String section, Instant started) {
  /** Makes the output of the cells' tallies. */
  interface Maker {
    LawOutput make(List<LawTally> tallies, JsonNode provenance);
  }

  /** Runs the cells, writes the output and prints it. */
  void run(Configuration configuration, List<LawCell> cells, Maker maker) throws IOException {
    String master = options.master();
    int partitions = options.partitions();
    Figure3.requireFonts();
    try (OutputDirectory out = OutputDirectory.claim(options.out(), options.overwrite)) {
      Progress progress = new Progress(section, System.err);
      progress.say("starting Spark for " + cells.size() + " cells");
      List<LawCell> here = SparkSessions.inThisProcess(master) ? cells : List.of();
      try (WarmUp warmUp = WarmUp.of(here.stream().map(LawCell::shortened).toList());
          JavaSparkContext context = SparkSessions.open(options.name(), master)) {
        warmUp.close();
        Path folder = out.open();
        Instant simulationStarted = Instant.now();
        BlockJob.Result<LawTally> result = BlockJob.run(context, cells, partitions, progress);
        Duration simulation = Duration.between(simulationStarted, Instant.now());
        progress.say("comparing and drawing");
        SparkSession spark = SparkSession.builder().sparkContext(context.sc()).getOrCreate();
        LawOutput output =
            maker.make(
                result.results(),
                Provenance.of(
                    configuration,
                    cells.stream().map(LawCell::seed).distinct().toList(),
                    new Provenance.Simulation(result.providers(), result.trialSteps(), simulation),
                    context.version(),
                    context.master(),
                    started));
        output.write(folder, spark);
        out.publish();
        progress.say("results are in " + options.out());
        System.out.print(options.json ? output.summaryText() : output.tableText());
      }
    }
  }
}
