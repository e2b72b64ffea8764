package io.kramers.spark;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import io.kramers.config.Configuration;
import io.kramers.escape.Cell;
import io.kramers.escape.EscapeExperiment;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class WarmUpTest {
  private static List<Cell> cells(String data, String sizes) {
    String conf =
        """
        kramers.escape {
          landscape { kind = four-basins, data { %s } }
          %s, dynamics = [{ kind = langevin, lambda2 = 1 }]
        }
        """
            .formatted(data, sizes);
    return EscapeExperiment.read(new Configuration(ConfigFactory.parseString(conf).root())).cells();
  }

  /** A cell of that size would run for years. */
  @Test
  @Timeout(20)
  void runsUntilItIsClosedAndNotLonger() throws InterruptedException {
    WarmUp warmUp = WarmUp.ofCells(cells("kind = none", "steps = 1e6, trials = 1e12"));
    assertThat(warmUp.running()).isTrue();
    warmUp.close();
    warmUp.awaitEnd();
  }

  @Test
  @Timeout(20)
  void leavesLandscapesAloneThatTakeLongToPrepare() throws InterruptedException {
    String data = "kind = gaussian, n = 2000, standard-deviation = 0.01";
    WarmUp.ofCells(cells(data, "trials = 1000")).awaitEnd();
  }
}
