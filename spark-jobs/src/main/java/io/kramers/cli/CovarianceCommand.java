package io.kramers.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kramers.config.Configuration;
import io.kramers.fit.QuadraticFit;
import io.kramers.gradientnoise.CovarianceExperiment;
import io.kramers.gradientnoise.CovarianceResult;
import io.kramers.gradientnoise.LineResult;
import io.kramers.report.CovarianceOutput;
import io.kramers.report.FittedLine;
import io.kramers.report.JobOutput;
import io.kramers.report.Provenance;
import io.kramers.spark.HadoopFiles;
import io.kramers.spark.SampleJob;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code kramers covariance}: the covariance of SGD's noise around a minimum, and Figure 2. */
@Command(
    name = "covariance",
    description =
        "Finds how the covariance of SGD's noise changes around a minimum of a network's loss (the"
            + " paper's Figure 2).",
    mixinStandardHelpOptions = true,
    versionProvider = Kramers.Version.class,
    sortOptions = false,
    footer = {
      "",
      "Writes fits.json, points.parquet, minimum.npz, diagonal.npz and indices.npy (NumPy's, with",
      "PyTorch's names and shapes), figure2-LINE.svg and .png, training.parquet, training.svg and",
      ".png, report.html, provenance.json.",
      "",
      "Examples:",
      "  kramers covariance conf/figure2-cnn.conf",
      "  kramers covariance conf/figure2-cnn.conf --quick --out out/quick",
      "  kramers covariance conf/figure2-resnet.conf --set data.path=cats-and-dogs",
      "  kramers --master spark://host:7077 -- covariance conf/figure2-cnn.conf"
    })
final class CovarianceCommand implements Callable<Integer> {
  private static final int LEAST_INNER = 6;
  private static final double ROUNDING = 1e-9;

  @Mixin private JobOptions options;

  @Option(names = "--quick", description = "What the section quick says: a first look.")
  private boolean quick;

  @Override
  public Integer call() throws IOException {
    String section = CovarianceExperiment.SECTION;
    Configuration configuration =
        Configuration.load(options.configuration, section, options.overrides, quick);
    CovarianceExperiment experiment = CovarianceExperiment.read(configuration, new HadoopFiles());
    if (options.planned()) {
      return PlanRun.print(section, experiment);
    }
    return JobRun.run(section, options, configuration, run -> run(run, experiment));
  }

  private static JobOutput run(JobRun run, CovarianceExperiment experiment) {
    FoundMinimum minimum = FoundMinimum.of(run, experiment);
    Instant started = Instant.now();
    try (SampleJob job =
        new SampleJob(
            run.spark(),
            minimum.losses(experiment),
            run.options().partitions(),
            run.progress(),
            run.checkpoint())) {
      CovarianceResult result = CovarianceResult.of(experiment, job, minimum.archive().weights());
      Duration time = Duration.between(started, Instant.now());
      run.progress()
          .say(
              String.format(
                  Locale.ROOT,
                  "%.3g gradients of single samples in %.1f s",
                  job.gradients(),
                  time.toMillis() / 1e3));
      run.progress().say("fitting and drawing");
      ObjectNode provenance =
          run.provenance(
              List.of(experiment.seed()),
              new Provenance.Simulation(job.providers(), 0, Duration.ZERO));
      provenance.put("sampleGradients", Math.round(job.gradients()));
      provenance.put("evaluationSeconds", time.toMillis() / 1e3);
      return new CovarianceOutput(
          run.options().name(),
          run.configuration(),
          experiment,
          minimum.archive(),
          minimum.trained(),
          minimum.curve(),
          result,
          result.lines().stream().map(line -> fitted(run, line)).toList(),
          provenance);
    }
  }

  private static FittedLine fitted(JobRun run, LineResult line) {
    Optional<QuadraticFit> trace = fit(run, line.offsets(), line.traces());
    return new FittedLine(
        line,
        trace,
        trace.filter(fit -> !FittedLine.quadratic(fit)).flatMap(fit -> inner(run, fit)),
        line.layerTraces().flatMap(traces -> fit(run, line.offsets(), traces)));
  }

  /** Empty where few points are near. */
  private static Optional<QuadraticFit> inner(JobRun run, QuadraticFit all) {
    double range = 0.5 * Arrays.stream(all.x()).map(Math::abs).max().orElseThrow();
    // Offsets are multiples of a scale, which may round up.
    int[] near =
        IntStream.range(0, all.x().length)
            .filter(i -> Math.abs(all.x()[i]) <= range * (1.0 + ROUNDING))
            .toArray();
    return near.length < LEAST_INNER
        ? Optional.empty()
        : fit(
            run,
            Arrays.stream(near).mapToDouble(i -> all.x()[i]).toArray(),
            Arrays.stream(near).mapToDouble(i -> all.y()[i]).toArray());
  }

  /** Empty where a loss has left the numbers. */
  private static Optional<QuadraticFit> fit(JobRun run, double[] offsets, double[] traces) {
    return Arrays.stream(traces).allMatch(Double::isFinite)
        ? Optional.of(QuadraticFit.of(run.session(), offsets, traces))
        : Optional.empty();
  }
}
