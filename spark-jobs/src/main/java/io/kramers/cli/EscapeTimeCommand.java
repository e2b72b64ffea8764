package io.kramers.cli;

import io.kramers.config.Configuration;
import io.kramers.exittime.ExitTimeCell;
import io.kramers.exittime.ExitTimeExperiment;
import io.kramers.exittime.ExitTimeReference;
import io.kramers.fit.ExitTimeFits;
import io.kramers.fit.Resampling;
import io.kramers.report.ExitTimeOutput;
import io.kramers.report.ExitTimeResult;
import io.kramers.report.JobOutput;
import io.kramers.report.Provenance;
import io.kramers.spark.ExitTimeJob;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code kramers escape-time}: when continuous-time dynamics leave. */
@Command(
    name = "escape-time",
    description =
        "Estimates mean exit times and survival of continuous-time dynamics, beside exact values.",
    mixinStandardHelpOptions = true,
    versionProvider = Kramers.Version.class,
    sortOptions = false,
    footer = {
      "",
      "Writes summary.json, cells.parquet, survival.parquet, exits.parquet, figures, report.html,",
      "provenance.json.",
      "",
      "Examples:",
      "  kramers escape-time conf/escape-time.conf",
      "  kramers escape-time conf/escape-time.conf --out out/quick --set seed=7 --json"
    })
final class EscapeTimeCommand implements Callable<Integer> {
  @Mixin private JobOptions options;

  @Override
  public Integer call() throws IOException {
    Configuration configuration =
        Configuration.load(options.configuration, ExitTimeExperiment.SECTION, options.overrides);
    ExitTimeExperiment experiment = ExitTimeExperiment.read(configuration);
    if (options.planned()) {
      return PlanRun.print(
          ExitTimeExperiment.SECTION, options, List.of(ExitTimeJob.planned(experiment.cells())));
    }
    return JobRun.run(
        ExitTimeExperiment.SECTION, options, configuration, run -> run(run, experiment));
  }

  private static JobOutput run(JobRun run, ExitTimeExperiment experiment) {
    Instant simulationStarted = Instant.now();
    ExitTimeJob.Result result =
        ExitTimeJob.run(
            run.spark(),
            experiment.cells(),
            run.options().partitions(),
            run.progress(),
            run.checkpoint());
    Duration simulation = Duration.between(simulationStarted, Instant.now());
    run.progress().say("exact values and drawing");
    List<ExitTimeResult> results =
        result.estimates().parallelStream()
            .map(each -> new ExitTimeResult(each, ExitTimeReference.of(each.cell())))
            .toList();
    run.progress().say("fitting");
    ExitTimeCell first = experiment.cells().get(0);
    List<ExitTimeFits> fits =
        ExitTimeFits.of(
            run.session(),
            result.estimates(),
            new Resampling(Resampling.DEFAULT_COUNT, first.confidence(), first.seed()));
    return new ExitTimeOutput(
        run.options().name(),
        run.configuration(),
        results,
        fits,
        run.provenance(
            experiment.cells().stream().map(ExitTimeCell::seed).distinct().toList(),
            new Provenance.Simulation(result.providers(), result.trialSteps(), simulation)));
  }
}
