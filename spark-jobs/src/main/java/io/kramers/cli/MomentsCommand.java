package io.kramers.cli;

import io.kramers.config.Configuration;
import io.kramers.law.LawCell;
import io.kramers.law.LawTally;
import io.kramers.law.MomentsCell;
import io.kramers.law.MomentsEstimate;
import io.kramers.law.MomentsExperiment;
import io.kramers.report.JobOutput;
import io.kramers.report.MomentsOutput;
import io.kramers.spark.PlannedWork;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code kramers moments}: E|w - w*|^2 against t, and the epsilon-escaping time. */
@Command(
    name = "moments",
    description =
        "Follows E|w - w*|^2 of continuous-time dynamics, simulated beside exact, and the"
            + " epsilon-escaping time (the paper's Theorem 4).",
    mixinStandardHelpOptions = true,
    versionProvider = Kramers.Version.class,
    sortOptions = false,
    footer = {
      "",
      "Writes summary.json, moments.parquet, moments-1.svg and .png, ... (one for each group of",
      "interpretations), report.html, provenance.json.",
      "",
      "Examples:",
      "  kramers moments conf/moments.conf",
      "  kramers moments conf/moments.conf --out out/quick --set kramers.seed=7 --json",
      "  kramers --master spark://host:7077 -- moments conf/moments.conf"
    })
final class MomentsCommand implements Callable<Integer> {
  @Mixin private JobOptions options;

  @Override
  public Integer call() throws IOException {
    Configuration configuration =
        Configuration.load(options.configuration, MomentsExperiment.SECTION, options.overrides);
    List<MomentsCell> cells = MomentsExperiment.read(configuration).cells();
    if (options.planned()) {
      return PlanRun.print(
          MomentsExperiment.SECTION,
          options,
          List.of(PlannedWork.inOneJob(ensembles(cells), LawCell::lastStep)));
    }
    return JobRun.run(MomentsExperiment.SECTION, options, configuration, run -> run(run, cells));
  }

  private static JobOutput run(JobRun run, List<MomentsCell> cells) {
    List<LawCell> ensembles = ensembles(cells);
    JobRun.Simulated<LawTally> simulated = run.simulate(ensembles);
    run.progress().say("exact moments and drawing");
    return new MomentsOutput(
        run.options().name(),
        run.configuration(),
        simulated.estimates(cells, MomentsEstimate::of),
        run.provenance(
            ensembles.stream().map(LawCell::seed).distinct().toList(), simulated.simulation()));
  }

  private static List<LawCell> ensembles(List<MomentsCell> cells) {
    return cells.stream().map(MomentsCell::ensemble).toList();
  }
}
