package io.kramers.dynamics;

import io.kramers.landscape.ProfilePass;
import io.kramers.rng.Counter;
import io.kramers.rng.Normals;
import io.kramers.rng.StreamKey;
import io.kramers.rng.Words;
import io.kramers.simd.Padded;
import io.kramers.simd.Vectorization;
import java.util.ArrayList;
import java.util.List;

/**
 * Time steps of a diffusion: passes for the slope, the noise's variance, the normals and the
 * update. Coordinates 2k and 2k + 1 share the block of draw k.
 */
final class DiffusionPath implements PathStepper {
  /** A coordinate's step but for the slope, in nanoseconds. */
  static final double COST = 3.0;

  private final ProfilePass loss;
  private final List<NoisePass> noise = new ArrayList<>();
  private final Scheme scheme;
  private final double timeStep;
  private final double varianceFactor;
  private final double driftFactor;
  private final boolean needsNoiseSlope;
  private final StreamKey key;
  private final Words words;
  private final Normals normals;
  private final long[] x0;
  private final long[] x1;
  private final double[][] before;
  private final double[][] variance;
  private final double[][] slope;
  private final double[][] noiseSlope;
  private final double[][] z;

  DiffusionPath(
      StochasticProcess process,
      GaussianNoise gaussian,
      double timeStep,
      Scheme scheme,
      StreamKey key,
      Vectorization provider,
      int capacity) {
    this(process, gaussian, timeStep, scheme, key, provider, Normals.of(provider), capacity);
  }

  /** As above, with normals from elsewhere. */
  DiffusionPath(
      StochasticProcess process,
      GaussianNoise gaussian,
      double timeStep,
      Scheme scheme,
      StreamKey key,
      Vectorization provider,
      Normals normals,
      int capacity) {
    int dimension = process.landscape().dimension();
    loss = process.landscape().profilePass(provider, capacity);
    for (int j = 0; j < dimension; j++) {
      noise.add(gaussian.pass(j, process.landscape().profile(j), process.minimum().get(j)));
    }
    this.timeStep = timeStep;
    this.scheme = scheme;
    this.key = key;
    varianceFactor = process.learningRate() * timeStep;
    driftFactor = 0.5 * process.interpretation().alpha() * varianceFactor;
    needsNoiseSlope = scheme.needsNoiseSlope(process.interpretation());
    words = Words.of(provider);
    this.normals = normals;
    int length = Padded.length(capacity);
    x0 = new long[length];
    x1 = new long[length];
    before = new double[dimension][length];
    variance = new double[dimension][length];
    slope = new double[dimension][length];
    noiseSlope = new double[dimension][length];
    z = new double[dimension][length];
  }

  @Override
  public void advance(Trials trials, long step) {
    double[][] w = trials.w();
    int n = trials.live();
    for (int j = 0; j < w.length; j += 2) {
      words.fill(key, trials.numbers(), n, Counter.word(step, j / 2), x0, x1);
      int last = Math.min(j + 1, w.length - 1);
      for (int c = j; c <= last; c++) {
        look(c, w[c], n);
      }
      if (last > j) {
        normals.transform(x0, x1, n, variance[j], variance[last], z[j], z[last]);
      } else {
        normals.transform(x0, x1, n, variance[j], z[j]);
      }
      for (int c = j; c <= last; c++) {
        step(c, w[c], n);
      }
    }
  }

  private void look(int c, double[] w, int n) {
    System.arraycopy(w, 0, before[c], 0, n);
    loss.slopes(c, w, n, slope[c]);
    noise.get(c).variances(loss, w, n, varianceFactor, variance[c]);
    if (needsNoiseSlope) {
      noise.get(c).derivatives(w, slope[c], n, noiseSlope[c]);
    }
  }

  private void step(int c, double[] w, int n) {
    if (needsNoiseSlope) {
      scheme.correct(w, z[c], variance[c], noiseSlope[c], driftFactor, varianceFactor, n);
    }
    move(w, slope[c], timeStep, z[c], n);
  }

  private static void move(double[] w, double[] slope, double timeStep, double[] z, int n) {
    for (int i = 0; i < n; i++) {
      w[i] = Math.fma(-timeStep, slope[i], w[i]) + z[i];
    }
  }

  @Override
  public double[][] before() {
    return before;
  }

  @Override
  public double[][] variance() {
    return variance;
  }
}
