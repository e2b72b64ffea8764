package io.kramers.gradientnoise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.typesafe.config.ConfigFactory;
import io.kramers.config.Settings;
import io.kramers.images.ImageShape;
import io.kramers.images.Images;
import io.kramers.images.Normalisation;
import io.kramers.images.NormalisedImages;
import io.kramers.network.Network;
import io.kramers.network.ParameterGroup;
import io.kramers.network.Precision;
import io.kramers.training.Minimum;
import io.kramers.training.Trainer;
import io.kramers.training.Training;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The trace of a trained network against a loop over single samples in float64. */
class NetworkTraceTest {
  private static final int SAMPLES = 100;

  /** Noise with a bright square whose place is the class. */
  private static NormalisedImages images(ImageShape shape, int classes) {
    SplittableRandom random = new SplittableRandom(17);
    byte[] pixels = new byte[SAMPLES * shape.values()];
    random.nextBytes(pixels);
    int[] labels = new int[SAMPLES];
    int[] positions = new int[SAMPLES];
    for (int i = 0; i < SAMPLES; i++) {
      labels[i] = i % classes;
      positions[i] = i;
      for (int row = 0; row < 5; row++) {
        for (int column = 0; column < 5; column++) {
          int at = (row + labels[i]) * shape.width() + column + labels[i];
          pixels[i * shape.values() + at] = (byte) 255;
        }
      }
    }
    List<String> names = Collections.nCopies(classes, "any");
    return new NormalisedImages(
        Images.of(shape, pixels, labels, positions, names), new Normalisation(0.5, 0.3));
  }

  @ParameterizedTest
  @CsvSource({
    "kind = cnn, 1, 28, 10, 40",
    "'kind = resnet-18, width = 4', 3, 16, 2, 5",
  })
  void isThatOfALoopOverTheSamples(
      String section, int channels, int side, int classes, int iterations) {
    NormalisedImages images = images(new ImageShape(channels, side, side), classes);
    ImageSamples samples = new ImageSamples(images);
    NetworkLosses losses =
        NetworkLosses.of(
            Settings.of(ConfigFactory.parseString(section).root(), "network"), samples, classes);
    Network network = losses.network();
    Minimum minimum =
        Trainer.train(
            network,
            samples,
            new Training(0.1, 0.1, 1e-9, 1e-9, iterations, 2, 3),
            1,
            Optional.empty(),
            (frozen, iteration, loss, norm) -> {});
    double[][] gradients = new double[SAMPLES][];
    double loss = 0.0;
    for (int i = 0; i < SAMPLES; i++) {
      double[] lanes = new double[samples.shape().units() * 16];
      samples.fill(Precision.twice(), i, 1, lanes);
      double[] input = new double[samples.shape().units()];
      Arrays.setAll(input, u -> lanes[16 * u]);
      NaiveNetwork.Sample naive =
          NaiveNetwork.of(
              network,
              minimum.weights(),
              minimum.statistics().values(),
              input,
              images.images().label(i));
      gradients[i] = naive.gradient();
      loss += naive.loss() / SAMPLES;
    }
    for (NetworkLosses each :
        List.of(
            losses.frozen(minimum.statistics()), losses.inDouble().frozen(minimum.statistics()))) {
      PointEstimate estimate =
          new InProcess(each)
              .run(List.of(new MomentsWork(Place.at(0), true)), List.of(minimum.weights()))
              .get(0);
      check(estimate, network.groups(), gradients, loss);
    }
  }

  private static void check(
      PointEstimate estimate, List<ParameterGroup> groups, double[][] gradients, double loss) {
    assertThat(estimate.loss()).isCloseTo(loss, within(1e-5 * loss));
    double total = 0.0;
    for (int k = 0; k < groups.size(); k++) {
      double trace = 0.0;
      ParameterGroup group = groups.get(k);
      for (int p = group.offset(); p < group.offset() + group.length(); p++) {
        int at = p;
        double mean = Arrays.stream(gradients).mapToDouble(g -> g[at]).sum() / SAMPLES;
        double variance =
            Arrays.stream(gradients).mapToDouble(g -> (g[at] - mean) * (g[at] - mean)).sum()
                / SAMPLES;
        trace += variance;
        assertThat(estimate.gradient()[p]).isCloseTo(mean, within(1e-5));
      }
      assertThat(estimate.traces()[k]).as(group.layer()).isCloseTo(trace, within(1e-4 * trace));
      total += trace;
    }
    assertThat(estimate.trace()).isCloseTo(total, within(1e-4 * total));
  }
}
