package io.kramers.claim;

import com.typesafe.config.ConfigFactory;
import io.kramers.config.Settings;
import io.kramers.dynamics.GaussianNoise;
import io.kramers.dynamics.Interpretation;
import io.kramers.dynamics.Scheme;
import io.kramers.dynamics.StochasticProcess;
import io.kramers.exittime.ExitTimeCell;
import io.kramers.exittime.Region;
import io.kramers.law.LawCell;
import io.kramers.theory.Crossing;
import io.kramers.theory.ExitInterval;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Cells of claims: processes in a configuration's words, watched as claims need it. */
final class Ensembles {
  /** Trials are watched for so many mean times, so that no one of a billion is still inside. */
  private static final double MEAN_TIMES = 30.0;

  private static final double RADIUS = 1e6;

  private Ensembles() {}

  /**
   * A process.
   *
   * @param text the keys of {@link StochasticProcess#read} but for the interpretation
   * @param start along each coordinate
   */
  static StochasticProcess process(String text, Interpretation interpretation, double start) {
    String all = text + "\ninterpretation = " + interpretation.kind();
    return StochasticProcess.read(Settings.of(ConfigFactory.parseString(all).root(), ""), start);
  }

  /** The quartic double well A ((w/s)^2 - 1)^2 / 4 with minima at -s and s. */
  static String doubleWell(double factor, double width, int dimension) {
    return String.format(
        Locale.ROOT,
        "landscape { kind = polynomial, dimension = %d, coefficients = [%s, 0, %s, 0, %s] }",
        dimension,
        factor / 4.0,
        -factor / (2.0 * width * width),
        factor / (4.0 * width * width * width * width));
  }

  /** The paper's power-law dynamic, Eq. 10. */
  static String lossDependent(double learningRate, double sigma, double mu) {
    return String.format(
        Locale.ROOT,
        "\nlearning-rate = %s\nnoise { kind = loss-dependent, sigma = %s, mu = %s }",
        learningRate,
        sigma,
        mu);
  }

  /** Langevin dynamics. */
  static String constant(double learningRate, double sigma) {
    return String.format(
        Locale.ROOT,
        "\nlearning-rate = %s\nnoise { kind = constant, sigma = %s }",
        learningRate,
        sigma);
  }

  /**
   * An ensemble of exit times.
   *
   * @param about the mean exit time, roughly
   */
  static ExitTimeCell exit(
      String id,
      StochasticProcess process,
      double start,
      ExitInterval bounds,
      double timeStep,
      double about,
      Effort effort) {
    return new ExitTimeCell(
        id,
        process,
        new Region(start, bounds),
        timeStep,
        Math.round(MEAN_TIMES * about / timeStep),
        effort.trials(),
        process.noise() instanceof GaussianNoise ? Crossing.BRIDGE : Crossing.DISCRETE,
        Scheme.EULER_MARUYAMA,
        RADIUS,
        0.0,
        effort.confidenceOfOne(),
        effort.seed(),
        Map.of());
  }

  /** An ensemble that is looked at after some steps. */
  static LawCell law(
      String id,
      StochasticProcess process,
      double start,
      double timeStep,
      List<Long> steps,
      double radius,
      Effort effort) {
    return new LawCell(
        id,
        process,
        List.of(start),
        timeStep,
        Scheme.EULER_MARUYAMA,
        steps,
        0,
        effort.lawTrials(),
        radius,
        effort.confidenceOfOne(),
        effort.seed(),
        Map.of());
  }
}
