package io.kramers.images;

import io.kramers.files.InputFiles;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * JPEG and PNG files in one folder a class, whose name is the class's: {@code train/cat/*.jpg}, or
 * {@code cat/*.jpg} where there is no folder {@code train}. Classes and the files of each are
 * sorted by name; other files, and names that begin with a dot, are passed over.
 */
final class FolderSource implements ImageSource {
  private static final List<String> ENDINGS = List.of(".jpg", ".jpeg", ".png");

  /** What the zips of one system hold beside the files themselves. */
  private static final String RESOURCE_FORKS = "__MACOSX";

  private final InputFiles files;
  private final List<String> classes;
  private final List<String> images;
  private final int[] labels;

  private FolderSource(InputFiles files, List<String> classes, List<String> images, int[] labels) {
    this.files = files;
    this.classes = classes;
    this.images = images;
    this.labels = labels;
  }

  static FolderSource open(InputFiles files, String path, Split split) throws IOException {
    String folder = folder(files, path, split);
    List<String> classes = names(files, folder, InputFiles.Entry::folder);
    if (classes.isEmpty()) {
      throw UnusableImagesException.in(folder, "has no folders; there must be one for each class");
    }
    List<String> images = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    for (int label = 0; label < classes.size(); label++) {
      String inside = folder + "/" + classes.get(label);
      List<String> names = names(files, inside, FolderSource::isImage);
      if (names.isEmpty()) {
        throw UnusableImagesException.in(
            inside, "has no files that end in " + String.join(", ", ENDINGS));
      }
      for (String name : names) {
        images.add(inside + "/" + name);
        labels.add(label);
      }
    }
    return new FolderSource(
        files, classes, images, labels.stream().mapToInt(Integer::intValue).toArray());
  }

  private static String folder(InputFiles files, String path, Split split) throws IOException {
    String folder = path + "/" + split.text();
    if (files.isFolder(folder)) {
      return folder;
    }
    if (split != Split.TRAIN) {
      throw new UnusableImagesException(
          "split", "needs a folder " + split.text() + " in " + path + ", and there is none");
    }
    return path;
  }

  private static List<String> names(
      InputFiles files, String folder, Predicate<InputFiles.Entry> which) throws IOException {
    return files.list(folder).stream()
        .filter(which)
        .map(InputFiles.Entry::name)
        .filter(name -> !name.startsWith(".") && !name.equals(RESOURCE_FORKS))
        .sorted()
        .toList();
  }

  private static boolean isImage(InputFiles.Entry entry) {
    String name = entry.name().toLowerCase(Locale.ROOT);
    return !entry.folder() && ENDINGS.stream().anyMatch(name::endsWith);
  }

  @Override
  public List<String> classes() {
    return classes;
  }

  @Override
  public int[] labels() {
    return labels;
  }

  @Override
  public void read(int[] positions, ImageCollector into) throws IOException {
    for (int position : positions) {
      String path = images.get(position);
      byte[] bytes;
      try (InputStream in = files.open(path)) {
        bytes = SmallFile.bytes(path, in);
      }
      DecodedImage image = DecodedImage.of(path, bytes);
      into.add(path, image.shape(), image.pixels());
    }
    into.dropEqualChannels();
  }
}
