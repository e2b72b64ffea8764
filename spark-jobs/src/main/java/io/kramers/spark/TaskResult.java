package io.kramers.spark;

import io.kramers.escape.Tally;
import java.io.Serializable;
import java.util.Map;

/**
 * What one task brings to the driver.
 *
 * @param tallies by the cell's index
 * @param provider the twin that it ran on, such as simd/512
 */
record TaskResult(Map<Integer, Tally> tallies, String provider) implements Serializable {}
