package io.kramers.law;

import com.typesafe.config.ConfigFactory;
import io.kramers.blocks.TrialBlocks;
import io.kramers.config.Configuration;
import io.kramers.simd.Vectorization;
import java.util.List;
import java.util.stream.IntStream;

/** Experiments from a few lines of configuration, run in this thread. */
final class LawRuns {
  private LawRuns() {}

  static List<DensityCell> densities(String experiment) {
    return DensityExperiment.read(configuration(DensityExperiment.SECTION, experiment)).cells();
  }

  static List<MomentsCell> moments(String experiment) {
    return MomentsExperiment.read(configuration(MomentsExperiment.SECTION, experiment)).cells();
  }

  private static Configuration configuration(String section, String experiment) {
    return new Configuration(
        ConfigFactory.parseString(
                "kramers { seed = 7, %s.experiments = [{ id = t, %s }] }"
                    .formatted(section, experiment))
            .root());
  }

  static LawTally run(LawCell cell) {
    return run(cell, Vectorization.active());
  }

  static LawTally run(LawCell cell, Vectorization provider) {
    TrialBlocks.Runner<LawTally> runner = cell.runner(provider);
    LawTally tally = cell.nothing();
    for (long block = 0; block < cell.blocks(); block++) {
      runner.run(block, tally);
    }
    return tally;
  }

  static List<SecondMoment> moments(LawCell cell, LawTally tally) {
    return IntStream.range(0, cell.recordSteps().size())
        .mapToObj(time -> SecondMoment.of(cell, tally, time).orElseThrow())
        .toList();
  }
}
