package io.kramers.cli;

import io.kramers.claim.Cells;
import io.kramers.claim.Claim;
import io.kramers.claim.Claims;
import io.kramers.claim.Effort;
import io.kramers.claim.Results;
import io.kramers.config.Configuration;
import io.kramers.escape.Cell;
import io.kramers.escape.Estimate;
import io.kramers.escape.Tally;
import io.kramers.exittime.ExitTimeCell;
import io.kramers.exittime.ExitTimeReference;
import io.kramers.law.LawCell;
import io.kramers.law.LawTally;
import io.kramers.report.JobOutput;
import io.kramers.report.Provenance;
import io.kramers.report.VerdictOutput;
import io.kramers.report.VerifiedClaim;
import io.kramers.spark.BlockJob;
import io.kramers.spark.ExitTimeJob;
import io.kramers.spark.PlannedWork;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code kramers verify}: the paper's claims put to the test. */
@Command(
    name = "verify",
    description =
        "Puts each claim of the paper to the test and says what held: simulated, beside the exact"
            + " value, the printed formula and its right form.",
    mixinStandardHelpOptions = true,
    versionProvider = Kramers.Version.class,
    sortOptions = false,
    footer = {
      "",
      "Writes verdict.json, verdict.md, verdicts.parquet, report.html, provenance.json; as .svg and",
      ".png figure1, figure5 (stationary densities), scaling (Table 1), moments-1 and moments-2",
      "(second moments), survival, means.",
      "",
      "Examples:",
      "  kramers verify conf/verify.conf",
      "  kramers verify conf/verify.conf --quick --out out/quick"
    })
final class VerifyCommand implements Callable<Integer> {
  @Mixin private JobOptions options;

  @Option(names = "--quick", description = "A tenth of the trials, in less than a minute.")
  private boolean quick;

  @Override
  public Integer call() throws IOException {
    Configuration configuration =
        Configuration.load(options.configuration, Effort.SECTION, options.overrides);
    Effort read = Effort.read(configuration);
    Effort effort = quick ? read.quick() : read;
    if (options.planned()) {
      return PlanRun.print(Effort.SECTION, options, planned(effort));
    }
    // The configuration does not know which it is.
    String command = quick ? Effort.SECTION + " --quick" : Effort.SECTION;
    return JobRun.run(command, options, configuration, run -> run(run, effort));
  }

  private static JobOutput run(JobRun run, Effort effort) {
    Instant started = Instant.now();
    List<Claim> claims = Claims.all();
    List<Cells> cells = claims.stream().map(claim -> claim.cells(effort)).toList();
    int partitions = run.options().partitions();
    ExitTimeJob.Result times =
        ExitTimeJob.run(
            run.spark(),
            all(cells, Cells::exitTimes),
            partitions,
            run.progress(),
            run.checkpoint());
    BlockJob.Result<LawTally> laws =
        BlockJob.run(
            run.spark(), all(cells, Cells::laws), partitions, run.progress(), run.checkpoint());
    BlockJob.Result<Tally> escapes =
        BlockJob.run(
            run.spark(), all(cells, Cells::escapes), partitions, run.progress(), run.checkpoint());
    Duration simulation = Duration.between(started, Instant.now());
    run.progress().say("exact values and drawing");
    List<Results> results =
        results(
            cells,
            times,
            references(all(cells, Cells::exitTimes)),
            laws.results(),
            escapes.results());
    List<VerifiedClaim> verified =
        IntStream.range(0, claims.size())
            .parallel()
            .mapToObj(
                i ->
                    new VerifiedClaim(
                        claims.get(i), results.get(i), claims.get(i).judge(results.get(i), effort)))
            .toList();
    SortedSet<String> providers = new TreeSet<>(times.providers());
    providers.addAll(laws.providers());
    providers.addAll(escapes.providers());
    long steps = times.trialSteps() + laws.trialSteps() + escapes.trialSteps();
    return new VerdictOutput(
        run.options().name(),
        verified,
        run.provenance(
            List.of(effort.seed()), new Provenance.Simulation(providers, steps, simulation)));
  }

  private static List<PlannedWork> planned(Effort effort) {
    List<Cells> cells = Claims.all().stream().map(claim -> claim.cells(effort)).toList();
    return List.of(
        ExitTimeJob.planned(all(cells, Cells::exitTimes)),
        PlannedWork.inOneJob(all(cells, Cells::laws), LawCell::lastStep),
        PlannedWork.inOneJob(all(cells, Cells::escapes), Cell::steps));
  }

  private static <T> List<T> all(List<Cells> cells, Function<Cells, List<T>> part) {
    return cells.stream().flatMap(each -> part.apply(each).stream()).toList();
  }

  /** By cell: several claims may ask for the same one. */
  private static Map<ExitTimeCell, ExitTimeReference> references(List<ExitTimeCell> cells) {
    return cells.stream().distinct().toList().parallelStream()
        .collect(Collectors.toConcurrentMap(cell -> cell, ExitTimeReference::of));
  }

  private static List<Results> results(
      List<Cells> cells,
      ExitTimeJob.Result times,
      Map<ExitTimeCell, ExitTimeReference> references,
      List<LawTally> laws,
      List<Tally> escapes) {
    List<Results> results = new ArrayList<>();
    int nextTime = 0;
    int nextLaw = 0;
    int nextEscape = 0;
    for (Cells each : cells) {
      List<Results.ExitTime> exitTimes = new ArrayList<>();
      for (ExitTimeCell cell : each.exitTimes()) {
        exitTimes.add(
            new Results.ExitTime(times.estimates().get(nextTime++), references.get(cell)));
      }
      List<Results.Law> ofLaws = new ArrayList<>();
      for (LawCell cell : each.laws()) {
        ofLaws.add(new Results.Law(cell, laws.get(nextLaw++)));
      }
      List<Estimate> estimates = new ArrayList<>();
      for (Cell cell : each.escapes()) {
        estimates.add(new Estimate(cell, escapes.get(nextEscape++)));
      }
      results.add(new Results(exitTimes, ofLaws, estimates));
    }
    return results;
  }
}
