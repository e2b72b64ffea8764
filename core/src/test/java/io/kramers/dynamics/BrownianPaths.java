package io.kramers.dynamics;

import com.typesafe.config.ConfigFactory;
import io.kramers.config.Settings;
import io.kramers.rng.Counter;
import io.kramers.rng.Normals;
import io.kramers.rng.Purpose;
import io.kramers.rng.StreamKey;
import io.kramers.rng.Words;
import io.kramers.simd.Padded;
import io.kramers.simd.Vectorization;

/** One-dimensional processes at several time steps along the same Brownian paths. */
final class BrownianPaths {
  /** Paths side by side. */
  static final int PATHS = 1024;

  private final double[][] standard;

  /**
   * Standard normal increments of {@code steps} time steps.
   *
   * @param batch tells independent sets of paths apart
   */
  BrownianPaths(int steps, long batch) {
    Words words = Words.of(Vectorization.active());
    Normals normals = Normals.of(Vectorization.active());
    StreamKey key = StreamKey.of(5, Purpose.TRAJECTORY, batch);
    int length = Padded.length(PATHS);
    long[] numbers = new long[length];
    for (int i = 0; i < PATHS; i++) {
      numbers[i] = i;
    }
    standard = new double[steps][length];
    for (int step = 0; step < steps; step += 2) {
      long[] x0 = new long[length];
      long[] x1 = new long[length];
      words.fill(key, numbers, PATHS, Counter.word(step, 0), x0, x1);
      normals.transform(x0, x1, PATHS, 1.0, standard[step], standard[step + 1]);
    }
  }

  /** A process from the keys of a configuration. */
  static StochasticProcess process(String keys, double start) {
    return StochasticProcess.read(
        Settings.of(ConfigFactory.parseString(keys).root(), "test"), start);
  }

  /**
   * Where the paths are at time T, in steps of so many of the finest ones.
   *
   * @param coarse finest steps a step; their number is a multiple of it
   */
  double[] end(StochasticProcess process, Scheme scheme, double time, int coarse, double start) {
    int steps = standard.length / coarse;
    Increments increments = new Increments(coarse);
    DiffusionPath path =
        new DiffusionPath(
            process,
            (GaussianNoise) process.noise(),
            time / steps,
            scheme,
            StreamKey.of(0, Purpose.TRAJECTORY, 0),
            Vectorization.active(),
            increments,
            PATHS);
    Trials trials = new Trials(1, PATHS);
    trials.start(0, PATHS, new double[] {start});
    for (int step = 1; step <= steps; step++) {
      increments.step = step;
      path.advance(trials, step);
    }
    return trials.w()[0];
  }

  /** The paths' own increments, whatever the random words. */
  private final class Increments implements Normals {
    private final int coarse;
    private int step;

    Increments(int coarse) {
      this.coarse = coarse;
    }

    @Override
    public void transform(long[] x0, long[] x1, int n, double deviation, double[] z0, double[] z1) {
      throw new AssertionError("not used by a diffusion's path");
    }

    @Override
    public void transform(
        long[] x0,
        long[] x1,
        int n,
        double[] variance0,
        double[] variance1,
        double[] z0,
        double[] z1) {
      throw new AssertionError("not used along one coordinate");
    }

    @Override
    public void transform(long[] x0, long[] x1, int n, double[] variance, double[] z) {
      for (int i = 0; i < n; i++) {
        double sum = 0.0;
        for (int k = (step - 1) * coarse; k < step * coarse; k++) {
          sum += standard[k][i];
        }
        z[i] = sum * Math.sqrt(variance[i] / coarse);
      }
    }
  }
}
