package io.kramers.spark;

import java.io.Serializable;
import java.util.Map;

/**
 * What one task brings to the driver.
 *
 * @param results by the work's index
 * @param provider the twin that it ran on, such as simd/512
 */
record TaskResult<R>(Map<Integer, R> results, String provider) implements Serializable {}
