package io.kramers.network;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The windows of a pooling layer in one channel. Window p has the inputs element[first[p]], ...,
 * element[first[p + 1] - 1], row by row, counted from the channel's first element. What a window
 * has beyond the edge is left out.
 *
 * @param fours whether each has four inputs, as those of 2 x 2 have
 */
record Windows(int[] first, int[] element, boolean fours) {
  private static Windows of(int[] first, int[] element) {
    return new Windows(
        first, element, IntStream.range(0, first.length).allMatch(p -> first[p] == 4 * p));
  }

  /**
   * Square windows over a channel.
   *
   * @param padding rows and columns beyond each edge, at most half the window
   * @throws IllegalArgumentException if no window fits
   */
  static Windows square(Shape input, int window, int stride, int padding) {
    int rows = positions(input.height(), window, stride, padding);
    int columns = positions(input.width(), window, stride, padding);
    int[] first = new int[rows * columns + 1];
    int[] element = new int[rows * columns * window * window];
    int taps = 0;
    for (int p = 0; p < rows * columns; p++) {
      int top = p / columns * stride - padding;
      int left = p % columns * stride - padding;
      for (int y = Math.max(top, 0); y < Math.min(top + window, input.height()); y++) {
        for (int x = Math.max(left, 0); x < Math.min(left + window, input.width()); x++) {
          element[taps++] = (y * input.width() + x) * Arithmetic.LANES;
        }
      }
      first[p + 1] = taps;
    }
    return of(first, Arrays.copyOf(element, taps));
  }

  /** One window with all of a channel. */
  static Windows whole(Shape input) {
    int units = input.height() * input.width();
    int[] element = new int[units];
    Arrays.setAll(element, u -> u * Arithmetic.LANES);
    return of(new int[] {0, units}, element);
  }

  /** What {@link #square} windows leave of the input's shape. */
  static Shape output(Shape input, int window, int stride, int padding) {
    return new Shape(
        input.channels(),
        positions(input.height(), window, stride, padding),
        positions(input.width(), window, stride, padding));
  }

  int positions() {
    return first.length - 1;
  }

  /** Elements of a channel of the output. */
  int lanes() {
    return positions() * Arithmetic.LANES;
  }

  private static int positions(int side, int window, int stride, int padding) {
    if (side + 2 * padding < window) {
      throw new IllegalArgumentException("a window of " + window + " does not fit " + side);
    }
    return (side + 2 * padding - window) / stride + 1;
  }
}
