package io.kramers.network;

import java.util.stream.IntStream;

/**
 * Which inputs make up each output of a linear layer: what a convolution, its gradient to the input
 * and a dense layer have in common. Position p of a channel is a sum over its rows, ascending, of
 * weight (row, channel) times an input unit. Positions of one kind have the same rows, at places
 * that differ by their base alone; rows that would lie outside the input are left out.
 *
 * @param channels of the output
 * @param base of each position, an element of the input; may lie outside it
 * @param kind of each position
 * @param taps of each kind, the last row's first, as loops that count down spare a register; two
 *     numbers each: the element at which a row's input begins, counted from the base, and {@link
 *     #TILE} times the row
 * @param place of each row's weight for channel 0 among the layer's parameters
 * @param step from there to the next channel's weight
 */
record Taps(int channels, int[] base, int[] kind, int[][] taps, int[] place, int step) {
  /** Packed weights have this many channels, or a multiple, side by side. */
  static final int TILE = 5;

  private static final int LANES = Arithmetic.LANES;

  /** One position that sees all inputs. */
  static Taps dense(int inputs, int channels) {
    return whole(inputs, channels, 1, inputs);
  }

  /** The way back through {@link #dense}. */
  static Taps denseBackward(int inputs, int channels) {
    return whole(channels, inputs, inputs, 1);
  }

  private static Taps whole(int rows, int channels, int rowStep, int step) {
    int[] all =
        IntStream.iterate(rows - 1, r -> r >= 0, r -> r - 1)
            .flatMap(r -> IntStream.of(r * LANES, r * TILE))
            .toArray();
    return new Taps(
        channels,
        new int[1],
        new int[1],
        new int[][] {all},
        IntStream.range(0, rows).map(r -> r * rowStep).toArray(),
        step);
  }

  /**
   * A convolution's outputs, [channel][row][column], or the way back to its inputs. Rows are
   * [plane][row of the kernel][column of the kernel].
   *
   * @param in what the positions see
   * @param planeStep from a plane's first weight to the next one's
   * @param step from a channel's first weight to the next one's
   */
  static Taps grid(Axis rows, Axis columns, Shape in, int channels, int planeStep, int step) {
    int kernel = columns.offset().length;
    int plane = in.height() * in.width();
    int[] base = new int[rows.base().length * columns.base().length];
    int[] kind = new int[base.length];
    for (int p = 0; p < base.length; p++) {
      int y = p / columns.base().length;
      int x = p % columns.base().length;
      base[p] = (rows.base()[y] * in.width() + columns.base()[x]) * LANES;
      kind[p] = rows.kind()[y] * columns.elements().length + columns.kind()[x];
    }
    int[][] taps = new int[rows.elements().length * columns.elements().length][];
    for (int k = 0; k < taps.length; k++) {
      int[] down = rows.elements()[k / columns.elements().length];
      int[] across = columns.elements()[k % columns.elements().length];
      taps[k] = new int[2 * in.channels() * down.length * across.length];
      int n = taps[k].length;
      for (int c = 0; c < in.channels(); c++) {
        for (int y : down) {
          for (int x : across) {
            int unit = c * plane + rows.offset()[y] * in.width() + columns.offset()[x];
            taps[k][--n] = ((c * kernel + y) * kernel + x) * TILE;
            taps[k][--n] = unit * LANES;
          }
        }
      }
    }
    int[] place = new int[in.channels() * kernel * kernel];
    for (int r = 0; r < place.length; r++) {
      place[r] = r / (kernel * kernel) * planeStep + r % (kernel * kernel);
    }
    return new Taps(channels, base, kind, taps, place, step);
  }

  int positions() {
    return base.length;
  }

  int rows() {
    return place.length;
  }

  /** Elements of a channel of the output. */
  int lanes() {
    return positions() * LANES;
  }
}
