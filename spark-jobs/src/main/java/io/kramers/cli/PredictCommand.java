package io.kramers.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kramers.config.Configuration;
import io.kramers.gradientnoise.CovarianceExperiment;
import io.kramers.gradientnoise.NetworkLosses;
import io.kramers.prediction.Departures;
import io.kramers.prediction.Neighbourhood;
import io.kramers.prediction.Prediction;
import io.kramers.prediction.PredictionExperiment;
import io.kramers.report.JobOutput;
import io.kramers.report.PredictionOutput;
import io.kramers.report.Provenance;
import io.kramers.spark.BlockJob;
import io.kramers.spark.HadoopFiles;
import io.kramers.spark.SampleJob;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code kramers predict}: SGD on a network beside the models made of its noise and curvature. */
@Command(
    name = "predict",
    description =
        "Runs SGD on a network from a minimum beside the power-law and Langevin dynamics of the noise"
            + " and curvature estimated there, and says which of them moves away as SGD does.",
    mixinStandardHelpOptions = true,
    versionProvider = Kramers.Version.class,
    sortOptions = false,
    footer = {
      "",
      "Writes prediction.json, prediction.parquet, survival.parquet, distances.svg and .png, loss.svg",
      "and .png, survival.svg and .png, report.html, provenance.json; where it trained, minimum.npz,",
      "indices.npy, training.svg and .png.",
      "",
      "Examples:",
      "  kramers predict conf/predict.conf",
      "  kramers predict conf/predict.conf --quick --out out/quick",
      "  kramers predict conf/predict.conf --set minimum.path=out/figure2-cnn",
      "  kramers --master spark://host:7077 -- predict conf/predict.conf --set trials=200"
    })
final class PredictCommand implements Callable<Integer> {
  private static final String SECTION = PredictionExperiment.SECTION;

  @Mixin private JobOptions options;

  @Option(names = "--quick", description = "What the section quick says: a first look.")
  private boolean quick;

  @Override
  public Integer call() throws IOException {
    Configuration configuration =
        Configuration.load(options.configuration, SECTION, options.overrides, quick);
    PredictionExperiment experiment = PredictionExperiment.read(configuration, new HadoopFiles());
    if (options.planned()) {
      return PlanRun.print(SECTION, experiment.around());
    }
    return JobRun.run(SECTION, options, configuration, run -> run(run, experiment));
  }

  private static JobOutput run(JobRun run, PredictionExperiment experiment) {
    CovarianceExperiment around = experiment.around();
    FoundMinimum minimum = FoundMinimum.of(run, around);
    NetworkLosses losses = minimum.losses(around);
    int partitions = run.options().partitions();
    Instant started = Instant.now();
    Neighbourhood neighbourhood;
    SortedSet<String> providers = new TreeSet<>();
    run.progress().say("noise and curvature along " + around.lines().size() + " directions");
    try (SampleJob job =
        new SampleJob(run.spark(), losses, partitions, run.progress(), run.checkpoint())) {
      neighbourhood = Neighbourhood.of(experiment, job, minimum.archive().weights());
      providers.addAll(job.providers());
    }
    BlockJob.Result<Departures> models =
        BlockJob.run(
            run.spark(), neighbourhood.models(), partitions, run.progress(), run.checkpoint());
    run.progress().say("SGD on the network");
    BlockJob.Result<Departures> descents =
        BlockJob.run(
            run.spark(),
            neighbourhood.descents(losses),
            partitions,
            run.progress(),
            run.checkpoint());
    Duration simulation = Duration.between(started, Instant.now());
    providers.addAll(models.providers());
    providers.addAll(descents.providers());
    run.progress().say("comparing and drawing");
    ObjectNode provenance =
        run.provenance(
            List.of(around.seed()),
            new Provenance.Simulation(
                providers, models.trialSteps() + descents.trialSteps(), simulation));
    provenance.put("networkSteps", descents.trialSteps());
    return new PredictionOutput(
        run.options().name(),
        run.configuration(),
        around.problem(),
        minimum.archive(),
        minimum.trained(),
        minimum.curve(),
        Prediction.of(neighbourhood, models.results(), descents.results()),
        provenance);
  }
}
