package io.kramers.images;

import io.kramers.files.InputFiles;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * CIFAR-10's binary files: records of one byte for the label and 1,024 each for red, green and blue
 * (A. Krizhevsky, "Learning Multiple Layers of Features from Tiny Images", 2009).
 */
final class CifarSource implements ImageSource {
  static final List<String> CLASSES =
      List.of(
          "airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck");

  static final ImageShape SHAPE = new ImageShape(3, 32, 32);

  private static final int RECORD = 1 + SHAPE.values();

  private final InputFiles files;
  private final List<String> batches;
  private final int[] labels;

  private CifarSource(InputFiles files, List<String> batches, int[] labels) {
    this.files = files;
    this.batches = batches;
    this.labels = labels;
  }

  /** Whether a folder holds some of the files. */
  static boolean isIn(InputFiles files, String folder) throws IOException {
    for (Split split : Split.values()) {
      for (String batch : split.cifarBatches()) {
        if (files.isFile(folder + "/" + batch)) {
          return true;
        }
      }
    }
    return false;
  }

  static CifarSource open(InputFiles files, String folder, Split split) throws IOException {
    List<String> batches =
        split.cifarBatches().stream().map(batch -> folder + "/" + batch).toList();
    for (String batch : batches) {
      if (!files.isFile(batch)) {
        throw UnusableImagesException.in(batch, "is missing");
      }
    }
    List<Integer> labels = new ArrayList<>();
    scan(files, batches, (batch, record) -> labels.add((int) record[0]));
    return new CifarSource(files, batches, labels.stream().mapToInt(Integer::intValue).toArray());
  }

  private interface Visitor {
    void accept(String batch, byte[] record) throws IOException;
  }

  private static void scan(InputFiles files, List<String> batches, Visitor visitor)
      throws IOException {
    for (String batch : batches) {
      try (InputStream in = new BufferedInputStream(files.open(batch), 1 << 16)) {
        byte[] record = in.readNBytes(RECORD);
        int number = 0;
        do {
          check(batch, number, record);
          visitor.accept(batch, record);
          record = in.readNBytes(RECORD);
          number++;
        } while (record.length > 0);
      }
    }
  }

  private static void check(String batch, int number, byte[] record)
      throws UnusableImagesException {
    if (record.length < RECORD) {
      throw UnusableImagesException.in(
          batch,
          "is truncated: it has "
              + ((long) number * RECORD + record.length)
              + " bytes, not one or more records of "
              + RECORD);
    }
    int label = Byte.toUnsignedInt(record[0]);
    if (label >= CLASSES.size()) {
      throw UnusableImagesException.in(
          batch,
          "has the label " + label + " in record " + number + " (from 0); CIFAR-10's are 0 to 9");
    }
  }

  @Override
  public List<String> classes() {
    return CLASSES;
  }

  @Override
  public int[] labels() {
    return labels;
  }

  @Override
  public void read(int[] positions, ImageCollector into) throws IOException {
    int[] place = {0, 0};
    scan(
        files,
        batches,
        (batch, record) -> {
          if (place[1] < positions.length && positions[place[1]] == place[0]) {
            into.add(batch, SHAPE, Arrays.copyOfRange(record, 1, RECORD));
            place[1]++;
          }
          place[0]++;
        });
  }
}
