package io.kramers.images;

import io.kramers.files.InputFiles;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Where each kind of data set gets its name, and how a path is known to hold one. */
final class ImageKinds {
  static final String AUTO = "auto";

  private static final String IDX = "idx";
  private static final String CIFAR_10 = "cifar-10";
  private static final String FOLDER = "folder";

  private interface Opener {
    ImageSource open(InputFiles files, String path, Split split) throws IOException;
  }

  private static final Map<String, Opener> KINDS =
      new TreeMap<>(
          Map.of(
              AUTO,
              (files, path, split) -> open(detect(files, path), files, path, split),
              IDX,
              IdxSource::open,
              CIFAR_10,
              CifarSource::open,
              FOLDER,
              ImageKinds::folderOrZip));

  private ImageKinds() {}

  static Set<String> names() {
    return KINDS.keySet();
  }

  /**
   * Looks at the data set at a path.
   *
   * @param kind one of {@link #names}
   */
  static ImageSource open(String kind, InputFiles files, String path, Split split)
      throws IOException {
    return KINDS.get(kind).open(files, path, split);
  }

  private static String detect(InputFiles files, String path) throws IOException {
    return IdxSource.isIn(files, path) ? IDX : CifarSource.isIn(files, path) ? CIFAR_10 : FOLDER;
  }

  private static ImageSource folderOrZip(InputFiles files, String path, Split split)
      throws IOException {
    if (files.isFolder(path)) {
      return FolderSource.open(files, path, split);
    }
    if (!ZipSource.isAt(files, path)) {
      throw UnusableImagesException.in(
          path,
          "is a file but no zip; a folder with MNIST's or CIFAR-10's files is needed, or a folder"
              + " or zip with a folder of JPEG or PNG files for each class");
    }
    return ZipSource.open(files, path, split);
  }
}
