package io.kramers.spark;

import java.io.Serializable;

/**
 * Some consecutive blocks of one cell.
 *
 * @param cell the cell's index in the grid
 * @param from the first block
 * @param to the block after the last
 */
record BlockRange(int cell, long from, long to) implements Serializable {
  long blocks() {
    return to - from;
  }
}
