package io.kramers.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Rows of a linear layer that the same positions have: their weights' gradients are sums over the
 * same products of deltas and inputs. The sums are made in chunks of positions, for which deltas
 * and inputs stay in the processor's first cache.
 *
 * @param count how many rows
 * @param run whether the rows of each tile see neighbouring units, one after the other
 * @param tiles {@link #RUN} or else {@link #TILE} rows each, the last one's repeated where the last
 *     tile is not full: the offsets of their inputs from a position's base, then the places of
 *     their gradients for channel 0, all in elements
 * @param chunks of {@link #CHUNK} positions, in order; in each the last position first; two numbers
 *     each: the element of delta, counted from the channel's first, and the base
 */
record TapRows(int count, boolean run, int[][] tiles, int[][] chunks) {
  /** Rows of a tile that is a run. */
  static final int RUN = 5;

  /** Rows of another tile, each with an address of its own. */
  static final int TILE = 4;

  /** Positions of a chunk; the last one may be short. */
  static final int CHUNK = 64;

  private static final int LANES = Arithmetic.LANES;

  /** All rows that some position has; the other ones' gradients are 0. */
  static TapRows[] of(Taps taps) {
    BitSet[] kinds = new BitSet[taps.rows()];
    int[] offset = new int[taps.rows()];
    Arrays.setAll(kinds, row -> new BitSet());
    for (int kind = 0; kind < taps.taps().length; kind++) {
      int[] pairs = taps.taps()[kind];
      for (int t = 0; t < pairs.length; t += 2) {
        int row = pairs[t + 1] / Taps.TILE;
        offset[row] = pairs[t];
        kinds[row].set(kind);
      }
    }
    Map<BitSet, List<Integer>> rows = new LinkedHashMap<>();
    for (int row = 0; row < kinds.length; row++) {
      if (!kinds[row].isEmpty()) {
        rows.computeIfAbsent(kinds[row], k -> new ArrayList<>()).add(row);
      }
    }
    return rows.entrySet().stream()
        .map(entry -> of(taps, entry.getKey(), entry.getValue(), offset))
        .toArray(TapRows[]::new);
  }

  private static TapRows of(Taps taps, BitSet kinds, List<Integer> rows, int[] offset) {
    int[][] runs = tiles(taps, rows, offset, RUN);
    boolean run = Arrays.stream(runs).allMatch(TapRows::isRun);
    int[] positions =
        IntStream.range(0, taps.positions()).filter(p -> kinds.get(taps.kind()[p])).toArray();
    int[][] chunks = new int[(positions.length + CHUNK - 1) / CHUNK][];
    for (int i = 0; i < chunks.length; i++) {
      int end = Math.min(positions.length, (i + 1) * CHUNK);
      chunks[i] =
          IntStream.rangeClosed(1, end - i * CHUNK)
              .map(back -> positions[end - back])
              .flatMap(p -> IntStream.of(p * LANES, taps.base()[p]))
              .toArray();
    }
    return new TapRows(rows.size(), run, run ? runs : tiles(taps, rows, offset, TILE), chunks);
  }

  private static int[][] tiles(Taps taps, List<Integer> rows, int[] offset, int length) {
    int[][] tiles = new int[(rows.size() + length - 1) / length][2 * length];
    for (int i = 0; i < tiles.length * length; i++) {
      int row = rows.get(Math.min(i, rows.size() - 1));
      tiles[i / length][i % length] = offset[row];
      tiles[i / length][length + i % length] = taps.place()[row] * LANES;
    }
    return tiles;
  }

  private static boolean isRun(int[] tile) {
    return IntStream.range(1, RUN).allMatch(r -> tile[r] == tile[0] + r * LANES);
  }

  /** Rows of a tile. */
  int length() {
    return run ? RUN : TILE;
  }
}
