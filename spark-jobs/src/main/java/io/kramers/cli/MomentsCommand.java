package io.kramers.cli;

import io.kramers.config.Configuration;
import io.kramers.law.MomentsCell;
import io.kramers.law.MomentsEstimate;
import io.kramers.law.MomentsExperiment;
import io.kramers.report.MomentsOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
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
    LawRun run = new LawRun(options, MomentsExperiment.SECTION, Instant.now());
    Configuration configuration =
        Configuration.load(options.configuration, MomentsExperiment.SECTION, options.overrides);
    List<MomentsCell> cells = MomentsExperiment.read(configuration).cells();
    run.run(
        configuration,
        cells.stream().map(MomentsCell::ensemble).toList(),
        (tallies, provenance) ->
            new MomentsOutput(
                options.name(),
                configuration,
                IntStream.range(0, cells.size())
                    .mapToObj(i -> MomentsEstimate.of(cells.get(i), tallies.get(i)))
                    .toList(),
                provenance));
    return 0;
  }
}
