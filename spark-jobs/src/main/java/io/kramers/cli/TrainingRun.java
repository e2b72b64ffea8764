package io.kramers.cli;

import io.kramers.gradientnoise.LearningProblem;
import io.kramers.spark.Progress;
import io.kramers.training.Checkpoint;
import io.kramers.training.Minimum;
import io.kramers.training.Storage;
import io.kramers.training.Trainer;
import io.kramers.training.TrainingCurve;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Trains a network in this process. The state is in the command's checkpoint: a run that was
 * interrupted goes on from it to the same bits.
 *
 * @param minimum where training ended
 * @param curve all its steps
 * @param state the last one that was kept
 */
record TrainingRun(Minimum minimum, List<TrainingCurve.Step> curve, byte[] state) {
  private static final String STATE = "training.state";
  private static final Duration CHECKPOINTS = Duration.ofSeconds(10);
  private static final long LINES = 2_000_000_000L;

  static TrainingRun of(JobRun run, LearningProblem problem) {
    TrainingCurve curve = new TrainingCurve(new Lines(run.progress()));
    Kept kept = new Kept(run.checkpoint().storage(STATE));
    Minimum minimum =
        Trainer.train(
            problem.network(),
            problem.samples(),
            problem.training(),
            threads(run),
            Optional.of(
                new Checkpoint(kept, problem.hash(), CHECKPOINTS, curve, run.progress()::say)),
            curve);
    run.progress()
        .say(
            String.format(
                Locale.ROOT,
                "trained in %d iterations, loss %.4g, gradient norm %.4g",
                minimum.iterations() + minimum.frozenIterations(),
                minimum.loss(),
                minimum.gradientNorm()));
    return new TrainingRun(minimum, curve.steps(), kept.last);
  }

  /** Remembers what was put there last. */
  private static final class Kept implements Storage {
    private final Storage storage;
    private byte[] last = {};

    Kept(Storage storage) {
      this.storage = storage;
    }

    @Override
    public Optional<byte[]> read() throws IOException {
      return storage.read();
    }

    @Override
    public void replace(byte[] bytes) throws IOException {
      storage.replace(bytes);
      last = bytes;
    }
  }

  private static int threads(JobRun run) {
    return SparkSessions.inThisProcess(run.spark().master())
        ? run.spark().defaultParallelism()
        : Runtime.getRuntime().availableProcessors();
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
