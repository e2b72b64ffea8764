package io.kramers.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kramers.config.ConfigurationException;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderSourceTest {
  @TempDir Path root;

  private static int colour(int x, int y, int seed) {
    return (x * 40 + seed) << 16 | (y * 50 + seed) << 8 | (x + y + seed);
  }

  private Path png(String name, int width, int height, int seed) throws IOException {
    return ImageFixtures.image(
        root.resolve(name), "png", width, height, (x, y) -> colour(x, y, seed));
  }

  /** Two classes, three images in each, named so that sorting moves them. */
  private void layOut(String prefix) throws IOException {
    png(prefix + "dog/b.png", 3, 2, 3);
    png(prefix + "dog/B.png", 3, 2, 4);
    png(prefix + "dog/c.PNG", 3, 2, 5);
    png(prefix + "cat/2.png", 3, 2, 1);
    png(prefix + "cat/10.png", 3, 2, 0);
    png(prefix + "cat/3.png", 3, 2, 2);
  }

  private static void assertIsWhatWasLaidOut(Images images) {
    assertThat(images.classes()).containsExactly("cat", "dog");
    assertThat(images.shape()).isEqualTo(new ImageShape(3, 2, 3));
    int[] seeds = {0, 1, 2, 4, 3, 5};
    byte[] expected = new byte[6 * 18];
    for (int i = 0; i < 6; i++) {
      assertThat(images.label(i)).isEqualTo(i / 3);
      for (int channel = 0; channel < 3; channel++) {
        for (int y = 0; y < 2; y++) {
          for (int x = 0; x < 3; x++) {
            expected[((i * 3 + channel) * 2 + y) * 3 + x] =
                (byte) (colour(x, y, seeds[i]) >> (16 - 8 * channel));
          }
        }
      }
    }
    assertThat(images.pixels()).isEqualTo(expected);
  }

  private void assertRefused(String keys, String sentence, Object... arguments) {
    assertThatThrownBy(() -> ImageFixtures.read(root, keys))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage("data." + sentence, arguments);
  }

  private void assertRefused(String file, String problem) {
    assertRefused(
        "samples = all", "path = \"%s\" cannot be used: %s/%s %s", root, root, file, problem);
  }

  @Test
  void classesAndNamesAreSorted() throws IOException {
    layOut("");
    assertIsWhatWasLaidOut(ImageFixtures.read(root, "samples = all").images());
  }

  @Test
  void theSplitsFolderIsUsedWhereThereIsOne() throws IOException {
    layOut("train/");
    png("test/cat/1.png", 2, 1, 9);
    png("test/dog/1.png", 2, 1, 8);
    assertIsWhatWasLaidOut(ImageFixtures.read(root, "samples = all").images());
    assertThat(ImageFixtures.read(root, "samples = all, split = test").images().shape())
        .isEqualTo(new ImageShape(3, 1, 2));
  }

  @Test
  void withoutATestFolderThereIsNoTestSplit() throws IOException {
    layOut("");
    assertRefused(
        "split = test", "split = \"test\" needs a folder test in %s, and there is none", root);
  }

  @Test
  void aZipIsAFolder() throws IOException {
    layOut("in/train/");
    Path zip = ImageFixtures.zip(root.resolve("in"), root.resolve("images.data"));
    ImageData data = ImageFixtures.read(zip, "samples = all");
    assertThat(data.path()).isEqualTo(zip.toString());
    assertIsWhatWasLaidOut(data.images());
    assertThat(ImageFixtures.read(zip, "samples = 2, kind = folder").images().size()).isEqualTo(2);
  }

  @Test
  void otherFilesArePassedOver() throws IOException {
    layOut("");
    Files.writeString(root.resolve("cat/Thumbs.db"), "x");
    Files.writeString(root.resolve("cat/.hidden.png"), "x");
    Files.writeString(root.resolve("README.png"), "x");
    Files.createDirectories(root.resolve(".git"));
    Files.createDirectories(root.resolve("dog/more.png"));
    png("__MACOSX/cat/x.png", 1, 1, 1);
    assertIsWhatWasLaidOut(ImageFixtures.read(root, "samples = all").images());
  }

  @Test
  void imagesThatDoNotMatterAreNotDecoded() throws IOException {
    layOut("");
    int first = ImageFixtures.read(root, "samples = 1").images().position(0);
    String[] names = {"cat/10", "cat/2", "cat/3", "dog/B", "dog/b", "dog/c"};
    for (int i = 0; i < 6; i++) {
      if (i != first) {
        Files.writeString(root.resolve(names[i] + (i == 5 ? ".PNG" : ".png")), "x");
      }
    }
    assertThat(ImageFixtures.read(root, "samples = 1").images().position(0)).isEqualTo(first);
  }

  @Test
  void jpegsAreDecoded() throws IOException {
    for (String name : new String[] {"a/1.jpg", "b/1.jpeg"}) {
      ImageFixtures.image(root.resolve(name), "jpg", 16, 8, (x, y) -> 0x4080c0);
    }
    Images images =
        ImageFixtures.read(
                root, "samples = all, normalisation { mean = 0," + " standard-deviation = 1 }")
            .images();
    assertThat(images.shape()).isEqualTo(new ImageShape(3, 8, 16));
    for (int i = 0; i < images.pixels().length; i++) {
      int expected = new int[] {0x40, 0x80, 0xc0}[i / 128 % 3];
      assertThat(Byte.toUnsignedInt(images.pixels()[i])).isBetween(expected - 3, expected + 3);
    }
  }

  /** A path through a colour space would make 188 of 128. */
  @Test
  void greyValuesAreThoseStored() throws IOException {
    for (String name : new String[] {"a/1", "b/1"}) {
      BufferedImage grey = new BufferedImage(16, 1, BufferedImage.TYPE_BYTE_GRAY);
      for (int x = 0; x < 16; x++) {
        grey.getRaster().setSample(x, 0, 0, 17 * x);
      }
      ImageFixtures.write(root.resolve(name + ".png"), "png", grey);
    }
    Images images = ImageFixtures.read(root, "samples = all").images();
    assertThat(images.shape()).isEqualTo(new ImageShape(1, 1, 16));
    for (int x = 0; x < 16; x++) {
      assertThat(images.pixels()[x]).isEqualTo((byte) (17 * x));
    }
    png("b/2.png", 16, 1, 0);
    Images mixed = ImageFixtures.read(root, "samples = all").images();
    assertThat(mixed.shape()).isEqualTo(new ImageShape(3, 1, 16));
    assertThat(Arrays.copyOfRange(mixed.pixels(), 32, 48))
        .isEqualTo(Arrays.copyOf(images.pixels(), 16));
  }

  @Test
  void palettesAndOpaqueAlphaAreRead() throws IOException {
    byte[] levels = {0, 50, 100, (byte) 200};
    IndexColorModel palette = new IndexColorModel(2, 4, levels, levels, new byte[] {1, 2, 3, 4});
    BufferedImage indexed = new BufferedImage(4, 1, BufferedImage.TYPE_BYTE_BINARY, palette);
    for (int x = 0; x < 4; x++) {
      indexed.getRaster().setSample(x, 0, 0, 3 - x);
    }
    ImageFixtures.write(root.resolve("a/1.png"), "png", indexed);
    ImageFixtures.image(
        root.resolve("b/1.png"),
        "png",
        BufferedImage.TYPE_INT_ARGB,
        4,
        1,
        (x, y) -> 0xff000000 | colour(x, y, 0));
    byte[] pixels = ImageFixtures.read(root, "samples = all").images().pixels();
    assertThat(pixels)
        .containsExactly(
            200, 100, 50, 0, 200, 100, 50, 0, 4, 3, 2, 1, 0, 40, 80, 120, 0, 0, 0, 0, 0, 1, 2, 3);
  }

  @Test
  void sizesMustAgreeUnlessOneIsGiven() throws IOException {
    layOut("");
    png("dog/c.PNG", 5, 4, 5);
    assertRefused(
        "samples = all",
        "size is missing; it must be given where images differ: %s/cat/10.png has 3 x 2 pixels, and"
            + " %s/dog/c.PNG has 5 x 4 pixels",
        root,
        root);
    Images images = ImageFixtures.read(root, "samples = all, size = 2").images();
    assertThat(images.shape()).isEqualTo(new ImageShape(3, 2, 2));
    // The left one of the two squares in the middle of three columns.
    assertThat(Arrays.copyOf(images.pixels(), 4)).containsExactly(0, 40, 0, 40);
  }

  @Test
  void emptyClassesAreRefused() throws IOException {
    assertRefused(
        "",
        "path = \"%s\" cannot be used: %s has no folders; there must be one for each class",
        root,
        root);
    layOut("");
    Files.createDirectories(root.resolve("bird"));
    assertRefused("bird", "has no files that end in .jpg, .jpeg, .png");
    Path zip = ImageFixtures.zip(root, Files.createTempFile("kramers-test-", ".zip"));
    assertThatThrownBy(() -> ImageFixtures.read(zip, ""))
        .hasMessage(
            "data.path = \"%s\" cannot be used: %s/bird has no files that end in .jpg, .jpeg, .png",
            zip, zip);
    Files.delete(zip);
  }

  @Test
  void filesThatAreNoImagesAreRefused() throws IOException {
    layOut("");
    Files.writeString(root.resolve("cat/3.png"), "GIF89a, so to say");
    assertThatThrownBy(() -> ImageFixtures.read(root, "samples = all"))
        .hasMessageStartingWith("data.path = \"%s\" cannot be used: %s/cat/3.png ", root, root);
    Files.writeString(root.resolve("cat/3.png"), "no image");
    assertRefused("cat/3.png", "is neither a JPEG nor a PNG file");
    Files.writeString(root.resolve("cat/3.png"), "");
    assertRefused("cat/3.png", "is neither a JPEG nor a PNG file");
  }

  @Test
  void truncatedImagesAreRefused() throws IOException {
    ImageFixtures.image(root.resolve("a/1.png"), "png", 64, 64, (x, y) -> 0x1234567 * x * y);
    Path jpeg =
        ImageFixtures.image(root.resolve("b/1.jpg"), "jpg", 64, 64, (x, y) -> 0x1234567 * x * y);
    byte[] whole = Files.readAllBytes(jpeg);
    for (int length : new int[] {whole.length / 2, whole.length - 2}) {
      Files.write(jpeg, Arrays.copyOf(whole, length));
      assertRefused("b/1.jpg", "is not whole: Truncated File - Missing EOI marker");
    }
    Files.write(jpeg, Arrays.copyOf(whole, 100));
    assertThatThrownBy(() -> ImageFixtures.read(root, "samples = all"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith("data.path = \"%s\" cannot be used: %s/b/1.jpg ", root, root);
    Files.write(jpeg, whole);
    Path png = root.resolve("a/1.png");
    Files.write(png, Arrays.copyOf(Files.readAllBytes(png), 3000));
    assertThatThrownBy(() -> ImageFixtures.read(root, "samples = all"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith(
            "data.path = \"%s\" cannot be used: %s/a/1.png cannot be decoded: ", root, root);
  }

  @Test
  void otherPixelsThanOpaqueOnesOfEightBitsAreRefused() throws IOException {
    layOut("");
    ImageFixtures.image(
        root.resolve("dog/b.png"),
        "png",
        BufferedImage.TYPE_INT_ARGB,
        3,
        2,
        (x, y) -> x == 2 ? 0xfe000000 : 0xff000000);
    assertRefused("dog/b.png", "is transparent in places");
    ImageFixtures.image(
        root.resolve("dog/b.png"), "png", BufferedImage.TYPE_USHORT_GRAY, 3, 2, (x, y) -> x);
    assertRefused("dog/b.png", "has other values than of 8 bits");
  }

  @Test
  void brokenZipsAreRefused() throws IOException {
    layOut("in/train/");
    Path zip = ImageFixtures.zip(root.resolve("in"), root.resolve("images.zip"));
    byte[] whole = Files.readAllBytes(zip);
    Files.write(zip, Arrays.copyOf(whole, whole.length - 30));
    assertThatThrownBy(() -> ImageFixtures.read(zip, ""))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith(
            "data.path = \"%s\" cannot be used: %s is no zip, or not a whole one: ", zip, zip);
    Files.writeString(zip, "no zip");
    assertThatThrownBy(() -> ImageFixtures.read(zip, ""))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage(
            "data.path = \"%s\" cannot be used: %s is a file but no zip; a folder with MNIST's or"
                + " CIFAR-10's files is needed, or a folder or zip with a folder of JPEG or PNG"
                + " files for each class",
            zip, zip);
  }

  /** One bit of an entry that is stored as it is: only its checksum tells. */
  @Test
  void damagedEntriesOfZipsAreRefused() throws IOException {
    layOut("in/");
    Path zip = root.resolve("images.zip");
    java.util.zip.CRC32 sum = new java.util.zip.CRC32();
    try (java.util.zip.ZipOutputStream out =
        new java.util.zip.ZipOutputStream(Files.newOutputStream(zip))) {
      out.setMethod(java.util.zip.ZipOutputStream.STORED);
      for (String name : new String[] {"a/1.png", "b/1.png"}) {
        byte[] bytes = Files.readAllBytes(root.resolve("in/cat/2.png"));
        java.util.zip.ZipEntry entry = new java.util.zip.ZipEntry(name);
        sum.reset();
        sum.update(bytes);
        entry.setCrc(sum.getValue());
        entry.setSize(bytes.length);
        out.putNextEntry(entry);
        out.write(bytes);
      }
    }
    assertThat(ImageFixtures.read(zip, "samples = 2").images().size()).isEqualTo(2);
    byte[] bytes = Files.readAllBytes(zip);
    bytes[60] ^= 1;
    Files.write(zip, bytes);
    assertThatThrownBy(() -> ImageFixtures.read(zip, "samples = 2"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage(
            "data.path = \"%s\" cannot be used: %s/a/1.png is damaged: its checksum in the zip is"
                + " another",
            zip, zip);
  }

  /** A header of a few bytes that claims four hundred million pixels. */
  @Test
  void aPictureThatClaimsTooManyPixelsIsRefused() throws IOException {
    layOut("");
    byte[] png = Files.readAllBytes(root.resolve("cat/10.png"));
    ByteBuffer header = ByteBuffer.wrap(png);
    header.putInt(16, 20_000).putInt(20, 20_000);
    CRC32 sum = new CRC32();
    sum.update(png, 12, 17);
    header.putInt(29, (int) sum.getValue());
    Files.write(root.resolve("cat/10.png"), png);
    assertRefused("cat/10.png", "has 20000 x 20000 pixels; there may be 16777216");
  }

  @Test
  void aFileThatUnpacksToTooMuchIsRefused() throws IOException {
    Path zip = root.resolve("bomb.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      out.putNextEntry(new ZipEntry("cat/1.png"));
      byte[] zeros = new byte[1 << 20];
      for (int i = 0; i <= SmallFile.MOST_BYTES / zeros.length; i++) {
        out.write(zeros);
      }
      out.putNextEntry(new ZipEntry("dog/1.png"));
    }
    assertThat(Files.size(zip)).isLessThan(100_000);
    assertThatThrownBy(() -> ImageFixtures.read(zip, "samples = all"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("cat/1.png has more than 67108864 bytes, too many for an image");
  }

  /** A zip's names are names in the zip: nothing is unpacked anywhere. */
  @Test
  void namesThatLeadOutOfAZipLeadNowhere() throws IOException {
    png("in/cat/1.png", 3, 2, 1);
    Path zip = root.resolve("x/y/slip.zip");
    Files.createDirectories(zip.getParent());
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      for (String name : new String[] {"cat/1.png", "dog/1.png", "../../out.png"}) {
        out.putNextEntry(new ZipEntry(name));
        out.write(Files.readAllBytes(root.resolve("in/cat/1.png")));
      }
    }
    assertThat(ImageFixtures.read(zip, "samples = all").images().size()).isEqualTo(2);
    assertThat(root.resolve("out.png")).doesNotExist();
  }
}
