package io.kramers.cli;

import io.kramers.gradientnoise.LearningProblem;
import io.kramers.spark.Progress;
import io.kramers.training.Checkpoint;
import io.kramers.training.Minimum;
import io.kramers.training.Trainer;
import io.kramers.training.TrainingCurve;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Trains a network in this process. The state is kept on this machine, beside the output directory
 * or, where that is elsewhere, beside the default one, until results are there: a run that was
 * interrupted goes on from it to the same bits when it is started again.
 *
 * @param minimum where training ended
 * @param curve all its steps
 */
record TrainingRun(Minimum minimum, List<TrainingCurve.Step> curve) {
  private static final Duration CHECKPOINTS = Duration.ofSeconds(10);
  private static final long LINES = 2_000_000_000L;

  static TrainingRun of(JobRun run, LearningProblem problem) throws IOException {
    Path out = run.options().localOut();
    if (Files.exists(checkpoint(out))) {
      run.progress().say("training goes on from " + checkpoint(out));
    }
    Lines lines = new Lines(run.progress());
    try (TrainingCurve curve = new TrainingCurve(curve(out), lines)) {
      Minimum minimum =
          Trainer.train(
              problem.network(),
              problem.samples(),
              problem.training(),
              threads(run),
              Optional.of(checkpoint(out, problem)),
              curve);
      run.progress()
          .say(
              String.format(
                  Locale.ROOT,
                  "trained in %d iterations, loss %.4g, gradient norm %.4g",
                  minimum.iterations() + minimum.frozenIterations(),
                  minimum.loss(),
                  minimum.gradientNorm()));
      return new TrainingRun(minimum, curve.steps());
    }
  }

  /**
   * Checks, before any work, the state that an earlier run left.
   *
   * @throws io.kramers.config.ConfigurationException if it cannot be gone on from
   */
  static void check(Path out, LearningProblem problem) {
    checkpoint(out, problem).requireUsable();
  }

  private static Checkpoint checkpoint(Path out, LearningProblem problem) {
    return new Checkpoint(checkpoint(out), problem.hash(), CHECKPOINTS);
  }

  private static int threads(JobRun run) {
    return SparkSessions.inThisProcess(run.spark().master())
        ? run.spark().defaultParallelism()
        : Runtime.getRuntime().availableProcessors();
  }

  /** Where the state is kept. */
  static Path checkpoint(Path out) {
    return beside(out, ".checkpoint");
  }

  private static Path curve(Path out) {
    return beside(out, ".curve");
  }

  private static Path beside(Path out, String ending) {
    Path absolute = out.toAbsolutePath().normalize();
    return absolute.resolveSibling("." + absolute.getFileName() + ending);
  }

  /** Forgets the state of a run whose results are there. */
  static void forget(Path out) throws IOException {
    Files.deleteIfExists(checkpoint(out));
    Files.deleteIfExists(curve(out));
  }

  /** A line every few seconds. */
  private static final class Lines implements io.kramers.training.Progress {
    private final Progress progress;
    private long last = System.nanoTime();
    private int lastIteration = -1;

    Lines(Progress progress) {
      this.progress = progress;
    }

    @Override
    public void at(boolean frozen, int iteration, double loss, double gradientNorm) {
      long now = System.nanoTime();
      if (lastIteration < 0 || iteration < lastIteration) {
        lastIteration = iteration;
      }
      if (now - last >= LINES && iteration > lastIteration) {
        progress.say(
            String.format(
                Locale.ROOT,
                "training%s: iteration %d, loss %.4g, gradient norm %.4g, %.3g iterations/s",
                frozen ? " with frozen statistics" : "",
                iteration,
                loss,
                gradientNorm,
                (iteration - lastIteration) * 1e9 / (now - last)));
        last = now;
        lastIteration = iteration;
      }
    }
  }
}
