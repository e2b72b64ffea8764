package io.kramers.cli;

import io.kramers.gradientnoise.CovarianceExperiment;
import io.kramers.report.PlanText;
import io.kramers.spark.Cluster;
import io.kramers.spark.Plan;
import io.kramers.spark.PlannedWork;
import java.time.Duration;
import java.util.List;

/** What commands do where a plan is asked for: nothing is started or written. */
final class PlanRun {
  /** At most, for a few blocks of each kind of cell and the compiler to be done with them. */
  private static final Duration CALIBRATION = Duration.ofSeconds(5);

  private PlanRun() {}

  /**
   * Prints the plans of a command.
   *
   * @param work that it would run, in order
   */
  static int print(String command, JobOptions options, List<PlannedWork> work) {
    List<Cluster> clusters = options.plannedClusters();
    int partitions = options.partitions();
    List<PlannedWork> calibrated = Plan.calibrated(work, CALIBRATION);
    List<Plan> plans =
        clusters.stream().map(cluster -> Plan.of(calibrated, cluster, partitions)).toList();
    System.out.print(options.json ? PlanText.json(plans) : PlanText.of(command, plans));
    return 0;
  }

  /** Prints what can be said of work on a network's samples: how far it goes, data decide. */
  static int print(String command, CovarianceExperiment experiment) {
    System.out.print(PlanText.ofGradients(command, experiment));
    return 0;
  }
}
