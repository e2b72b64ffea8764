package io.kramers.blocks;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import io.kramers.config.Configuration;
import io.kramers.escape.EscapeExperiment;
import io.kramers.exittime.ExitTimeExperiment;
import io.kramers.law.DensityExperiment;
import io.kramers.simd.Vectorization;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Results of blocks as checkpoints keep them. */
class WrittenResultsTest {
  private static Configuration conf(String text) {
    return new Configuration(ConfigFactory.parseString(text).root());
  }

  private static <R extends Mergeable<R>> R run(TrialBlocks<R> work, long block) {
    R result = work.nothing();
    work.runner(Vectorization.active()).run(block, result);
    return result;
  }

  /** The first work's results, which the second one's cannot be taken for. */
  private static <R extends Mergeable<R>> int check(TrialBlocks<R> work, TrialBlocks<R> other)
      throws IOException {
    int bytes = Written.check(work, run(work, 0), run(work, 1));
    Written.checkRefused(other, run(work, 0));
    Written.checkRefused(work, run(other, 0));
    return bytes;
  }

  @Test
  void tallies() throws IOException {
    List<io.kramers.escape.Cell> cells =
        EscapeExperiment.read(
                conf(
                    """
                    kramers.escape { landscape { kind = four-basins }, steps = [200, 40000]
                      exit.divergence-radius = 1.5, trials = 1500
                      dynamics = [{ kind = power-law, lambda1 = 30, lambda2 = 0.4 }] }
                    """))
            .cells();
    // At most a few bytes a trial that escaped, of 1024.
    assertThat(check(cells.get(0), cells.get(1))).isLessThan(1000);
    check(cells.get(1), cells.get(0));
  }

  @Test
  void exitTimes() throws IOException {
    List<io.kramers.exittime.ExitTimeCell> cells =
        ExitTimeExperiment.read(
                conf(
                    """
                    kramers.escape-time.experiments = [
                      { id = a, learning-rate = 0.2, time-step = 0.1, horizon = [4, 300]
                        landscape { kind = quartic }, trials = 3000, divergence-radius = 1.4
                        noise { kind = constant, sigma = 1 }, from = -1, to = 0 } ]
                    """))
            .cells();
    assertThat(check(cells.get(1), cells.get(0))).isLessThan(9000);
  }

  @Test
  void laws() throws IOException {
    List<io.kramers.law.LawCell> cells =
        DensityExperiment.read(
                conf(
                    """
                    kramers.density.experiments = [
                      { id = a, landscape { kind = harmonic, curvatures = [1.0] }
                        noise { kind = alpha-stable, alpha = 1.2, scale = 0.1 }
                        time-step = [0.05, 0.1], times = [0.5, 1], trials = 2000 } ]
                    """))
            .cells()
            .stream()
            .map(io.kramers.law.DensityCell::ensemble)
            .toList();
    assertThat(check(cells.get(0), cells.get(1))).isLessThan(20_000);
  }

  /** What results depend on is in the identity, and what they do not depend on is not. */
  @Test
  void identities() {
    Set<String> identities = new HashSet<>();
    String conf =
        """
        kramers { seed = 1, escape { landscape { kind = four-basins }, steps = 20, trials = 1500
          dynamics = [{ kind = langevin, lambda2 = 1 }], confidence = 0.9, %s } }
        """;
    List<String> others =
        List.of(
            "",
            "trials = 1501",
            "steps = 21",
            "learning-rate = 0.1",
            "exit.rule = final-step",
            "exit.divergence-radius = 9",
            "dynamics = [{ kind = langevin, lambda2 = 2 }]",
            "landscape.scale = 2");
    for (String other : others) {
      identities.add(identity(conf.formatted(other)));
    }
    identities.add(identity(conf.formatted("").replace("seed = 1", "seed = 2")));
    assertThat(identities).hasSize(others.size() + 1);
    assertThat(identities).contains(identity(conf.formatted("confidence = 0.8")));
  }

  private static String identity(String conf) {
    return EscapeExperiment.read(conf(conf)).cells().get(0).identity();
  }
}
