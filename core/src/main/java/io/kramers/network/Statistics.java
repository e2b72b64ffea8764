package io.kramers.network;

/** Means and variances of a network's batch normalisations. Immutable. */
public final class Statistics {
  private static final Statistics NONE = new Statistics(new double[0]);

  private final double[] values;

  private Statistics(double[] values) {
    this.values = values;
  }

  /** Of a network without batch normalisation. */
  public static Statistics none() {
    return NONE;
  }

  /**
   * Given ones.
   *
   * @param values in the order of {@link Network#buffers}; variances at least 0
   */
  public static Statistics of(double[] values) {
    return new Statistics(values.clone());
  }

  /** A copy of the values. */
  public double[] values() {
    return values.clone();
  }
}
