package io.kramers.images;

import java.util.List;

/** The part of a data set that images are taken from. */
public enum Split {
  /** What networks are trained with. */
  TRAIN(
      "train",
      "train",
      List.of(
          "data_batch_1.bin",
          "data_batch_2.bin",
          "data_batch_3.bin",
          "data_batch_4.bin",
          "data_batch_5.bin")),
  /** What they are tested with. */
  TEST("test", "t10k", List.of("test_batch.bin"));

  private final String text;
  private final String idxPrefix;
  private final List<String> cifarBatches;

  Split(String text, String idxPrefix, List<String> cifarBatches) {
    this.text = text;
    this.idxPrefix = idxPrefix;
    this.cifarBatches = cifarBatches;
  }

  /** Its name in configurations, and its folder's among images. */
  public String text() {
    return text;
  }

  /** The file of images, as MNIST names it, without {@code .gz}. */
  String idxImages() {
    return idxPrefix + "-images-idx3-ubyte";
  }

  /** The file of labels, as MNIST names it, without {@code .gz}. */
  String idxLabels() {
    return idxPrefix + "-labels-idx1-ubyte";
  }

  /** CIFAR-10's files. */
  List<String> cifarBatches() {
    return cifarBatches;
  }
}
