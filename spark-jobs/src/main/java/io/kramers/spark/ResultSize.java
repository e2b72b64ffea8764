package io.kramers.spark;

import java.util.Map;
import java.util.TreeMap;

/**
 * Bytes of one piece's result in what a task returns. Counts have as many however many trials they
 * count; histograms whose bins come as they are needed grow by about the same with every doubling
 * of the trials.
 *
 * @param ofOneBlock bytes
 * @param perDoubling bytes
 */
record ResultSize(double ofOneBlock, double perDoubling) {
  private static final double SPARKS_OWN = 2000.0;
  private static final long EMPTY = serialized(Map.of());

  /** Of a result that does not grow. */
  static ResultSize of(Object result) {
    return new ResultSize(bytes(result), 0.0);
  }

  /** Bytes of a result among others. */
  static double bytes(Object result) {
    return serialized(Map.of(0, result)) - EMPTY;
  }

  /** What a task returns beside results, with the metrics that Spark adds. */
  static double ofTask() {
    return EMPTY + SPARKS_OWN;
  }

  private static long serialized(Map<Integer, Object> results) {
    return Serialized.bytes(new TaskResult<>(new TreeMap<>(results), "simd/512"));
  }

  /** Bytes of the result of so many blocks, at least 1. */
  double ofBlocks(double blocks) {
    return ofOneBlock + perDoubling * Math.max(0.0, Math.log(blocks) / Math.log(2.0));
  }
}
