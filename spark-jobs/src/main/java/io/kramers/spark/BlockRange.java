package io.kramers.spark;

import io.kramers.escape.Cell;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

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

  /** Cuts all blocks of all cells, in order, into the given number of nearly equal parts. */
  static List<List<BlockRange>> split(List<Cell> cells, int parts) {
    long total = cells.stream().mapToLong(Cell::blocks).reduce(0, Math::addExact);
    List<List<BlockRange>> split = new ArrayList<>();
    int cell = 0;
    long next = 0;
    for (int part = 0; part < parts; part++) {
      long left = share(total, part + 1, parts) - share(total, part, parts);
      List<BlockRange> ranges = new ArrayList<>();
      while (left > 0) {
        long take = Math.min(left, cells.get(cell).blocks() - next);
        ranges.add(new BlockRange(cell, next, next + take));
        left -= take;
        next += take;
        if (next == cells.get(cell).blocks()) {
          cell++;
          next = 0;
        }
      }
      split.add(ranges);
    }
    return split;
  }

  /** Blocks in the first {@code part} of {@code parts}, without the overflow of a plain product. */
  private static long share(long total, int part, int parts) {
    return total / parts * part + total % parts * part / parts;
  }
}
