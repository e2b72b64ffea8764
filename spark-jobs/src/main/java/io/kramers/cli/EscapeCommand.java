package io.kramers.cli;

import io.kramers.config.Configuration;
import io.kramers.dynamics.PowerLaw;
import io.kramers.escape.Cell;
import io.kramers.escape.EscapeExperiment;
import io.kramers.escape.Estimate;
import io.kramers.escape.Tally;
import io.kramers.fit.EscapeFits;
import io.kramers.report.EscapeOutput;
import io.kramers.report.Figure3;
import io.kramers.report.OutputDirectory;
import io.kramers.report.Provenance;
import io.kramers.report.ResultsText;
import io.kramers.spark.BlockJob;
import io.kramers.spark.Progress;
import io.kramers.spark.WarmUp;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code kramers escape}: escape probabilities and times of a grid of cells, and Figure 3. */
@Command(
    name = "escape",
    description =
        "Estimates how often, and when, dynamics leave a minimum (the paper's section 5.2).",
    mixinStandardHelpOptions = true,
    versionProvider = Kramers.Version.class,
    sortOptions = false,
    footer = {
      "",
      "Writes summary.json, cells.parquet, figure3.svg, figure3.png, report.html, provenance.json.",
      "",
      "Examples:",
      "  kramers escape conf/figure3.conf",
      "  kramers escape conf/figure3.conf --out out/quick --set trials=2000",
      "  kramers escape conf/figure3.conf --set landscape.scale=0.8 --set kramers.seed=7 --json",
      "  kramers --master spark://host:7077 -- escape conf/figure3.conf"
    })
final class EscapeCommand implements Callable<Integer> {
  private static final long PAPER_TRIALS = 100;

  @Mixin private JobOptions options;

  @Override
  public Integer call() throws IOException {
    Instant started = Instant.now();
    String master = options.master();
    int partitions = options.partitions();
    Configuration configuration =
        Configuration.load(options.configuration, EscapeExperiment.SECTION, options.overrides);
    EscapeExperiment experiment = EscapeExperiment.read(configuration);
    Figure3.requireFonts();
    try (OutputDirectory out = OutputDirectory.claim(options.out(), options.overwrite)) {
      EscapeOutput output = run(configuration, experiment, master, partitions, out, started);
      if (options.json) {
        System.out.print(output.summaryText());
      } else {
        System.out.print(ResultsText.of(output.estimates(), output.fits()));
      }
    }
    return 0;
  }

  private EscapeOutput run(
      Configuration configuration,
      EscapeExperiment experiment,
      String master,
      int partitions,
      OutputDirectory out,
      Instant started)
      throws IOException {
    Progress progress = new Progress(EscapeExperiment.SECTION, System.err);
    progress.say("starting Spark for " + experiment.cells().size() + " cells");
    List<Cell> here = SparkSessions.inThisProcess(master) ? experiment.cells() : List.of();
    try (WarmUp warmUp = WarmUp.ofCells(here);
        JavaSparkContext context = SparkSessions.open(options.name(), master)) {
      warmUp.close();
      Path folder = out.open();
      List<Cell> hundredRuns = hundredRuns(experiment.cells());
      List<Cell> cells = new ArrayList<>(experiment.cells());
      cells.addAll(hundredRuns);
      Instant simulationStarted = Instant.now();
      BlockJob.Result<Tally> result = BlockJob.run(context, cells, partitions, progress);
      Duration simulation = Duration.between(simulationStarted, Instant.now());
      progress.say("fitting and drawing");
      SparkSession spark = SparkSession.builder().sparkContext(context.sc()).getOrCreate();
      List<Estimate> all = estimates(cells, result.results());
      List<Estimate> estimates = all.subList(0, experiment.cells().size());
      EscapeOutput output =
          new EscapeOutput(
              options.name(),
              configuration,
              estimates,
              all.subList(estimates.size(), cells.size()),
              EscapeFits.of(spark, experiment, estimates),
              Provenance.of(
                  configuration,
                  experiment.cells().stream().map(Cell::seed).distinct().toList(),
                  new Provenance.Simulation(result.providers(), result.trialSteps(), simulation),
                  context.version(),
                  context.master(),
                  started));
      output.write(folder, spark);
      out.publish();
      progress.say("results are in " + options.out());
      return output;
    }
  }

  private static List<Estimate> estimates(List<Cell> cells, List<Tally> tallies) {
    return IntStream.range(0, cells.size())
        .mapToObj(i -> new Estimate(cells.get(i), tallies.get(i)))
        .toList();
  }

  /** The paper's hundred runs a point: the first hundred trials of the power-law cells. */
  private static List<Cell> hundredRuns(List<Cell> cells) {
    return cells.stream()
        .filter(cell -> cell.dynamics() instanceof PowerLaw && cell.trials() > PAPER_TRIALS)
        .map(cell -> cell.withTrials(PAPER_TRIALS))
        .toList();
  }
}
