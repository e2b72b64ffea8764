package io.kramers.spark;

/**
 * What a job is planned for.
 *
 * @param executors at least 1
 * @param cores of each, at least 1
 */
public record Cluster(int executors, int cores) {
  /** The most cores of all executors. */
  public static final int MOST_CORES = 100_000;

  /**
   * Checked.
   *
   * @throws IllegalArgumentException if there are no cores or more than {@value #MOST_CORES}
   */
  public Cluster {
    if (executors < 1 || cores < 1 || (long) executors * cores > MOST_CORES) {
      throw new IllegalArgumentException(executors + " executors of " + cores + " cores");
    }
  }

  /** Tasks that run side by side. */
  public int allCores() {
    return executors * cores;
  }
}
