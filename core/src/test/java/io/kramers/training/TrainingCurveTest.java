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
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TrainingCurveTest {
  private static final Progress SILENT = (frozen, iteration, loss, norm) -> {};

  private static TrainingCurve readAgain(TrainingCurve curve) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    curve.write(new DataOutputStream(bytes));
    TrainingCurve again = new TrainingCurve(SILENT);
    again.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    return again;
  }

  @Test
  void keepsWhatComesBeforeTheFirstStep() throws IOException {
    TrainingCurve first = new TrainingCurve(SILENT);
    for (int i = 0; i <= 5; i++) {
      first.at(false, i, 1.0 / (1 + i), i);
    }
    first.at(true, 0, 0.1, 0.2);
    first.at(true, 1, 0.05, 0.1);
    assertThat(first.steps()).hasSize(8);
    TrainingCurve second = readAgain(first);
    assertThat(second.steps()).isEqualTo(first.steps());
    second.at(true, 1, 0.07, 0.3);
    assertThat(second.steps()).hasSize(8);
    assertThat(second.steps().get(4)).isEqualTo(new Step(false, 4, 0.2, 4.0));
    assertThat(second.steps().get(7)).isEqualTo(new Step(true, 1, 0.07, 0.3));
    TrainingCurve third = readAgain(second);
    third.at(false, 2, 9.0, 9.0);
    assertThat(third.steps())
        .containsExactly(
            new Step(false, 0, 1.0, 0.0), new Step(false, 1, 0.5, 1.0), new Step(false, 2, 9, 9));
  }

  private static final class Interrupted extends RuntimeException {}

  /** A run that fails after 7 steps, and goes on, is the run that did not fail. */
  @Test
  void trainingThatWentOnHasTheSameCurveAndMinimum() {
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
    TrainingCurve whole = new TrainingCurve(SILENT);
    Minimum expected = Trainer.train(network, samples, training, 1, Optional.empty(), whole);
    byte[][] kept = {null};
    Storage storage =
        new Storage() {
          @Override
          public Optional<byte[]> read() {
            return Optional.ofNullable(kept[0]);
          }

          @Override
          public void replace(byte[] bytes) {
            kept[0] = bytes;
          }
        };
    TrainingCurve first =
        new TrainingCurve(
            (frozen, iteration, loss, norm) -> {
              if (iteration == 7) {
                throw new Interrupted();
              }
            });
    assertThatThrownBy(
            () -> Trainer.train(network, samples, training, 1, checkpoint(storage, first), first))
        .isInstanceOf(Interrupted.class);
    TrainingCurve second = new TrainingCurve(SILENT);
    Minimum minimum =
        Trainer.train(network, samples, training, 1, checkpoint(storage, second), second);
    assertThat(minimum.weights()).containsExactly(expected.weights());
    assertThat(second.steps()).isEqualTo(whole.steps());
  }

  private static Optional<Checkpoint> checkpoint(Storage storage, TrainingCurve curve) {
    return Optional.of(new Checkpoint(storage, "hash", Duration.ZERO, curve, line -> {}));
  }
}
