package io.kramers.images;

import io.kramers.files.InputFiles;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** A pair of IDX files, one of images and one of labels, named as MNIST names them. */
final class IdxSource implements ImageSource {
  private final InputFiles files;
  private final String path;
  private final int[] labels;

  private IdxSource(InputFiles files, String path, int[] labels) {
    this.files = files;
    this.path = path;
    this.labels = labels;
  }

  /** Whether a folder holds IDX files of images. */
  static boolean isIn(InputFiles files, String folder) throws IOException {
    for (Split split : Split.values()) {
      for (String name : names(split.idxImages())) {
        if (files.isFile(folder + "/" + name)) {
          return true;
        }
      }
    }
    return false;
  }

  static IdxSource open(InputFiles files, String folder, Split split) throws IOException {
    String images = find(files, folder, split.idxImages());
    String labels = find(files, folder, split.idxLabels());
    try (IdxFile file = IdxFile.open(files, labels, IdxFile.LABELS)) {
      byte[] bytes = file.next(file.count());
      file.requireEnd();
      return new IdxSource(
          files,
          images,
          IntStream.range(0, bytes.length).map(i -> Byte.toUnsignedInt(bytes[i])).toArray());
    }
  }

  private static List<String> names(String name) {
    return List.of(name, name + ".gz");
  }

  private static String find(InputFiles files, String folder, String name) throws IOException {
    for (String each : names(name)) {
      if (files.isFile(folder + "/" + each)) {
        return folder + "/" + each;
      }
    }
    throw UnusableImagesException.in(folder, "has no file " + name + " or " + name + ".gz");
  }

  @Override
  public List<String> classes() {
    int most = Arrays.stream(labels).max().orElseThrow();
    return IntStream.rangeClosed(0, most).mapToObj(Integer::toString).toList();
  }

  @Override
  public int[] labels() {
    return labels;
  }

  /** To the end even if the last images are not asked for: half a file is not the same data. */
  @Override
  public void read(int[] positions, ImageCollector into) throws IOException {
    try (IdxFile file = IdxFile.open(files, path, IdxFile.IMAGES)) {
      if (file.count() != labels.length) {
        throw UnusableImagesException.in(
            path,
            "holds " + file.count() + " images, but its file of labels holds " + labels.length);
      }
      int next = 0;
      for (int position = 0; position < labels.length; position++) {
        byte[] image = file.next(file.shape().values());
        if (next < positions.length && positions[next] == position) {
          into.add(path, file.shape(), image);
          next++;
        }
      }
      file.requireEnd();
    }
  }
}
