package io.kramers.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CifarPngsTest {
  @TempDir Path root;

  private static int colour(int image, int pixel) {
    return 0x9e3779b1 * (1024 * image + pixel) >>> 8;
  }

  /** Batches of one to five images, and a test batch of two. */
  @BeforeEach
  void layOut() throws IOException {
    for (int batch = 1; batch <= 5; batch++) {
      int first = 100 * batch;
      ImageFixtures.image(
          root.resolve("data_batch_" + batch + ".png"),
          "png",
          1024,
          batch,
          (x, y) -> colour(first + y, x));
    }
    ImageFixtures.image(
        root.resolve("test_batch.png"), "png", 1024, 2, (x, y) -> colour(900 + y, x));
    Files.writeString(root.resolve("train_lables.json"), "[0,1,2,3,4,5,6,7,8,9,0,1,2,3,4]");
    Files.writeString(root.resolve("test_lables.json"), "[ 9,\n8 ]");
  }

  @Test
  void filesAreThoseOfCifar() throws IOException {
    CifarPngs.main(new String[] {root.toString(), root.toString()});
    for (int batch = 1; batch <= 5; batch++) {
      byte[] file = Files.readAllBytes(root.resolve("data_batch_" + batch + ".bin"));
      assertThat(file).hasSize(3073 * batch);
      for (int i = 0; i < batch; i++) {
        int label = (batch * (batch - 1) / 2 + i) % 10;
        assertThat(file[3073 * i]).isEqualTo((byte) label);
        for (int pixel = 0; pixel < 1024; pixel++) {
          int colour = colour(100 * batch + i, pixel);
          for (int channel = 0; channel < 3; channel++) {
            assertThat(file[3073 * i + 1 + 1024 * channel + pixel])
                .isEqualTo((byte) (colour >> 16 - 8 * channel));
          }
        }
      }
    }
    assertThat(Files.readAllBytes(root.resolve("test_batch.bin"))).hasSize(2 * 3073).startsWith(9);
  }

  @Test
  void otherPicturesAreRefused() throws IOException {
    Files.writeString(root.resolve("train_lables.json"), "[0,1,2,3,4,5,6,7,8]");
    assertThatThrownBy(() -> CifarPngs.main(new String[] {root.toString(), root.toString()}))
        .isInstanceOf(IOException.class)
        .hasMessage("data_batch_4.png has 1024 x 4 pixels, and 3 labels are left for it");
  }
}
