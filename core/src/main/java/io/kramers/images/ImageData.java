package io.kramers.images;

import com.typesafe.config.ConfigObject;
import io.kramers.config.CanonicalText;
import io.kramers.config.Settings;
import io.kramers.files.InputFiles;
import java.io.IOException;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The images that a configuration asks for.
 *
 * @param path where they are: as given, or where a data set of that name was found
 * @param split the part of the data set
 * @param images in the order in which the data set has them
 * @param normalisation how their values become numbers
 */
public record ImageData(String path, Split split, Images images, Normalisation normalisation)
    implements Serializable {
  private static final Map<String, Split> SPLITS =
      new TreeMap<>(
          Arrays.stream(Split.values()).collect(Collectors.toMap(Split::text, split -> split)));

  private static final int DEFAULT_SAMPLES = 1000;
  private static final String ALL = "all";
  private static final int LARGEST_SIZE = 1 << 10;
  private static final String DATASET = "dataset";

  /**
   * Reads the section {@code data} and the images that it names.
   *
   * <p>Keys: {@code path}; {@code kind}, auto (default), idx, cifar-10 or folder, which a zip of
   * one is too; {@code split}, train (default) or test; {@code samples} (default 1000), drawn by
   * {@code seed} (default 0) and as many of each class, or {@code all}; {@code size}, height and
   * width that the square in each image's middle is brought to (default: as images are); {@code
   * normalisation}, {@code dataset} (default) for mean and deviation of the very images that were
   * drawn, or {@code { mean, standard-deviation }}.
   *
   * @param files where the path is looked for
   * @throws io.kramers.config.ConfigurationException if the section is not valid or the files are
   *     not
   */
  public static ImageData read(Settings settings, InputFiles files) {
    return read(settings, files, System.getenv());
  }

  static ImageData read(Settings settings, InputFiles files, Map<String, String> environment) {
    String kind =
        settings.has("kind") ? settings.oneOf("kind", ImageKinds.names()) : ImageKinds.AUTO;
    Split split =
        settings.has("split") ? SPLITS.get(settings.oneOf("split", SPLITS.keySet())) : Split.TRAIN;
    int size = (int) settings.wholeNumber("size", 1, LARGEST_SIZE, 0);
    int samples = samples(settings);
    long seed = settings.wholeNumber("seed", Long.MIN_VALUE, Long.MAX_VALUE, 0);
    Optional<Normalisation> given = normalisation(settings);
    try {
      String path = DataPlaces.find(settings, "path", files, environment);
      settings.rejectUnknownKeys();
      try (ImageSource source = ImageKinds.open(kind, files, path, split)) {
        int[] positions = positions(source, path, samples, seed);
        Images images = images(source, positions, size);
        return new ImageData(
            path, split, images, given.isPresent() ? given.get() : Normalisation.of(images));
      }
    } catch (UnusableImagesException e) {
      throw settings.invalid(e.key(), e.getMessage());
    } catch (IOException e) {
      // The message alone may be no more than a path.
      String reason = e.getClass().getSimpleName() + ": " + e.getMessage();
      throw settings.invalid("path", "cannot be read: " + reason.lines().findFirst().orElseThrow());
    }
  }

  private static Optional<Normalisation> normalisation(Settings settings) {
    String key = "normalisation";
    if (!settings.has(key) || settings.isText(key, DATASET)) {
      return Optional.empty();
    }
    if (!(settings.values().get(key) instanceof ConfigObject)) {
      throw settings.invalid(
          key, "must be the word dataset or { mean = 0.286, standard-deviation = 0.353 }");
    }
    Settings section = settings.section(key);
    Normalisation normalisation =
        new Normalisation(section.number("mean"), section.positive("standard-deviation"));
    section.rejectUnknownKeys();
    return Optional.of(normalisation);
  }

  /** 0 for all. */
  private static int samples(Settings settings) {
    String key = "samples";
    if (!settings.has(key)) {
      return DEFAULT_SAMPLES;
    }
    return settings.isText(key, ALL) ? 0 : settings.wholeNumberOr(key, 1, Integer.MAX_VALUE, ALL);
  }

  private static int[] positions(ImageSource source, String path, int samples, long seed)
      throws UnusableImagesException {
    List<String> classes = source.classes();
    Subset subset = Subset.of(source.labels(), classes.size());
    if (classes.size() < 2) {
      throw UnusableImagesException.in(path, "has one class alone; there must be two or more");
    }
    String rarest = classes.get(subset.rarest());
    if (subset.least() == 0) {
      throw UnusableImagesException.in(path, "has no image of class " + rarest);
    }
    if (samples > subset.most()) {
      throw new UnusableImagesException(
          "samples",
          "must be at most "
              + subset.most()
              + ", as each class has the same share and class "
              + rarest
              + " has "
              + subset.least()
              + " images, or the word "
              + ALL);
    }
    return samples == 0
        ? IntStream.range(0, source.labels().length).toArray()
        : subset.draw(samples, seed);
  }

  private static Images images(ImageSource source, int[] positions, int size) throws IOException {
    ImageCollector collector = new ImageCollector(positions.length, size);
    source.read(positions, collector);
    int[] labels = Arrays.stream(positions).map(position -> source.labels()[position]).toArray();
    return Images.of(collector.shape(), collector.pixels(), labels, positions, source.classes());
  }

  /** The images as a network takes them in. */
  public NormalisedImages normalised() {
    return new NormalisedImages(images, normalisation);
  }

  /** Writes the data into a cell's canonical text: the same numbers are the same data. */
  public void describe(CanonicalText text) {
    images.describe(text);
    normalisation.describe(text);
  }
}
