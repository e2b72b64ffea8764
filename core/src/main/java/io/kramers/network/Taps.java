package io.kramers.network;

/**
 * Which inputs make up each output of a linear layer: what a convolution, its gradient to the input
 * and a dense layer have in common. Position p of an output channel is the sum over its taps t =
 * first[p], ..., first[p + 1] - 1, ascending, of weights[row[t]] times input unit unit[t].
 *
 * @param first of each position; one more than there are positions
 * @param unit input unit of each tap, [channel][row][column]
 * @param row of the packed weights [row][output channel] of each tap
 */
record Taps(int[] first, int[] unit, int[] row) {
  int positions() {
    return first.length - 1;
  }
}
