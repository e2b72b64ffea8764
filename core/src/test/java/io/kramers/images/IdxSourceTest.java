package io.kramers.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kramers.config.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdxSourceTest {
  private static final String IMAGES = "train-images-idx3-ubyte";
  private static final String LABELS = "train-labels-idx1-ubyte";
  private static final byte[] PIXELS = ImageFixtures.bytes(6 * 2 * 3, 1);

  @TempDir Path folder;

  private byte[] images;
  private byte[] labels;

  /** Six images of three columns and two rows, labelled 0, 1, 2, 0, 1, 2. */
  @BeforeEach
  void layOut() throws IOException {
    images = ImageFixtures.idx(0x803, new int[] {6, 2, 3}, PIXELS);
    labels = ImageFixtures.idx(0x801, new int[] {6}, new byte[] {0, 1, 2, 0, 1, 2});
    put(IMAGES, images);
    put(LABELS, labels);
  }

  private void put(String name, byte[] bytes) throws IOException {
    Files.write(folder.resolve(name), bytes);
  }

  private ImageData read(String keys) {
    return ImageFixtures.read(folder, keys);
  }

  private void assertRefused(String file, String problem) {
    assertThatThrownBy(() -> read("samples = 3"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage(
            "data.path = \"%s\" cannot be used: %s %s", folder, folder.resolve(file), problem);
  }

  @Test
  void readsAllImagesInTheirOrder() {
    ImageData data = read("samples = all");
    assertThat(data.path()).isEqualTo(folder.toString());
    assertThat(data.split()).isEqualTo(Split.TRAIN);
    assertThat(data.images().shape()).isEqualTo(new ImageShape(1, 2, 3));
    assertThat(data.images().pixels()).isEqualTo(PIXELS);
    assertThat(data.images().positions()).containsExactly(0, 1, 2, 3, 4, 5);
    assertThat(data.images().label(4)).isEqualTo(1);
    assertThat(data.images().classes()).containsExactly("0", "1", "2");
  }

  @Test
  void aSubsetHasThePixelsAndLabelsOfItsPositions() {
    Images subset = read("samples = 3, seed = 5").images();
    for (int i = 0; i < 3; i++) {
      int position = subset.position(i);
      assertThat(subset.label(i)).isEqualTo(position % 3);
      assertThat(Arrays.copyOfRange(subset.pixels(), 6 * i, 6 * i + 6))
          .isEqualTo(Arrays.copyOfRange(PIXELS, 6 * position, 6 * position + 6));
    }
  }

  @Test
  void gzippedFilesAreKnownByTheirContents() throws IOException {
    put(LABELS, ImageFixtures.gzip(labels));
    Files.delete(folder.resolve(IMAGES));
    put(IMAGES + ".gz", ImageFixtures.gzip(images));
    assertThat(read("samples = all").images().pixels()).isEqualTo(PIXELS);
    put(IMAGES + ".gz", images);
    assertThat(read("samples = all").images().pixels()).isEqualTo(PIXELS);
  }

  @Test
  void theTestSplitHasFilesOfItsOwn() throws IOException {
    assertThatThrownBy(() -> read("split = test"))
        .hasMessage(
            "data.path = \"%s\" cannot be used: %s has no file t10k-images-idx3-ubyte or"
                + " t10k-images-idx3-ubyte.gz",
            folder, folder);
    put("t10k-images-idx3-ubyte", ImageFixtures.idx(0x803, new int[] {2, 1, 1}, new byte[] {7, 9}));
    put("t10k-labels-idx1-ubyte", ImageFixtures.idx(0x801, new int[] {2}, new byte[] {1, 0}));
    ImageData data = read("split = test, samples = 2");
    assertThat(data.split()).isEqualTo(Split.TEST);
    assertThat(data.images().pixels()).containsExactly(7, 9);
    assertThat(data.images().label(0)).isEqualTo(1);
  }

  @Test
  void truncatedFilesAreRefused() throws IOException {
    put(IMAGES, Arrays.copyOf(images, images.length - 1));
    assertRefused(IMAGES, "is truncated: it ends before the 6 images its header says");
    put(IMAGES, Arrays.copyOf(images, 13));
    assertRefused(IMAGES, "is truncated: it ends within its header");
    byte[] gzip = ImageFixtures.gzip(images);
    put(IMAGES, Arrays.copyOf(gzip, 30));
    assertRefused(IMAGES, "is truncated: it ends before the 6 images its header says");
    put(IMAGES, Arrays.copyOf(gzip, gzip.length - 3));
    assertThatThrownBy(() -> read("samples = 3")).hasMessageContaining(IMAGES + " is truncated");
    put(IMAGES, images);
    put(LABELS, Arrays.copyOf(labels, 10));
    assertRefused(LABELS, "is truncated: it ends before the 6 labels its header says");
    put(LABELS, new byte[0]);
    assertRefused(LABELS, "is truncated: it ends within its header");
  }

  @Test
  void aDamagedGzipFileIsRefused() throws IOException {
    byte[] gzip = ImageFixtures.gzip(images);
    gzip[gzip.length - 8] ^= 1;
    put(IMAGES, gzip);
    assertRefused(IMAGES, "is a damaged gzip file: Corrupt GZIP trailer");
  }

  @Test
  void longerFilesAreRefused() throws IOException {
    put(IMAGES, Arrays.copyOf(images, images.length + 1));
    assertRefused(IMAGES, "is longer than the 6 images its header says");
    put(IMAGES, images);
    put(LABELS, Arrays.copyOf(labels, labels.length + 1));
    assertRefused(LABELS, "is longer than the 6 labels its header says");
  }

  @Test
  void otherMagicNumbersAreRefused() throws IOException {
    put(IMAGES, labels);
    assertRefused(IMAGES, "is no IDX file of images: it begins with 00000801, not with 00000803");
    put(LABELS, images);
    assertRefused(LABELS, "is no IDX file of labels: it begins with 00000803, not with 00000801");
    put(LABELS, "<html>not found".getBytes());
    assertRefused(LABELS, "is no IDX file of labels: it begins with 3c68746d, not with 00000801");
  }

  @Test
  void impossibleHeadersAreRefused() throws IOException {
    put(IMAGES, ImageFixtures.idx(0x803, new int[] {6, 0, 3}, PIXELS));
    assertRefused(IMAGES, "says that its images have a side of 0");
    put(IMAGES, ImageFixtures.idx(0x803, new int[] {6, 2, -1}, PIXELS));
    assertRefused(IMAGES, "says that its images have a side of 4294967295");
    put(LABELS, ImageFixtures.idx(0x801, new int[] {0}, new byte[0]));
    assertRefused(LABELS, "holds no labels");
    put(LABELS, ImageFixtures.idx(0x801, new int[] {1 << 26}, new byte[9]));
    assertRefused(LABELS, "is truncated: it ends before the 67108864 labels its header says");
  }

  @Test
  void imagesAndLabelsMustBeAsMany() throws IOException {
    put(LABELS, ImageFixtures.idx(0x801, new int[] {5}, new byte[] {0, 1, 2, 0, 1}));
    assertRefused(IMAGES, "holds 6 images, but its file of labels holds 5");
    Files.delete(folder.resolve(LABELS));
    assertThatThrownBy(() -> read(""))
        .hasMessage(
            "data.path = \"%s\" cannot be used: %s has no file %s or %s.gz",
            folder, folder, LABELS, LABELS);
  }

  @Test
  void labelsMustNameTwoClassesOrMoreWithoutAGap() throws IOException {
    put(LABELS, ImageFixtures.idx(0x801, new int[] {6}, new byte[] {0, 1, 3, 0, 1, 3}));
    assertThatThrownBy(() -> read("samples = 3"))
        .hasMessage(
            "data.path = \"%s\" cannot be used: %s has no image of class 2", folder, folder);
    put(LABELS, ImageFixtures.idx(0x801, new int[] {6}, new byte[6]));
    assertThatThrownBy(() -> read("samples = 3"))
        .hasMessage(
            "data.path = \"%s\" cannot be used: %s has one class alone; there must be two or more",
            folder, folder);
  }

  @Test
  void aHeaderThatClaimsTooManyLabelsIsRefused() throws IOException {
    put(LABELS, ImageFixtures.gzip(ImageFixtures.idx(0x801, new int[] {1 << 27}, new byte[100])));
    assertRefused(LABELS, "says that it holds 134217728 labels; there may be 67108864");
  }
}
