package io.kramers.gradientnoise;

import io.kramers.config.Configuration;
import io.kramers.config.Settings;
import io.kramers.files.InputFiles;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The gradient covariance at and around a minimum.
 *
 * @param problem the network, its data and how it is trained
 * @param given the minimum, if it is not to be trained
 * @param lines at least one
 * @param spectrum the eigenpairs that are sought
 * @param inDouble whether passes are in float64
 * @param noise the minibatches whose SGD is looked at
 * @param learningRate eta of that SGD
 * @param resampling pairs of minibatches that estimate the traces on lines; empty for all samples
 * @param confidence of intervals
 * @param seed of random directions and minibatches
 */
public record CovarianceExperiment(
    LearningProblem problem,
    Optional<MinimumArchive> given,
    List<Line> lines,
    Spectrum.Choice spectrum,
    boolean inDouble,
    MinibatchFactor noise,
    double learningRate,
    Optional<Resampling> resampling,
    double confidence,
    long seed) {
  /** The section's name below {@code kramers}. */
  public static final String SECTION = "covariance";

  private static final long DEFAULT_SEED = 1;
  private static final double DEFAULT_CONFIDENCE = 0.95;
  private static final int MOST_EIGENPAIRS = 1000;
  private static final int MOST_PRODUCTS = 10_000;
  private static final int DEFAULT_PRODUCTS = 100;
  private static final double DEFAULT_TOLERANCE = 1e-3;
  private static final double DEFAULT_STEP = 1e-3;
  private static final int MOST_PAIRS = 1_000_000;
  private static final int DEFAULT_PAIRS = 200;
  private static final int LARGEST_BATCH = 1 << 16;

  /** Unmodifiable. */
  public CovarianceExperiment {
    lines = List.copyOf(lines);
  }

  /**
   * Estimates by minibatches.
   *
   * @param factor batch size and replacement
   * @param pairs of minibatches
   */
  public record Resampling(MinibatchFactor factor, int pairs) {}

  /**
   * Reads the section, with the data it names.
   *
   * @param files where images are looked for
   * @throws io.kramers.config.ConfigurationException if anything in it is not valid
   */
  public static CovarianceExperiment read(Configuration configuration, InputFiles files) {
    Settings kramers = configuration.settings();
    long seed = kramers.wholeNumber("seed", Long.MIN_VALUE, Long.MAX_VALUE, DEFAULT_SEED);
    Settings section = kramers.requiredSection(SECTION);
    kramers.rejectUnknownKeys();
    CovarianceExperiment experiment = read(section, files, seed);
    section.rejectUnknownKeys();
    return experiment;
  }

  /**
   * Reads the keys of a section that may have others beside.
   *
   * @param seed of random directions and minibatches
   */
  public static CovarianceExperiment read(Settings section, InputFiles files, long seed) {
    LearningProblem problem = LearningProblem.read(section, files);
    Optional<MinimumArchive> given =
        section.has("minimum") ? Optional.of(minimum(section, problem)) : Optional.empty();
    Spectrum.Choice spectrum = spectrum(section, problem);
    List<Line> lines =
        new LineReader(problem.network(), spectrum.pairs(), seed).read(section.sections("lines"));
    boolean inDouble =
        section.has("precision")
            && section.oneOf("precision", Set.of("float32", "float64")).equals("float64");
    int samples = problem.samples().count();
    Settings sgd = section.section("sgd");
    MinibatchFactor noise = minibatches(sgd, samples);
    double learningRate = sgd.positive("learning-rate", problem.training().learningRate());
    sgd.rejectUnknownKeys();
    Optional<Resampling> resampling =
        section.has("resampling")
            ? Optional.of(resampling(section.section("resampling"), samples))
            : Optional.empty();
    double confidence = section.fraction("confidence", DEFAULT_CONFIDENCE);
    return new CovarianceExperiment(
        problem,
        given,
        lines,
        spectrum,
        inDouble,
        noise,
        learningRate,
        resampling,
        confidence,
        seed);
  }

  private static MinimumArchive minimum(Settings section, LearningProblem problem) {
    Settings settings = section.section("minimum");
    MinimumArchive minimum = MinimumArchive.read(settings, "path", problem.network());
    problem
        .images()
        .ifPresent(
            images -> MinimumArchive.checkIndices(settings, "path", images.images().positions()));
    settings.rejectUnknownKeys();
    return minimum;
  }

  private static Spectrum.Choice spectrum(Settings section, LearningProblem problem) {
    int most = Math.min(MOST_EIGENPAIRS, problem.network().parameterCount());
    int pairs = (int) section.wholeNumber("eigenpairs", 0, most, 0);
    return new Spectrum.Choice(
        pairs,
        (int)
            section.wholeNumber(
                "eigen-products",
                Math.max(1, pairs),
                MOST_PRODUCTS,
                Math.max(pairs, DEFAULT_PRODUCTS)),
        section.positive("eigen-tolerance", DEFAULT_TOLERANCE),
        section.positive("hessian-step", DEFAULT_STEP),
        probes(section));
  }

  private static int probes(Settings section) {
    int probes = (int) section.wholeNumber("hessian-probes", 0, MOST_PRODUCTS, 0);
    if (probes == 1) {
      throw section.invalid("hessian-probes", "must be 0 or at least 2, for a standard error");
    }
    return probes;
  }

  private static MinibatchFactor minibatches(Settings settings, int samples) {
    int size = (int) settings.wholeNumber("batch-size", 1, LARGEST_BATCH, 1);
    boolean replacement = !settings.has("replacement") || settings.flag("replacement");
    if (!replacement && size >= samples) {
      throw settings.invalid(
          "batch-size",
          "must be less than the " + samples + " samples, or all minibatches are the same");
    }
    return new MinibatchFactor(size, replacement);
  }

  private static Resampling resampling(Settings settings, int samples) {
    MinibatchFactor factor = minibatches(settings, samples);
    int pairs = (int) settings.wholeNumber("pairs", 2, MOST_PAIRS, DEFAULT_PAIRS);
    settings.rejectUnknownKeys();
    return new Resampling(factor, pairs);
  }
}
