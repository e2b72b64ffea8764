package io.kramers.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import io.kramers.config.Settings;
import io.kramers.network.ArraySamples;
import io.kramers.network.Network;
import io.kramers.network.NetworkKinds;
import io.kramers.network.Samples;
import io.kramers.network.Shape;
import io.kramers.training.TrainingCurve.Step;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingCurveTest {
  private static final Progress SILENT = (frozen, iteration, loss, norm) -> {};

  @TempDir private Path folder;

  @Test
  void keepsWhatComesBeforeTheFirstStep() throws IOException {
    Path file = folder.resolve("curve");
    try (TrainingCurve curve = new TrainingCurve(file, SILENT)) {
      for (int i = 0; i <= 5; i++) {
        curve.at(false, i, 1.0 / (1 + i), i);
      }
      curve.at(true, 0, 0.1, 0.2);
      curve.at(true, 1, 0.05, 0.1);
      assertThat(curve.steps()).hasSize(8);
    }
    try (TrainingCurve curve = new TrainingCurve(file, SILENT)) {
      curve.at(true, 1, 0.07, 0.3);
      assertThat(curve.steps()).hasSize(8);
      assertThat(curve.steps().get(4)).isEqualTo(new Step(false, 4, 0.2, 4.0));
      assertThat(curve.steps().get(7)).isEqualTo(new Step(true, 1, 0.07, 0.3));
    }
    try (TrainingCurve curve = new TrainingCurve(file, SILENT)) {
      curve.at(false, 2, 9.0, 9.0);
      assertThat(curve.steps())
          .containsExactly(
              new Step(false, 0, 1.0, 0.0), new Step(false, 1, 0.5, 1.0), new Step(false, 2, 9, 9));
    }
  }

  private static final class Interrupted extends RuntimeException {}

  /** A run that fails after 7 steps, and goes on, is the run that did not fail. */
  @Test
  void trainingThatWentOnHasTheSameCurveAndMinimum() throws IOException {
    Shape shape = Shape.flat(4);
    SplittableRandom random = new SplittableRandom(2);
    double[][] inputs = new double[40][4];
    double[] targets = new double[40];
    for (int i = 0; i < 40; i++) {
      Arrays.setAll(inputs[i], u -> random.nextDouble(-1, 1));
      targets[i] = inputs[i][0] > 0 ? 1 : 0;
    }
    Samples samples = new ArraySamples(shape, inputs, targets);
    Network network =
        NetworkKinds.read(
            Settings.of(ConfigFactory.parseString("kind = mlp, hidden = [5]").root(), "n"),
            shape,
            2);
    Training training = new Training(0.5, 0.5, 0, 1e-9, 20, 0, 1);
    Path whole = folder.resolve("whole");
    Path broken = folder.resolve("broken");
    Optional<Checkpoint> checkpoint =
        Optional.of(new Checkpoint(folder.resolve("checkpoint"), "hash", Duration.ZERO));
    try (TrainingCurve curve = new TrainingCurve(whole, SILENT)) {
      Minimum expected = Trainer.train(network, samples, training, 1, Optional.empty(), curve);
      List<Step> steps = curve.steps();
      try (TrainingCurve first =
          new TrainingCurve(
              broken,
              (frozen, iteration, loss, norm) -> {
                if (iteration == 7) {
                  throw new Interrupted();
                }
              })) {
        assertThatThrownBy(() -> Trainer.train(network, samples, training, 1, checkpoint, first))
            .isInstanceOf(Interrupted.class);
      }
      try (TrainingCurve second = new TrainingCurve(broken, SILENT)) {
        Minimum minimum = Trainer.train(network, samples, training, 1, checkpoint, second);
        assertThat(minimum.weights()).containsExactly(expected.weights());
        assertThat(second.steps()).isEqualTo(steps);
      }
    }
  }
}
