package io.kramers.bench;

import com.typesafe.config.ConfigFactory;
import io.kramers.config.Configuration;
import io.kramers.config.Settings;
import io.kramers.escape.EscapeExperiment;
import io.kramers.escape.Outcome;
import io.kramers.exittime.ExitTimeExperiment;
import io.kramers.exittime.ExitTimes;
import io.kramers.network.NetworkKinds;
import io.kramers.network.Shape;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Work whose speed is measured: trials that stop where they escape, or gradients of a network.
 *
 * @param name its name on the command line
 * @param measure what it counts
 * @param config a configuration, with %1$s and %2$s for lambda1 and lambda2 where it has them
 * @param reader of the configuration
 */
public record Workload(
    String name, Measure measure, String config, Function<Configuration, Work> reader) {
  /** The most steps that a trial takes. */
  public static final int STEPS = 500;

  private static final int CLASSES = 10;
  private static final String NO_DATA = "{ kind = none }";
  private static final String HUNDRED_SAMPLES =
      "{ kind = gaussian, n = 100, standard-deviation = 0.01, seed = 7 }";
  private static final String POWER_LAW = "{ kind = power-law, lambda1 = %1$s, lambda2 = %2$s }";

  /** All workloads, in the order in which they are run. */
  public static final List<Workload> ALL =
      List.of(
          discrete("power-law", NO_DATA, POWER_LAW),
          discrete("power-law-data", HUNDRED_SAMPLES, POWER_LAW),
          discrete("langevin", NO_DATA, "{ kind = langevin, lambda2 = %2$s }"),
          discrete("sgd-1", HUNDRED_SAMPLES, "{ kind = sgd, batch-size = 1 }"),
          discrete("sgd-8", HUNDRED_SAMPLES, "{ kind = sgd, batch-size = 8 }"),
          continuous(
              "diffusion",
              """
              landscape { kind = quartic }
              noise { kind = loss-dependent, sigma = 1, mu = 4 }
              learning-rate = 0.05, interpretation = ito
              from = -1, to = 0, crossing = bridge"""),
          continuous(
              "alpha-stable",
              """
              landscape { kind = harmonic, curvatures = [1] }
              noise { kind = alpha-stable, alpha = 1.5, scale = 0.2 }
              interval = [-1, 1], start = 0"""),
          gradient("cnn-gradient", false),
          gradient("cnn-per-sample", true));

  /** The workload of a name. */
  public static Optional<Workload> named(String name) {
    return ALL.stream().filter(workload -> workload.name.equals(name)).findFirst();
  }

  /** Eta = 0.025 on the four basins in the plane. */
  private static Workload discrete(String name, String data, String dynamics) {
    String config =
        """
        kramers.escape {
          landscape { kind = four-basins, dimension = 2, data %s }
          learning-rate = 0.025, steps = %d, trials = 1e15
          exit { rule = any-step, divergence-radius = 10 }
          dynamics = [%s]
        }
        """
            .formatted(data, STEPS, dynamics);
    return new Workload(
        name,
        Measure.TRIALS,
        config,
        configuration ->
            new TrialWork<>(
                EscapeExperiment.read(configuration).cells().get(0),
                tally -> tally.count(Outcome.ESCAPED)));
  }

  /** Time steps of 0.01 along one coordinate. */
  private static Workload continuous(String name, String experiment) {
    String config =
        """
        kramers.escape-time.experiments = [{
          id = bench, time-step = 0.01, horizon = %s, trials = 1e15
          %s
        }]
        """
            .formatted(0.01 * STEPS, experiment);
    return new Workload(
        name,
        Measure.TRIALS,
        config,
        configuration ->
            new TrialWork<>(
                ExitTimeExperiment.read(configuration).cells().get(0), ExitTimes::exited));
  }

  /** The paper's network for 28 x 28 images. */
  private static Workload gradient(String name, boolean perSample) {
    Shape shape = new Shape(1, 28, 28);
    return new Workload(
        name,
        Measure.IMAGES,
        "network { kind = cnn }",
        configuration ->
            new GradientWork(
                NetworkKinds.read(
                    Settings.of(configuration.root(), "").section("network"), shape, CLASSES),
                GradientWork.images(shape, CLASSES),
                perSample));
  }

  /** Its blocks. */
  Work work(double lambda1, double lambda2) {
    return reader.apply(
        new Configuration(ConfigFactory.parseString(config.formatted(lambda1, lambda2)).root()));
  }
}
