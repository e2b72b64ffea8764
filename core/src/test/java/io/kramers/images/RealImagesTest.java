package io.kramers.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.kramers.SharedFiles;
import io.kramers.config.ConfigurationException;
import io.kramers.files.LocalFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The data sets themselves, where they are on this machine. */
class RealImagesTest {
  private static ImageData fetched(String name, String keys) {
    try {
      return ImageData.read(ImageFixtures.settings(name, keys), new LocalFiles());
    } catch (ConfigurationException e) {
      assumeTrue(!e.getMessage().contains("names nothing that is there"), e.getMessage());
      throw e;
    }
  }

  private static int[] counts(Images images) {
    int[] counts = new int[images.classes().size()];
    IntStream.range(0, images.size()).forEach(i -> counts[images.label(i)]++);
    return counts;
  }

  /** 0.2860 and 0.3530 are what everyone normalises Fashion-MNIST with. */
  @Test
  void fashionMnist() {
    ImageData train = fetched("fashion-mnist", "samples = all");
    assertThat(train.images().shape()).isEqualTo(new ImageShape(1, 28, 28));
    assertThat(counts(train.images())).hasSize(10).containsOnly(6000);
    assertThat(train.normalisation().mean()).isCloseTo(0.2860, within(5e-5));
    assertThat(train.normalisation().standardDeviation()).isCloseTo(0.3530, within(5e-5));
    // An ankle boot first.
    assertThat(train.images().label(0)).isEqualTo(9);
    assertThat(counts(fetched("fashion-mnist", "samples = all, split = test").images()))
        .hasSize(10)
        .containsOnly(1000);
    assertThat(counts(fetched("fashion-mnist", "samples = 1000, seed = 1").images()))
        .containsOnly(100);
  }

  /** The mean of the channels' well-known means 0.4914, 0.4822 and 0.4465; 0.2516 likewise. */
  @Test
  void cifar10() {
    ImageData train = fetched("cifar-10", "samples = all");
    assertThat(counts(train.images())).hasSize(10).containsOnly(5000);
    assertThat(train.normalisation().mean()).isCloseTo(0.47337, within(5e-5));
    assertThat(train.normalisation().standardDeviation()).isCloseTo(0.2516, within(5e-5));
    // A frog first.
    assertThat(train.images().classes().get(train.images().label(0))).isEqualTo("frog");
    assertThat(counts(fetched("cifar-10", "samples = all, split = test").images()))
        .containsOnly(1000);
  }

  @Test
  void dogsAndCats() {
    Path zip = SharedFiles.file("data/dogs-vs-cats-64.zip");
    assumeTrue(Files.exists(zip), "there is no dogs-vs-cats-64.zip; " + SharedFiles.ABSENT);
    ImageData train = ImageFixtures.read(zip, "samples = all");
    assertThat(train.images().shape()).isEqualTo(new ImageShape(3, 64, 64));
    assertThat(train.images().classes()).containsExactly("cat", "dog");
    assertThat(counts(train.images())).containsExactly(1000, 1000);
    assertThat(train.normalisation().mean()).isBetween(0.4, 0.5);
    assertThat(train.normalisation().standardDeviation()).isBetween(0.2, 0.3);

    Images subset = ImageFixtures.read(zip, "samples = 100, seed = 3").images();
    assertThat(counts(subset)).containsExactly(50, 50);
    int values = subset.shape().values();
    for (int i = 0; i < subset.size(); i++) {
      int position = subset.position(i);
      assertThat(Arrays.copyOfRange(subset.pixels(), i * values, (i + 1) * values))
          .isEqualTo(
              Arrays.copyOfRange(
                  train.images().pixels(), position * values, (position + 1) * values));
    }
    Images small = ImageFixtures.read(zip, "samples = 10, split = test, size = 32").images();
    assertThat(small.shape()).isEqualTo(new ImageShape(3, 32, 32));
  }
}
