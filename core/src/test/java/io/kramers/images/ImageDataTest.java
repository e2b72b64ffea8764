package io.kramers.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import io.kramers.config.ConfigurationException;
import io.kramers.config.Settings;
import io.kramers.files.LocalFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageDataTest {
  @TempDir Path root;

  private Path folder;

  /** Eleven images of 4 x 4 pixels, seven of class 0 and four of class 1. */
  @BeforeEach
  void layOut() throws IOException {
    folder = lay("idx", 11);
  }

  private Path lay(String name, int seed) throws IOException {
    Path laid = Files.createDirectories(root.resolve(name));
    byte[] labels = {0, 1, 0, 1, 0, 1, 0, 1, 0, 0, 0};
    Files.write(
        laid.resolve("train-images-idx3-ubyte"),
        ImageFixtures.idx(0x803, new int[] {11, 4, 4}, ImageFixtures.bytes(11 * 16, seed)));
    Files.write(
        laid.resolve("train-labels-idx1-ubyte"), ImageFixtures.idx(0x801, new int[] {11}, labels));
    return laid;
  }

  @Test
  void normalisationIsThatOfTheImagesDrawnOrAsGiven() throws Exception {
    ImageData data = ImageFixtures.read(folder, "samples = 4");
    assertThat(data.normalisation()).isEqualTo(Normalisation.of(data.images()));
    assertThat(ImageFixtures.read(folder, "samples = 4, normalisation = dataset").normalisation())
        .isEqualTo(data.normalisation());
    assertThat(ImageFixtures.read(folder, "samples = 9").normalisation())
        .isNotEqualTo(data.normalisation());
    ImageData given =
        ImageFixtures.read(
            folder, "samples = 4, normalisation { mean = 0.25, standard-deviation = 0.5 }");
    assertThat(given.normalisation()).isEqualTo(new Normalisation(0.25, 0.5));
    double[] pixels = new double[16];
    given.normalised().fill(new int[] {2}, pixels);
    assertThat(pixels[3]).isEqualTo(((given.images().pixels()[35] & 0xff) / 255.0 - 0.25) / 0.5);
  }

  @Test
  void theSeedChoosesTheImagesAndZeroIsTheDefault() {
    int[] drawn = ImageFixtures.read(folder, "samples = 4").images().positions();
    assertThat(ImageFixtures.read(folder, "samples = 4, seed = 0").images().positions())
        .isEqualTo(drawn);
    assertThat(ImageFixtures.read(folder, "samples = 4, seed = 1").images().positions())
        .isNotEqualTo(drawn);
  }

  @Test
  void anySizeCanBeAskedFor() {
    Images images = ImageFixtures.read(folder, "samples = 4, size = 2").images();
    assertThat(images.shape()).isEqualTo(new ImageShape(1, 2, 2));
    byte[] image = new byte[16];
    System.arraycopy(ImageFixtures.read(folder, "samples = 4").images().pixels(), 0, image, 0, 16);
    assertThat(images.pixels()).startsWith(AreaAverage.square(new ImageShape(1, 4, 4), image, 2));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kind = mnist | kind = \"mnist\" must be one of auto, cifar-10, folder, idx",
        "split = validation | split = \"validation\" must be one of test, train",
        "samples = 0 | samples = 0 must be a whole number from 1 to 2147483647 or the word all",
        "samples = some | samples = \"some\" must be a whole number from 1 to 2147483647 or the"
            + " word all",
        "samples = 10 | samples = 10 must be at most 9, as each class has the same share and class"
            + " 1 has 4 images, or the word all",
        "seed = x | seed = \"x\" must be a whole number from -9223372036854775808 to"
            + " 9223372036854775807",
        "size = 2000 | size = 2000 must be a whole number from 1 to 1024",
        "normalisation = none | normalisation = \"none\" must be the word dataset or { mean = 0.286,"
            + " standard-deviation = 0.353 }",
        "normalisation { mean = 1 } | normalisation.standard-deviation is missing; it must be a"
            + " finite number",
        "normalisation { mean = 1, standard-deviation = 0 } |"
            + " normalisation.standard-deviation = 0 must be a number greater than 0",
        "normalisation { mean = 1, standard-deviation = 1, x = 2 } | normalisation.x = 2 is not a"
            + " known key; in data.normalisation there may be mean, standard-deviation",
        "sample = 3 | sample = 3 is not a known key; in data there may be kind, normalisation, path,"
            + " samples, seed, size, split",
      })
  void refusesWhatIsNotAllowed(String keys, String sentence) {
    assertThatThrownBy(() -> ImageFixtures.read(folder, keys))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage("data." + sentence);
  }

  @Test
  void refusesTooFewImagesForTheDefault() {
    assertThatThrownBy(() -> ImageFixtures.read(folder, ""))
        .hasMessage(
            "data.samples is missing; it must be at most 9, as each class has the same share and"
                + " class 1 has 4 images, or the word all");
  }

  @Test
  void aKindThatIsNotThereIsRefused() {
    assertThatThrownBy(() -> ImageFixtures.read(folder, "kind = cifar-10"))
        .hasMessage(
            "data.path = \"%s\" cannot be used: %s/data_batch_1.bin is missing", folder, folder);
    assertThatThrownBy(() -> ImageFixtures.read(folder, "kind = folder"))
        .hasMessage(
            "data.path = \"%s\" cannot be used: %s has no folders; there must be one for each class",
            folder, folder);
  }

  @Test
  void thePathIsRelativeToTheConfiguration() throws IOException {
    Path file = Files.writeString(root.resolve("x.conf"), "path = idx, samples = 4");
    Settings settings = Settings.of(ConfigFactory.parseFile(file.toFile()).root(), "data");
    assertThat(ImageData.read(settings, new LocalFiles()).path()).isEqualTo(folder.toString());
  }

  @Test
  void aMissingPathIsRefused() {
    assertThatThrownBy(() -> ImageFixtures.read(root.resolve("absent"), ""))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage(
            "data.path = \"%s/absent\" names nothing that is there (looked for %s/absent);"
                + " submit-scripts/fetch-data.sh fetches fashion-mnist and cifar-10",
            root, root);
    assertThatThrownBy(
            () -> ImageData.read(ImageFixtures.settings(" ", ""), new LocalFiles(), Map.of()))
        .hasMessage("data.path = \" \" must be a text that is not empty");
  }

  @Test
  void dataSetsAreFoundWhereTheyAreFetchedTo() throws IOException {
    Map<String, String> home = Map.of("HOME", root.resolve("home").toString());
    Map<String, String> elsewhere = Map.of("KRAMERS_DATA", root.resolve("data").toString());
    String given = root.resolve("cifar-10").toString();
    assertThatThrownBy(() -> ImageFixtures.read(given, "", home))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage(
            "data.path = \"%s\" names nothing that is there (looked for %s,"
                + " %s/home/.cache/kramers/data/cifar-10); submit-scripts/fetch-data.sh cifar-10"
                + " fetches it",
            given, given, root);
    Path cached = lay("home/.cache/kramers/data/cifar-10", 1);
    Path chosen = lay("data/cifar-10", 2);
    assertThat(ImageFixtures.read(given, "samples = 2", home).path()).isEqualTo(cached.toString());
    assertThat(ImageFixtures.read(given, "samples = 2", elsewhere).path())
        .isEqualTo(chosen.toString());
    lay("cifar-10", 3);
    assertThat(ImageFixtures.read(given, "samples = 2", home).path()).isEqualTo(given);
  }

  @Test
  void aPathThatNamesAFileSystemIsTakenAsItIs() {
    assertThatThrownBy(
            () -> ImageFixtures.read("hdfs://host/data/fashion-mnist", "", Map.of("HOME", "/")))
        .hasMessage(
            "data.path = \"hdfs://host/data/fashion-mnist\" names nothing that is there (looked for"
                + " hdfs://host/data/fashion-mnist); submit-scripts/fetch-data.sh fetches"
                + " fashion-mnist and cifar-10");
  }
}
