package io.kramers.fit;

import com.typesafe.config.ConfigFactory;
import io.kramers.blocks.TrialBlocks;
import io.kramers.config.Configuration;
import io.kramers.exittime.ExitTimeCell;
import io.kramers.exittime.ExitTimeEstimate;
import io.kramers.exittime.ExitTimeExperiment;
import io.kramers.exittime.ExitTimes;
import io.kramers.simd.Vectorization;
import java.util.List;

/** Exit-time experiments from a few lines of configuration, run in this thread. */
final class ExitTimeRuns {
  private ExitTimeRuns() {}

  /** The cells of experiments, each the inside of a HOCON object without its id. */
  static List<ExitTimeCell> cells(String... experiments) {
    StringBuilder list = new StringBuilder();
    for (int i = 0; i < experiments.length; i++) {
      list.append("{ id = e").append(i).append(", ").append(experiments[i]).append(" }\n");
    }
    String config = "kramers { seed = 11, escape-time.experiments = [" + list + "] }";
    return ExitTimeExperiment.read(new Configuration(ConfigFactory.parseString(config).root()))
        .cells();
  }

  static ExitTimeEstimate run(ExitTimeCell cell) {
    TrialBlocks.Runner<ExitTimes> runner = cell.runner(Vectorization.active());
    ExitTimes times = cell.nothing();
    for (long block = 0; block < cell.blocks(); block++) {
      runner.run(block, times);
    }
    return new ExitTimeEstimate(cell, times, 1);
  }
}
