package io.kramers.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.typesafe.config.ConfigFactory;
import io.kramers.config.ConfigurationException;
import io.kramers.config.Settings;
import io.kramers.network.ArraySamples;
import io.kramers.network.Network;
import io.kramers.network.NetworkKinds;
import io.kramers.network.Samples;
import io.kramers.network.Shape;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainerTest {
  private static final Progress SILENT = (frozen, iteration, loss, norm) -> {};

  /** Storage that a test may look into. */
  private static final class Memory implements Storage {
    private byte[] bytes;

    @Override
    public Optional<byte[]> read() {
      return Optional.ofNullable(bytes);
    }

    @Override
    public void replace(byte[] next) {
      bytes = next;
    }
  }

  private static Checkpoint checkpoint(
      Memory memory, String hash, Duration interval, List<String> lines) {
    return new Checkpoint(memory, hash, interval, new TrainingCurve(SILENT), lines::add);
  }

  private static Network network(String section, Shape input) {
    return NetworkKinds.read(Settings.of(ConfigFactory.parseString(section).root(), "n"), input, 3);
  }

  /** Classes that the sign of some inputs tells apart. */
  private static Samples samples(Shape shape, int count) {
    SplittableRandom random = new SplittableRandom(7);
    double[][] inputs = new double[count][shape.units()];
    double[] targets = new double[count];
    for (int i = 0; i < count; i++) {
      Arrays.setAll(inputs[i], u -> random.nextDouble(-1, 1));
      targets[i] = (inputs[i][0] > 0 ? 1 : 0) + (inputs[i][1] > 0 ? 1 : 0);
    }
    return new ArraySamples(shape, inputs, targets);
  }

  private static Minimum train(
      Network network, Samples samples, Training training, Optional<Checkpoint> checkpoint) {
    return Trainer.train(network, samples, training, 2, checkpoint, SILENT);
  }

  private static void assertSame(Minimum a, Minimum b) {
    assertThat(a.weights()).isEqualTo(b.weights());
    assertThat(a.statistics().values()).isEqualTo(b.statistics().values());
    assertThat(a).usingRecursiveComparison().ignoringFields("weights", "statistics").isEqualTo(b);
  }

  /** Without noise the minimum is the true line, and the loss there 0. */
  @Test
  void linearRegressionEndsAtTheLine() {
    Shape shape = Shape.flat(3);
    double[] line = {0.5, -1.5, 2};
    SplittableRandom random = new SplittableRandom(3);
    double[][] inputs = new double[50][3];
    double[] targets = new double[50];
    for (int i = 0; i < 50; i++) {
      Arrays.setAll(inputs[i], u -> random.nextDouble(-1, 1));
      for (int u = 0; u < 3; u++) {
        targets[i] += line[u] * inputs[i][u];
      }
    }
    Minimum minimum =
        train(
            network("{ kind = linear-regression }", shape),
            new ArraySamples(shape, inputs, targets),
            new Training(0.5, 0.5, 0, 1e-6, 1000, 0, 1),
            Optional.empty());
    assertThat(minimum.reachedBound()).isTrue();
    assertThat(minimum.weights()).containsExactly(line, within(1e-5));
    assertThat(minimum.loss()).isLessThan(1e-11);
    assertThat(minimum.gradientNorm()).isLessThanOrEqualTo(1e-6);
    assertThat(minimum.gradientNormBeforeFreezing()).isEqualTo(minimum.gradientNorm());
    assertThat(minimum.trainingAccuracy()).isNaN();
    assertThat(minimum.iterations()).isBetween(10, 999);
    assertThat(minimum.frozenIterations()).isZero();
  }

  @Test
  void lossFallsUntilItsBound() {
    Shape shape = Shape.flat(4);
    Samples samples = samples(shape, 40);
    List<Double> losses = new ArrayList<>();
    Minimum minimum =
        Trainer.train(
            network("{ kind = mlp, hidden = 12 }", shape),
            samples,
            new Training(0.3, 0.3, 0.2, 0, 5000, 0, 1),
            1,
            Optional.empty(),
            (frozen, iteration, loss, norm) -> {
              assertThat(frozen).isFalse();
              assertThat(iteration).isEqualTo(losses.size());
              losses.add(loss);
            });
    assertThat(minimum.reachedBound()).isTrue();
    assertThat(minimum.loss()).isLessThanOrEqualTo(0.2).isEqualTo(losses.get(losses.size() - 1));
    assertThat(losses.get(losses.size() - 2)).isGreaterThan(0.2);
    assertThat(losses.get(0)).isBetween(0.9, 1.4);
    assertThat(minimum.iterations()).isEqualTo(losses.size() - 1);
    assertThat(minimum.trainingAccuracy()).isGreaterThan(0.9);
  }

  @Test
  void normalisedNetworksAreFrozenAndGoOn() {
    Shape shape = new Shape(1, 8, 8);
    List<Double> losses = new ArrayList<>();
    List<Boolean> stages = new ArrayList<>();
    Minimum minimum =
        Trainer.train(
            network("{ kind = resnet-18, width = 2 }", shape),
            samples(shape, 24),
            new Training(0.05, 0.05, 0.3, 0.05, 200, 400, 1),
            2,
            Optional.empty(),
            (frozen, iteration, loss, norm) -> {
              stages.add(frozen);
              losses.add(loss);
            });
    int freezing = stages.indexOf(true);
    assertThat(minimum.iterations()).isEqualTo(freezing - 1);
    assertThat(minimum.frozenIterations()).isEqualTo(stages.size() - freezing - 1);
    assertThat(losses.get(freezing - 1)).isLessThanOrEqualTo(0.3);
    // The same loss, up to float32.
    assertThat(losses.get(freezing)).isCloseTo(losses.get(freezing - 1), within(1e-5));
    assertThat(minimum.reachedBound()).isTrue();
    assertThat(minimum.gradientNorm()).isLessThanOrEqualTo(0.05);
    assertThat(minimum.gradientNormBeforeFreezing()).isGreaterThan(0.05);
    assertThat(minimum.loss()).isLessThan(losses.get(freezing));
  }

  /** Interrupted at some iteration, again and again, training ends in the same bits. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{ kind = mlp, hidden = 12 }    | 20 | 0",
        "{ kind = resnet-18, width = 2 } | 7 | 6",
      })
  void resumesToTheBit(String section, int iterations, int frozenIterations) {
    Shape shape = new Shape(1, 4, 4);
    Network network = network(section, shape);
    Samples samples = samples(shape, 20);
    Training training = new Training(0.05, 0.05, 1e-9, 1e-9, iterations, frozenIterations, 5);
    Minimum expected = train(network, samples, training, Optional.empty());
    assertThat(expected.iterations()).isEqualTo(iterations);
    assertThat(expected.frozenIterations()).isEqualTo(frozenIterations);
    assertThat(expected.reachedBound()).isFalse();

    Optional<Checkpoint> checkpoint =
        Optional.of(checkpoint(new Memory(), "hash", Duration.ZERO, new ArrayList<>()));
    int[] left = {0};
    Progress interrupting =
        (frozen, iteration, loss, norm) -> {
          if (left[0]-- == 0) {
            throw new IllegalStateException("interrupted");
          }
        };
    for (int calls : new int[] {3, 5, 7}) {
      left[0] = calls;
      int threads = calls / 2;
      assertThatThrownBy(
              () -> Trainer.train(network, samples, training, threads, checkpoint, interrupting))
          .hasMessage("interrupted");
    }
    assertSame(train(network, samples, training, checkpoint), expected);
    // What is done is not done again.
    assertSame(train(network, samples, training, checkpoint), expected);
  }

  /** What is damaged is reported, and training begins from the start. */
  @Test
  void aDamagedStateIsReportedAndAForeignOneRefused() {
    Shape shape = Shape.flat(4);
    Network network = network("{ kind = mlp, hidden = 3 }", shape);
    Samples samples = samples(shape, 20);
    Training training = new Training(0.05, 0.05, 1e-9, 0, 2, 0, 5);
    Memory memory = new Memory();
    List<String> lines = new ArrayList<>();
    Minimum expected =
        train(
            network,
            samples,
            training,
            Optional.of(checkpoint(memory, "a", Duration.ofDays(1), lines)));
    byte[] whole = memory.bytes;
    Optional<Checkpoint> other = Optional.of(checkpoint(memory, "b", Duration.ZERO, lines));
    assertThatThrownBy(() -> train(network, samples, training, other))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("is of other data or another configuration; --overwrite");
    assertThat(lines).isEmpty();
    List<byte[]> allDamaged = new ArrayList<>();
    for (int i = 0; i < whole.length; i += 7) {
      byte[] damaged = whole.clone();
      damaged[i] ^= 4;
      allDamaged.add(damaged);
    }
    for (int length : new int[] {0, 3, 30, whole.length - 1}) {
      allDamaged.add(Arrays.copyOf(whole, length));
    }
    for (byte[] damaged : allDamaged) {
      memory.bytes = damaged;
      lines.clear();
      Checkpoint same = checkpoint(memory, "a", Duration.ZERO, lines);
      assertSame(train(network, samples, training, Optional.of(same)), expected);
      assertThat(lines)
          .containsExactly(
              "the state of training cannot be used: its checksum does not fit; training begins"
                  + " from the start");
      assertThat(memory.bytes).isEqualTo(whole);
    }
    // The number of weights stands after the magic, the version, the hash and four numbers.
    for (int weights : new int[] {-1, Integer.MAX_VALUE}) {
      ByteBuffer claims = ByteBuffer.wrap(whole.clone()).putInt(44, weights);
      CRC32C sum = new CRC32C();
      sum.update(claims.array(), 0, whole.length - 4);
      memory.bytes = claims.putInt(whole.length - 4, (int) sum.getValue()).array();
      lines.clear();
      Checkpoint same = checkpoint(memory, "a", Duration.ZERO, lines);
      assertSame(train(network, samples, training, Optional.of(same)), expected);
      assertThat(lines)
          .containsExactly(
              "the state of training cannot be used: it ends before the "
                  + weights
                  + " numbers it says it holds; training begins from the start");
    }
  }

  @Test
  void tooLargeALearningRateIsSaid() {
    Shape shape = Shape.flat(4);
    assertThatThrownBy(
            () ->
                train(
                    network("{ kind = linear-regression }", shape),
                    samples(shape, 20),
                    new Training(1e9, 1e9, 1e-9, 0, 100, 0, 5),
                    Optional.empty()))
        .isInstanceOf(DivergedException.class)
        .hasMessageMatching(
            "Training diverged: after \\d+ iterations with learning-rate = 1.0E9 the loss is .*");
  }

  @Test
  void frozenStepsHaveTheirOwnLearningRate() {
    Shape shape = new Shape(1, 6, 6);
    Network network = network("{ kind = resnet-18, width = 2 }", shape);
    Samples samples = samples(shape, 20);
    Minimum still =
        train(network, samples, new Training(0.05, 1e-30, 0, 1e-9, 3, 3, 5), Optional.empty());
    Minimum before =
        train(network, samples, new Training(0.05, 0.05, 0, 1e-9, 3, 0, 5), Optional.empty());
    assertThat(still.weights()).isEqualTo(before.weights());
    assertThat(still.iterations()).isEqualTo(3);
    assertThatThrownBy(
            () ->
                train(
                    network,
                    samples,
                    new Training(0.05, 1e9, 0, 1e-9, 3, 100, 5),
                    Optional.empty()))
        .isInstanceOf(DivergedException.class)
        .hasMessageContaining("with frozen-learning-rate = 1.0E9 the loss is");
  }

  /** Where no weight moves, none ever will. */
  @Test
  void stepsThatMoveNothingEndTraining() {
    Shape shape = Shape.flat(4);
    Minimum minimum =
        train(
            network("{ kind = mlp, hidden = 3 }", shape),
            samples(shape, 20),
            new Training(1e-30, 1e-30, 1e-9, 0, 1_000_000, 0, 5),
            Optional.empty());
    assertThat(minimum.iterations()).isZero();
    assertThat(minimum.reachedBound()).isFalse();
  }

  private static Training read(String network, String section) {
    return Training.read(
        Settings.of(ConfigFactory.parseString(section).root(), "kramers.train"),
        network(network, new Shape(1, 8, 8)));
  }

  @Test
  void readsItsKeys() {
    assertThat(
            read(
                "{ kind = mlp, hidden = 3 }",
                "learning-rate = 0.1, loss-bound = 1e-3, max-iterations = 6000"))
        .isEqualTo(new Training(0.1, 0.1, 1e-3, 0, 6000, 0, 0));
    assertThat(
            read(
                "{ kind = resnet-18, width = 2 }",
                "learning-rate = 0.1, gradient-bound = 1e-3, max-iterations = 60, seed = 4"))
        .isEqualTo(new Training(0.1, 0.1, 0, 1e-3, 60, 60, 4));
    assertThat(
            read(
                "{ kind = resnet-18, width = 2 }",
                "learning-rate = 0.1, frozen-learning-rate = 0.01, gradient-bound = 1e-3,"
                    + " max-iterations = 60, max-frozen-iterations = 7"))
        .isEqualTo(new Training(0.1, 0.01, 0, 1e-3, 60, 7, 0));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{ kind = mlp, hidden = 3 } | learning-rate = 1, max-iterations = 1 | gradient-bound is missing; it must be a number greater than 0 where there is no loss-bound",
        "{ kind = resnet-18, width = 2 } | learning-rate = 1, max-iterations = 1, loss-bound = 1 | gradient-bound is missing; it must be a number greater than 0, as resnet-18 has batch normalisation",
        "{ kind = mlp, hidden = 3 } | learning-rate = 0, max-iterations = 1, loss-bound = 1 | learning-rate = 0 must be",
        "{ kind = mlp, hidden = 3 } | learning-rate = 1, max-iterations = 1, loss-bound = 1, max-frozen-iterations = 2 | max-frozen-iterations = 2 is not a known key",
      })
  void saysWhatIsWrong(String network, String section, String sentence) {
    assertThatThrownBy(() -> read(network, section))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("kramers.train." + sentence);
  }
}
