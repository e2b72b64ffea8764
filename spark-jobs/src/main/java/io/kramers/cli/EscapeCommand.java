package io.kramers.cli;

import io.kramers.config.Configuration;
import io.kramers.dynamics.PowerLaw;
import io.kramers.escape.Cell;
import io.kramers.escape.EscapeExperiment;
import io.kramers.escape.Estimate;
import io.kramers.escape.Tally;
import io.kramers.fit.EscapeFits;
import io.kramers.report.EscapeOutput;
import io.kramers.report.JobOutput;
import io.kramers.spark.PlannedWork;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
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
      "  kramers escape conf/figure3.conf --set trials=1e12 --plan=10x8,100x8",
      "  kramers escape conf/figure3.conf --set landscape.scale=0.8 --set kramers.seed=7 --json",
      "  kramers --master spark://host:7077 -- escape conf/figure3.conf"
    })
final class EscapeCommand implements Callable<Integer> {
  private static final long PAPER_TRIALS = 100;

  @Mixin private JobOptions options;

  @Override
  public Integer call() throws IOException {
    Configuration configuration =
        Configuration.load(options.configuration, EscapeExperiment.SECTION, options.overrides);
    EscapeExperiment experiment = EscapeExperiment.read(configuration);
    if (options.planned()) {
      return PlanRun.print(
          EscapeExperiment.SECTION,
          options,
          List.of(PlannedWork.inOneJob(simulated(experiment), Cell::steps)));
    }
    return JobRun.run(
        EscapeExperiment.SECTION,
        options,
        configuration,
        experiment.cells(),
        run -> run(run, experiment));
  }

  private static JobOutput run(JobRun run, EscapeExperiment experiment) {
    List<Cell> cells = simulated(experiment);
    JobRun.Simulated<Tally> simulated = run.simulate(cells);
    run.progress().say("fitting and drawing");
    List<Estimate> all = simulated.estimates(cells, Estimate::new);
    List<Estimate> estimates = all.subList(0, experiment.cells().size());
    return new EscapeOutput(
        run.options().name(),
        run.configuration(),
        estimates,
        all.subList(estimates.size(), cells.size()),
        EscapeFits.of(run.session(), experiment, estimates),
        run.provenance(
            experiment.cells().stream().map(Cell::seed).distinct().toList(),
            simulated.simulation()));
  }

  private static List<Cell> simulated(EscapeExperiment experiment) {
    List<Cell> cells = new ArrayList<>(experiment.cells());
    cells.addAll(hundredRuns(experiment.cells()));
    return cells;
  }

  /** The paper's hundred runs a point: the first hundred trials of the power-law cells. */
  private static List<Cell> hundredRuns(List<Cell> cells) {
    return cells.stream()
        .filter(cell -> cell.dynamics() instanceof PowerLaw && cell.trials() > PAPER_TRIALS)
        .map(cell -> cell.withTrials(PAPER_TRIALS))
        .toList();
  }
}
