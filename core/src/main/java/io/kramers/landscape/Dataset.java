package io.kramers.landscape;

import io.kramers.config.CanonicalText;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

/**
 * The samples x_m that a loss is averaged over, one array a coordinate.
 *
 * <p>{@link #none} stands for no data: the loss itself, which has no single-sample gradients.
 */
public final class Dataset implements Serializable {
  private static final long serialVersionUID = 1L;

  private final double[][] columns;
  private final boolean present;

  /** Of each column: taken once, as every cell, task and chart asks for the canonical text. */
  private final List<String> digests;

  private Dataset(double[][] columns, boolean present) {
    this.columns = columns;
    this.present = present;
    digests = present ? Arrays.stream(columns).map(CanonicalText::digest).toList() : List.of();
  }

  /** No data in d coordinates. */
  static Dataset none(int dimension) {
    return new Dataset(new double[dimension][1], false);
  }

  /**
   * The samples with the given coordinates.
   *
   * @param columns d arrays of n finite values, d and n at least 1; kept, not copied
   */
  public static Dataset of(double[][] columns) {
    return new Dataset(columns, true);
  }

  /** Coordinates a sample. */
  public int dimension() {
    return columns.length;
  }

  /** Whether there are samples. */
  public boolean present() {
    return present;
  }

  /** Number of samples; 1, a shift by nothing, where there are none. */
  public int size() {
    return columns[0].length;
  }

  /** Coordinate j of all samples; not to be written to. */
  public double[] column(int j) {
    return columns[j];
  }

  /** Writes the data into a cell's canonical text: the same numbers are the same data. */
  void describe(CanonicalText text) {
    text.put("samples", present ? size() : 0L);
    digests.forEach(digest -> text.put("x", digest));
  }
}
