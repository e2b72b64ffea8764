package io.kramers.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.kramers.config.Configuration;
import io.kramers.config.Settings;
import io.kramers.gradientnoise.CovarianceExperiment;
import io.kramers.gradientnoise.LearningProblem;
import io.kramers.report.JobOutput;
import io.kramers.report.Provenance;
import io.kramers.report.TrainingOutput;
import io.kramers.spark.HadoopFiles;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code kramers train}: a network to a minimum of its loss. */
@Command(
    name = "train",
    description = "Trains a network to a minimum of its loss by gradient descent over all samples.",
    mixinStandardHelpOptions = true,
    versionProvider = Kramers.Version.class,
    sortOptions = false,
    footer = {
      "",
      "CONF has a section train with network, data and training, or a section covariance.",
      "Writes minimum.npz and indices.npy (NumPy's, with PyTorch's names and shapes), training.json,",
      "training.parquet, training.svg and .png, checkpoint, report.html, provenance.json.",
      "A run that was interrupted goes on where it was when it is started again, to the same bits.",
      "",
      "Examples:",
      "  kramers train conf/figure2-cnn.conf --out out/cnn",
      "  kramers covariance conf/figure2-cnn.conf --set minimum.path=out/cnn"
    })
final class TrainCommand implements Callable<Integer> {
  private static final String SECTION = "train";

  @Mixin private JobOptions options;

  @Option(names = "--quick", description = "What the section quick says: a first look.")
  private boolean quick;

  @Override
  public Integer call() throws IOException {
    Configuration file = Configuration.load(options.configuration, SECTION, List.of());
    boolean own = file.settings().has(SECTION);
    String section = own ? SECTION : CovarianceExperiment.SECTION;
    Configuration configuration =
        Configuration.load(options.configuration, section, options.overrides, quick);
    LearningProblem problem =
        own
            ? read(configuration)
            : CovarianceExperiment.read(configuration, new HadoopFiles()).problem();
    TrainingRun.check(options.localOut(), problem);
    int code = JobRun.run(SECTION, options, configuration, run -> run(run, problem));
    TrainingRun.forget(options.localOut());
    return code;
  }

  private static LearningProblem read(Configuration configuration) {
    Settings kramers = configuration.settings();
    Settings section = kramers.requiredSection(SECTION);
    kramers.rejectUnknownKeys();
    LearningProblem problem = LearningProblem.read(section, new HadoopFiles());
    section.rejectUnknownKeys();
    return problem;
  }

  private static JobOutput run(JobRun run, LearningProblem problem) throws IOException {
    TrainingRun trained = TrainingRun.of(run, problem);
    JsonNode provenance =
        run.provenance(List.of(problem.training().seed()), Provenance.Simulation.NONE);
    return new TrainingOutput(
        run.options().name(),
        run.configuration(),
        problem,
        trained.minimum(),
        trained.curve(),
        TrainingRun.checkpoint(run.options().localOut()),
        provenance);
  }
}
