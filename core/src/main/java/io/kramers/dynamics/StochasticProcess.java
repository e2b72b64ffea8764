package io.kramers.dynamics;

import io.kramers.config.CanonicalText;
import io.kramers.config.Settings;
import io.kramers.landscape.Landscape;
import io.kramers.landscape.Landscapes;
import io.kramers.rng.StreamKey;
import io.kramers.simd.Vectorization;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A continuous-time dynamics on a separable landscape, dw = -grad L dt + noise.
 *
 * @param landscape L
 * @param noise Gaussian, sqrt(eta D(w)) dB, or an alpha-stable process
 * @param learningRate eta, greater than 0
 * @param interpretation of a Gaussian noise
 * @param minimum w* of the basin that it starts in, d numbers
 */
public record StochasticProcess(
    Landscape landscape,
    Noise noise,
    double learningRate,
    Interpretation interpretation,
    List<Double> minimum)
    implements Serializable {

  private static final int PROBES = 1000;

  private static final Map<String, Interpretation> INTERPRETATIONS =
      Stream.of(Interpretation.values())
          .collect(Collectors.toMap(Interpretation::kind, each -> each, (a, b) -> a, TreeMap::new));

  /**
   * Reads the keys {@code landscape}, {@code noise}, {@code learning-rate} and {@code
   * interpretation} (default ito); the last two have no effect on an alpha-stable noise.
   *
   * @param start along each coordinate, in the basin whose minimum is w*
   * @throws io.kramers.config.ConfigurationException if they are not valid
   */
  public static StochasticProcess read(Settings settings, double start) {
    return read(settings, Landscapes.read(settings.requiredSection("landscape")), start);
  }

  /** Reads the same of a process in the basin of the landscape's own minimum. */
  public static StochasticProcess read(Settings settings) {
    Landscape landscape = Landscapes.read(settings.requiredSection("landscape"));
    return read(settings, landscape, landscape.minimum()[0]);
  }

  private static StochasticProcess read(Settings settings, Landscape landscape, double start) {
    Noise noise = Noises.read(settings.requiredSection("noise"), landscape.dimension());
    boolean needsRate = noise instanceof GaussianNoise || settings.has("learning-rate");
    double[] at = new double[landscape.dimension()];
    Arrays.fill(at, start);
    return new StochasticProcess(
        landscape,
        noise,
        needsRate ? settings.positive("learning-rate") : 1.0,
        settings.has("interpretation")
            ? INTERPRETATIONS.get(settings.oneOf("interpretation", INTERPRETATIONS.keySet()))
            : Interpretation.ITO,
        Arrays.stream(landscape.minimumNear(at)).boxed().toList());
  }

  /**
   * Makes sure that a Gaussian noise's variance is positive between two places of a coordinate: a
   * loss below the one at w* may make that of a loss-dependent noise negative.
   *
   * @param settings what the process was read from
   * @throws io.kramers.config.ConfigurationException if it is not
   */
  public void checkNoise(Settings settings, int j, double from, double to) {
    if (!(noise instanceof GaussianNoise)) {
      return;
    }
    CoordinateNoise along = along(j).noise();
    for (int i = 0; i <= PROBES; i++) {
      double w = from + (to - from) * i / PROBES;
      if (!(along.variance(w) > 0)) {
        throw settings.invalid(
            "noise",
            "has the variance " + along.variance(w) + " at w = " + w + "; it must be positive");
      }
    }
  }

  /** One coordinate, if the noise is Gaussian. */
  public CoordinateDiffusion along(int j) {
    return new CoordinateDiffusion(
        landscape.profile(j),
        ((GaussianNoise) noise).along(j, landscape.profile(j), minimum.get(j)),
        learningRate,
        interpretation);
  }

  /**
   * A machine that moves blocks of trials by time steps, for one thread.
   *
   * @param timeStep dt, greater than 0
   * @param scheme for a Gaussian noise; an alpha-stable one knows Euler's alone
   * @param capacity the most trials that a block holds
   */
  public PathStepper stepper(
      double timeStep, Scheme scheme, StreamKey key, Vectorization provider, int capacity) {
    return noise instanceof AlphaStableNoise stable
        ? new StablePath(landscape, stable, timeStep, key, provider, capacity)
        : new DiffusionPath(this, (GaussianNoise) noise, timeStep, scheme, key, provider, capacity);
  }

  /** What a time step of one trial costs, in rough nanoseconds on one core. */
  public double costOfStep() {
    double each = noise instanceof AlphaStableNoise ? StablePath.COST : DiffusionPath.COST;
    return landscape.costOfGradient() + each * landscape.dimension();
  }

  /** Writes what moves a trajectory, but for its start and time step. */
  public void describe(CanonicalText text) {
    landscape.describe(text);
    noise.describe(text);
    if (noise instanceof GaussianNoise) {
      text.put("learning-rate", learningRate).put("interpretation", interpretation.kind());
      minimum.forEach(w -> text.put("minimum", w));
    }
  }
}
