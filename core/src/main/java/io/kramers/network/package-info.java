/**
 * Neural networks whose lanes are samples: forward, backward and the gradient of each parameter for
 * each sample.
 *
 * <p>Arrays hold {@link io.kramers.network.Arithmetic#LANES} samples side by side: element {@code
 * u} of sample {@code l} is at {@code u * LANES + l}, with {@code u} running over
 * [channel][row][column]. A block is that many consecutive samples; the last one may be short, and
 * its spare lanes have gradient 0. Weights are the same for all lanes.
 *
 * <p>Each {@link io.kramers.network.Layer} is written once, on the passes of an {@link
 * io.kramers.network.Arithmetic}: float32 in a scalar and a SIMD twin with the same bits for work,
 * float64 for checks. Every sum has an order that neither the vector's width nor a tile's shape
 * changes.
 */
package io.kramers.network;
