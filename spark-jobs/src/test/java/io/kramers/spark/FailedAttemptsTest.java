package io.kramers.spark;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import io.kramers.blocks.TrialBlocks;
import io.kramers.config.Configuration;
import io.kramers.escape.Cell;
import io.kramers.escape.EscapeExperiment;
import io.kramers.escape.Tally;
import io.kramers.simd.Vectorization;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.SparkConf;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Attempts that throw leave nothing behind. */
class FailedAttemptsTest {
  private static final AtomicInteger FAILURES = new AtomicInteger();

  /**
   * A cell whose blocks 2, 5, 8, ... are counted, and then fail their task's first two attempts.
   * What the attempts counted before is not to be seen again.
   */
  private record Failing(Cell cell) implements TrialBlocks<Tally> {
    @Override
    public long trials() {
      return cell.trials();
    }

    @Override
    public double costOfBlock() {
      return cell.costOfBlock();
    }

    @Override
    public Tally nothing() {
      return cell.nothing();
    }

    @Override
    public Tally read(DataInput in) throws IOException {
      return cell.read(in);
    }

    @Override
    public String identity() {
      return cell.identity();
    }

    @Override
    public Runner<Tally> runner(Vectorization provider) {
      Runner<Tally> runner = cell.runner(provider);
      return (block, result) -> {
        runner.run(block, result);
        if (block % 3 == 2 && TaskContext.get().attemptNumber() < 2) {
          FAILURES.incrementAndGet();
          throw new IllegalStateException("an attempt that fails");
        }
      };
    }
  }

  /** A JVM holds one Spark: a session of another class makes room. */
  @BeforeAll
  static void stopSharedSession() {
    if (SparkSession.getDefaultSession().isDefined()) {
      SparkSession.getDefaultSession().get().stop();
    }
  }

  private static List<Tally> run(List<? extends TrialBlocks<Tally>> work) {
    SparkConf conf =
        new SparkConf()
            .setMaster("local[2,3]")
            .setAppName("failures")
            .set("spark.ui.enabled", "false")
            .set("spark.driver.bindAddress", "127.0.0.1")
            .set("spark.driver.host", "127.0.0.1");
    PrintStream nowhere =
        new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    try (JavaSparkContext spark = new JavaSparkContext(conf)) {
      spark.setLogLevel("OFF");
      return BlockJob.run(spark, work, 5, new Progress("failures", nowhere)).results();
    }
  }

  @Test
  void tasksWhoseFirstAttemptsThrowLeaveTheBitsOfAnUndisturbedRun() {
    List<Cell> cells =
        EscapeExperiment.read(
                new Configuration(
                    ConfigFactory.parseString(
                            """
                            kramers.escape {
                              landscape.kind = four-basins, steps = 50, trials = 20000
                              dynamics = [{ kind = power-law, lambda1 = [24, 48], lambda2 = 0.5 }]
                            }
                            """)
                        .root()))
            .cells();
    List<Tally> undisturbed = run(cells);
    List<Tally> disturbed = run(cells.stream().map(Failing::new).toList());
    assertThat(FAILURES.get()).as("two of each of five tasks").isEqualTo(10);
    assertThat(disturbed).isEqualTo(undisturbed);
    assertThat(undisturbed.get(0)).isNotEqualTo(undisturbed.get(1));
  }
}
