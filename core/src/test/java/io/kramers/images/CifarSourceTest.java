package io.kramers.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kramers.config.ConfigurationException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CifarSourceTest {
  private static final int[] FIRST = IntStream.range(0, 10).toArray();
  private static final int[] OTHERS = {9, 8, 7};

  @TempDir Path folder;

  /** Ten images in the first batch and three in each other one. */
  @BeforeEach
  void layOut() throws IOException {
    put("data_batch_1.bin", ImageFixtures.cifar(1, FIRST));
    for (int batch = 2; batch <= 5; batch++) {
      put("data_batch_" + batch + ".bin", ImageFixtures.cifar(100 * batch, OTHERS));
    }
  }

  private void put(String name, byte[] bytes) throws IOException {
    Files.write(folder.resolve(name), bytes);
  }

  private void assertRefused(String problem) {
    assertThatThrownBy(() -> ImageFixtures.read(folder, "samples = 10"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage("data.path = \"%s\" cannot be used: %s/%s", folder, folder, problem);
  }

  @Test
  void positionsCountThroughTheBatches() {
    Images images = ImageFixtures.read(folder, "samples = all").images();
    assertThat(images.size()).isEqualTo(22);
    assertThat(images.shape()).isEqualTo(new ImageShape(3, 32, 32));
    assertThat(images.classes().get(images.label(10))).isEqualTo("truck");
    assertThat(images.label(21)).isEqualTo(7);
    ByteArrayOutputStream expected = new ByteArrayOutputStream();
    for (int i = 0; i < 10; i++) {
      expected.writeBytes(ImageFixtures.bytes(3072, 1 + i));
    }
    for (int batch = 2; batch <= 5; batch++) {
      for (int i = 0; i < 3; i++) {
        expected.writeBytes(ImageFixtures.bytes(3072, 100 * batch + i));
      }
    }
    assertThat(images.pixels()).isEqualTo(expected.toByteArray());

    Images subset = ImageFixtures.read(folder, "samples = 13, seed = 2").images();
    for (int i = 0; i < subset.size(); i++) {
      int position = subset.position(i);
      assertThat(subset.label(i)).isEqualTo(images.label(position));
      assertThat(Arrays.copyOfRange(subset.pixels(), 3072 * i, 3072 * (i + 1)))
          .isEqualTo(Arrays.copyOfRange(images.pixels(), 3072 * position, 3072 * (position + 1)));
    }
  }

  @Test
  void theTestSplitIsOneFile() throws IOException {
    assertThatThrownBy(() -> ImageFixtures.read(folder, "split = test"))
        .hasMessage(
            "data.path = \"%s\" cannot be used: %s/test_batch.bin is missing", folder, folder);
    put("test_batch.bin", ImageFixtures.cifar(7, FIRST));
    assertThat(ImageFixtures.read(folder, "split = test, samples = 10").images().positions())
        .containsExactly(FIRST);
  }

  @Test
  void everyBatchMustBeThere() throws IOException {
    Files.delete(folder.resolve("data_batch_4.bin"));
    assertRefused("data_batch_4.bin is missing");
  }

  @Test
  void filesMustBeWholeRecords() throws IOException {
    put("data_batch_2.bin", Arrays.copyOf(ImageFixtures.cifar(1, 0, 1), 6145));
    assertRefused(
        "data_batch_2.bin is truncated: it has 6145 bytes, not one or more records of 3073");
    put("data_batch_2.bin", new byte[0]);
    assertRefused("data_batch_2.bin is truncated: it has 0 bytes, not one or more records of 3073");
  }

  @Test
  void labelsAreZeroToNine() throws IOException {
    put("data_batch_5.bin", ImageFixtures.cifar(1, 0, 1, 10));
    assertRefused("data_batch_5.bin has the label 10 in record 2 (from 0); CIFAR-10's are 0 to 9");
    put("data_batch_5.bin", ImageFixtures.cifar(1, 255));
    assertRefused("data_batch_5.bin has the label 255 in record 0 (from 0); CIFAR-10's are 0 to 9");
  }
}
