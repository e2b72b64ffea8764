package io.kramers.images;

import io.kramers.config.CanonicalText;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.util.List;

/** Labelled images of one shape, 8 bits a value. */
public final class Images implements Serializable {
  private static final long serialVersionUID = 1L;

  private final ImageShape shape;
  private final byte[] pixels;
  private final int[] labels;
  private final int[] positions;
  private final List<String> classes;

  private Images(
      ImageShape shape, byte[] pixels, int[] labels, int[] positions, List<String> classes) {
    this.shape = shape;
    this.pixels = pixels;
    this.labels = labels;
    this.positions = positions;
    this.classes = List.copyOf(classes);
  }

  /**
   * Images from their values; arrays are kept, not copied.
   *
   * @param pixels unsigned, laid out [image][channel][row][column]
   * @param labels one an image, each the index of its class
   * @param positions one an image: its place in the file it came from, from 0
   * @param classes the classes' names
   * @throws IllegalArgumentException if lengths do not fit together or a label has no class
   */
  public static Images of(
      ImageShape shape, byte[] pixels, int[] labels, int[] positions, List<String> classes) {
    if (pixels.length != (long) labels.length * shape.values()
        || positions.length != labels.length) {
      throw new IllegalArgumentException(
          "%d values, %d labels and %d positions are no images of %s"
              .formatted(pixels.length, labels.length, positions.length, shape));
    }
    for (int label : labels) {
      if (label < 0 || label >= classes.size()) {
        throw new IllegalArgumentException("label " + label + " has no class");
      }
    }
    return new Images(shape, pixels, labels, positions, classes);
  }

  /** Number of images. */
  public int size() {
    return labels.length;
  }

  /** What each of them measures. */
  public ImageShape shape() {
    return shape;
  }

  /** All values, unsigned, laid out [image][channel][row][column]; not to be written to. */
  public byte[] pixels() {
    return pixels;
  }

  /** The class of image i, as an index into {@link #classes}. */
  public int label(int i) {
    return labels[i];
  }

  /**
   * The place of image i, from 0, in the file it came from: in an IDX file; in CIFAR-10's batches
   * one after another; in a folder's images sorted by class and then by name.
   */
  public int position(int i) {
    return positions[i];
  }

  /** All positions, in ascending order where the images are a subset that was read. */
  public int[] positions() {
    return positions.clone();
  }

  /** The classes' names. */
  public List<String> classes() {
    return classes;
  }

  /** Writes the images into a cell's canonical text: the same values are the same data. */
  public void describe(CanonicalText text) {
    ByteBuffer labelBytes = ByteBuffer.allocate(Math.multiplyExact(labels.length, Integer.BYTES));
    labelBytes.asIntBuffer().put(labels);
    text.put("images", size())
        .put("channels", shape.channels())
        .put("height", shape.height())
        .put("width", shape.width())
        .put("pixels", CanonicalText.digest(pixels))
        .put("classes", classes.size())
        .put("labels", CanonicalText.digest(labelBytes.array()));
  }
}
