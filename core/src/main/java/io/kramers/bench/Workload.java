package io.kramers.bench;

import com.typesafe.config.ConfigFactory;
import io.kramers.config.Configuration;
import io.kramers.escape.Cell;
import io.kramers.escape.EscapeExperiment;
import java.util.List;
import java.util.Optional;

/**
 * A cell whose speed is measured: 500 steps of eta = 0.025 on the four basins in the plane, counted
 * as escaped at the first crossing.
 *
 * @param name its name on the command line
 * @param data the landscape's data section
 * @param dynamics its dynamics section, with %s for lambda1 and lambda2 where it has them
 */
public record Workload(String name, String data, String dynamics) {
  private static final String NO_DATA = "{ kind = none }";
  private static final String HUNDRED_SAMPLES =
      "{ kind = gaussian, n = 100, standard-deviation = 0.01, seed = 7 }";
  private static final String POWER_LAW = "{ kind = power-law, lambda1 = %1$s, lambda2 = %2$s }";

  /** All workloads, in the order in which they are run. */
  public static final List<Workload> ALL =
      List.of(
          new Workload("power-law", NO_DATA, POWER_LAW),
          new Workload("power-law-data", HUNDRED_SAMPLES, POWER_LAW),
          new Workload("langevin", NO_DATA, "{ kind = langevin, lambda2 = %2$s }"),
          new Workload("sgd-1", HUNDRED_SAMPLES, "{ kind = sgd, batch-size = 1 }"),
          new Workload("sgd-8", HUNDRED_SAMPLES, "{ kind = sgd, batch-size = 8 }"));

  /** The workload of a name. */
  public static Optional<Workload> named(String name) {
    return ALL.stream().filter(workload -> workload.name.equals(name)).findFirst();
  }

  /** The cell, with more trials than any measurement runs. */
  Cell cell(double lambda1, double lambda2) {
    String config =
        """
        kramers.escape {
          landscape { kind = four-basins, dimension = 2, data %s }
          learning-rate = 0.025, steps = 500, trials = 1e15
          exit { rule = any-step, divergence-radius = 10 }
          dynamics = [%s]
        }
        """
            .formatted(data, dynamics.formatted(lambda1, lambda2));
    return EscapeExperiment.read(new Configuration(ConfigFactory.parseString(config).root()))
        .cells()
        .get(0);
  }
}
