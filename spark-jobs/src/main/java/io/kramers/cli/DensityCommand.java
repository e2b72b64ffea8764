package io.kramers.cli;

import io.kramers.config.Configuration;
import io.kramers.law.DensityCell;
import io.kramers.law.DensityEstimate;
import io.kramers.law.DensityExperiment;
import io.kramers.law.LawCell;
import io.kramers.law.LawTally;
import io.kramers.report.DensityOutput;
import io.kramers.report.JobOutput;
import io.kramers.spark.PlannedWork;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code kramers density}: the law of w at given times and at stationarity, and Figure 5. */
@Command(
    name = "density",
    description =
        "Compares the simulated law of continuous-time dynamics, at given times and at"
            + " stationarity, with the exact one (the paper's Figure 5).",
    mixinStandardHelpOptions = true,
    versionProvider = Kramers.Version.class,
    sortOptions = false,
    footer = {
      "",
      "Writes summary.json, histogram.parquet, figure5.svg and .png (stationary densities),",
      "density-1.svg and .png, ... (one for each group of interpretations), report.html,",
      "provenance.json.",
      "",
      "Examples:",
      "  kramers density conf/density.conf",
      "  kramers density conf/density.conf --out out/quick --set kramers.seed=7 --json",
      "  kramers --master spark://host:7077 -- density conf/density.conf"
    })
final class DensityCommand implements Callable<Integer> {
  @Mixin private JobOptions options;

  @Override
  public Integer call() throws IOException {
    Configuration configuration =
        Configuration.load(options.configuration, DensityExperiment.SECTION, options.overrides);
    List<DensityCell> cells = DensityExperiment.read(configuration).cells();
    if (options.planned()) {
      return PlanRun.print(
          DensityExperiment.SECTION,
          options,
          List.of(PlannedWork.inOneJob(ensembles(cells), LawCell::lastStep)));
    }
    return JobRun.run(DensityExperiment.SECTION, options, configuration, run -> run(run, cells));
  }

  private static JobOutput run(JobRun run, List<DensityCell> cells) {
    List<LawCell> ensembles = ensembles(cells);
    JobRun.Simulated<LawTally> simulated = run.simulate(ensembles);
    run.progress().say("exact laws and drawing");
    return new DensityOutput(
        run.options().name(),
        run.configuration(),
        simulated.estimates(cells, DensityEstimate::of),
        run.provenance(
            ensembles.stream().map(LawCell::seed).distinct().toList(), simulated.simulation()));
  }

  private static List<LawCell> ensembles(List<DensityCell> cells) {
    return cells.stream().map(DensityCell::ensemble).toList();
  }
}
