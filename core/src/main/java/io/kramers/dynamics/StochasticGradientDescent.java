package io.kramers.dynamics;

import io.kramers.config.CanonicalText;
import io.kramers.config.Settings;
import io.kramers.landscape.Landscape;
import io.kramers.landscape.SampleGradients;
import io.kramers.rng.StreamKey;
import io.kramers.simd.Padded;
import io.kramers.simd.Vectorization;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Stochastic gradient descent, w - eta (1/b) sum over a minibatch of g_m(w). All coordinates of a
 * trial share its minibatch.
 *
 * @param batchSize b, at least 1
 * @param replacement whether a minibatch may hold a sample twice
 */
public record StochasticGradientDescent(int batchSize, boolean replacement) implements Dynamics {
  /** The name of this kind. */
  public static final String KIND = "sgd";

  /** Reads the keys {@code batch-size} (default 1) and {@code replacement} (default true). */
  static StochasticGradientDescent read(Settings settings, Landscape landscape) {
    int batchSize =
        settings.has("batch-size") ? settings.wholeNumber("batch-size", 1, Minibatch.LARGEST) : 1;
    boolean replacement = !settings.has("replacement") || settings.flag("replacement");
    SampleGradients samples =
        landscape
            .sampleGradients()
            .orElseThrow(
                () -> settings.invalid("kind", "needs samples to draw from: give landscape.data"));
    Minibatch.check(settings, batchSize, replacement, samples.count());
    return new StochasticGradientDescent(batchSize, replacement);
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Map<String, Object> parameters() {
    Map<String, Object> parameters = new LinkedHashMap<>();
    parameters.put("batchSize", batchSize);
    parameters.put("replacement", replacement);
    return parameters;
  }

  @Override
  public double costOfStep(Landscape landscape) {
    return Minibatch.costOfDraw(batchSize, replacement)
        + batchSize * landscape.sampleGradients().orElseThrow().costOfGradient();
  }

  @Override
  public Stepper stepper(
      Landscape landscape,
      double learningRate,
      StreamKey key,
      Vectorization provider,
      int capacity) {
    SampleGradients samples = landscape.sampleGradients().orElseThrow();
    SampleGradients.Pass pass = samples.pass(provider);
    Minibatch minibatch =
        new Minibatch(batchSize, replacement, samples.count(), key, provider, capacity);
    double[][] sum = new double[landscape.dimension()][Padded.length(capacity)];
    double rate = learningRate / batchSize;
    return (trials, step) -> {
      double[][] w = trials.w();
      int n = trials.live();
      for (double[] coordinate : sum) {
        Arrays.fill(coordinate, 0, n, 0.0);
      }
      for (int[] indices : minibatch.draw(trials, step)) {
        pass.add(indices, w, n, sum);
      }
      for (int j = 0; j < w.length; j++) {
        descend(w[j], sum[j], rate, n);
      }
    };
  }

  /** A line of arithmetic a lane, which the compiler turns into vector code with the same bits. */
  private static void descend(double[] w, double[] gradient, double rate, int n) {
    for (int i = 0; i < n; i++) {
      w[i] = Math.fma(-rate, gradient[i], w[i]);
    }
  }

  @Override
  public void describe(CanonicalText text) {
    text.put("dynamics", KIND)
        .put("batch-size", batchSize)
        .put("replacement", Boolean.toString(replacement));
  }
}
