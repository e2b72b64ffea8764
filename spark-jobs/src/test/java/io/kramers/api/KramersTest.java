package io.kramers.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.typesafe.config.ConfigFactory;
import io.kramers.config.Configuration;
import io.kramers.config.ConfigurationException;
import io.kramers.question.Answer;
import io.kramers.question.Questions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs of the API on a session that is there; fixed seeds. */
class KramersTest {
  private static SparkSession spark;

  @TempDir Path folder;

  @BeforeAll
  static void start() {
    if (SparkSession.getDefaultSession().isDefined()) {
      SparkSession.getDefaultSession().get().stop();
    }
    spark =
        SparkSession.builder()
            .master("local[2]")
            .appName("api")
            .config("spark.ui.enabled", "false")
            .config("spark.sql.shuffle.partitions", "1")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.driver.host", "127.0.0.1")
            .getOrCreate();
    spark.sparkContext().setLogLevel("ERROR");
  }

  @AfterAll
  static void stop() {
    spark.stop();
  }

  private static Escape escape(Dynamics... dynamics) {
    return Kramers.on(spark)
        .landscape(Landscape.fourBasins(2).gaussianData(20, 0.01, 7))
        .dynamics(dynamics)
        .trials(4000)
        .seed(3);
  }

  @Test
  void resultsHaveCellsTableAndPicture() throws Exception {
    EscapeResults results =
        escape(Dynamics.powerLaw().lambda1(16, 24, 32).lambda2(0.35), Dynamics.gradientDescent())
            .run();
    assertThat(results.cells()).hasSize(4);
    for (EscapeCell cell : results.cells()) {
      assertThat(cell.escaped() + cell.censored() + cell.diverged()).isEqualTo(cell.trials());
      assertThat(cell.probability()).isEqualTo((double) cell.escaped() / cell.trials());
    }
    EscapeCell cell = results.cells().get(1);
    assertThat(cell.parameters())
        .containsEntry("dynamics", "power-law")
        .containsEntry("lambda1", 24.0)
        .containsEntry("scale", 1.0);
    assertThat(cell).hasToString("power-law lambda1=24 lambda2=0.35 scale=1");
    assertThat(cell.probability())
        .isBetween(cell.interval().orElseThrow().lower(), cell.interval().orElseThrow().upper());
    assertThat(cell.exactInterval()).isPresent();
    assertThat(cell.meanExitStep()).isPresent();
    assertThat(results.cells().get(3).interval()).isEmpty();

    assertThat(results.toString().lines()).hasSizeGreaterThanOrEqualTo(5);
    Dataset<Row> table = results.toDF();
    assertThat(table.count()).isEqualTo(4);
    assertThat(table.where("lambda1 = 24").select("escaped", "trials").collectAsList().toString())
        .isEqualTo("[[" + cell.escaped() + "," + cell.trials() + "]]");

    Path png = results.plot(folder.resolve("new/a.png").toString());
    assertThat(Files.readAllBytes(png)).startsWith(0x89, 'P', 'N', 'G');
    Path svg = results.plot(folder.resolve("b.SVG").toString());
    assertThat(Files.readString(svg)).startsWith("<svg").contains("Success rate");
    assertThatThrownBy(() -> results.plot("c.pdf"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage("The picture c.pdf must end in .svg or .png");
  }

  /** Four standard errors, which a right engine exceeds with probability 6.3e-5. */
  @Test
  void exactProbabilitiesAreThoseOfTheory() {
    Escape run = escape(Dynamics.powerLaw().lambda1(24).lambda2(0.35)).steps(100);
    EscapeCell cell = run.run().cells().get(0);
    double exact = cell.exact().exact().orElseThrow();
    assertThat(exact).isEqualTo(run.exact().get(0).exact().orElseThrow()).isEqualTo(asked(""));
    assertThat(cell.probability())
        .isCloseTo(exact, within(4 * Math.sqrt(exact * (1 - exact) / cell.trials())));

    double last = run.finalStep().exact().get(0).exact().orElseThrow();
    assertThat(last).isEqualTo(asked("exit.rule = final-step")).isLessThan(exact);

    Answer sgd = escape(Dynamics.sgd()).exact().get(0);
    assertThat(sgd.exact()).isEmpty();
    assertThat(sgd.note()).contains("simulate it by escape");
    Answer harmonic =
        Kramers.on(spark)
            .landscape(Landscape.harmonic(1))
            .dynamics(Dynamics.langevin().lambda2(1))
            .exact()
            .get(0);
    assertThat(harmonic.note()).contains("no saddle");
  }

  private static double asked(String exit) {
    Configuration configuration =
        new Configuration(
            ConfigFactory.parseString(
                    """
                    kramers.theory.questions = [
                      { id = a, quantity = escape-probability, learning-rate = 0.025, steps = 100
                        landscape { kind = four-basins
                          data { kind = gaussian, n = 20, standard-deviation = 0.01, seed = 7 } }
                        dynamics { kind = power-law, lambda1 = 24, lambda2 = 0.35 }
                        %s } ]
                    """
                        .formatted(exit))
                .root());
    return Questions.read(configuration).get(0).answer().exact().orElseThrow();
  }

  /** Five standard errors, which a right engine exceeds with probability 6e-7. */
  @Test
  void exitTimesStandBesideTheirExactValues() throws Exception {
    EscapeTime experiment =
        Kramers.on(spark)
            .landscape(Landscape.piecewiseQuadratic(1, -1))
            .noise(Noise.lossDependent().sigma(1).mu(4))
            .learningRate(0.2)
            .from(0)
            .to(1)
            .timeStep(0.1, 0.05)
            .horizon(400)
            .trials(3000)
            .seed(5);
    EscapeTimeResults results = experiment.run();
    assertThat(results.cells()).hasSize(2);
    for (EscapeTimeCell cell : results.cells()) {
      assertThat(cell.exited() + cell.censored() + cell.diverged()).isEqualTo(cell.trials());
      double exact = cell.exact().chain().orElseThrow().value();
      double half =
          0.5 * (cell.interval().orElseThrow().upper() - cell.interval().orElseThrow().lower());
      assertThat(cell.meanExitTime().orElseThrow()).isCloseTo(exact, within(2.6 * half));
      assertThat(cell.survival().points()).isNotEmpty();
    }
    assertThat(results.cells().get(0).parameters()).isEqualTo(Map.of("timeStep", 0.1));
    assertThat(results.cells().get(0)).hasToString("loss-dependent timeStep=0.1");
    assertThat(experiment.exact())
        .isEqualTo(results.cells().stream().map(EscapeTimeCell::exact).toList());
    assertThat(results.toDF().select("timeStep").collectAsList().toString())
        .isEqualTo("[[0.1], [0.05]]");
    assertThat(results.toString()).contains("exact, chain");
    assertThat(Files.readString(results.plot(folder.resolve("times.svg").toString())))
        .contains("Survival", "Estimates by exact values");
  }

  @Test
  void anotherSerializerIsRefused() {
    spark.stop();
    SparkSession kryo =
        SparkSession.builder()
            .master("local[1]")
            .config("spark.ui.enabled", "false")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.serializer", "org.apache.spark.serializer.KryoSerializer")
            .getOrCreate();
    try {
      assertThatThrownBy(() -> Kramers.on(kryo))
          .isInstanceOf(ConfigurationException.class)
          .hasMessageStartingWith(
              "spark.serializer = org.apache.spark.serializer.KryoSerializer cannot carry");
    } finally {
      kryo.stop();
      start();
    }
  }
}
