package io.kramers.exittime;

import com.typesafe.config.ConfigFactory;
import io.kramers.blocks.TrialBlocks;
import io.kramers.config.Configuration;
import io.kramers.simd.Vectorization;
import java.util.List;

/** Experiments from a few lines of configuration, run in this thread. */
final class ExitTimeRuns {
  private ExitTimeRuns() {}

  static ExitTimeCell cell(String experiment) {
    List<ExitTimeCell> cells = cells(experiment);
    if (cells.size() != 1) {
      throw new IllegalArgumentException("a sweep: " + experiment);
    }
    return cells.get(0);
  }

  static List<ExitTimeCell> cells(String experiment) {
    String config =
        "kramers { seed = 11, escape-time.experiments = [{ id = t, " + experiment + " }] }";
    return ExitTimeExperiment.read(new Configuration(ConfigFactory.parseString(config).root()))
        .cells();
  }

  static ExitTimeEstimate run(ExitTimeCell cell) {
    return new ExitTimeEstimate(cell, times(cell, Vectorization.active()), 1);
  }

  static ExitTimes times(ExitTimeCell cell, Vectorization provider) {
    TrialBlocks.Runner<ExitTimes> runner = cell.runner(provider);
    ExitTimes times = cell.nothing();
    for (long block = 0; block < cell.blocks(); block++) {
      runner.run(block, times);
    }
    return times;
  }
}
