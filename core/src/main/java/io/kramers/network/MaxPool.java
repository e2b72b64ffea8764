package io.kramers.network;

import java.util.List;

/**
 * The greatest of each window of a channel. Its gradient goes to the first greatest unit, row by
 * row, as PyTorch's does.
 */
final class MaxPool extends WithoutParameters {
  private final Windows windows;
  private final int inputLanes;

  /**
   * Square windows.
   *
   * @param padding units beyond each edge, which are never the greatest; at most half the window
   * @throws IllegalArgumentException if no window fits
   */
  MaxPool(Shape input, int window, int stride, int padding) {
    super(Windows.output(input, window, stride, padding));
    windows = Windows.square(input, window, stride, padding);
    inputLanes = input.lanes() / input.channels();
  }

  @Override
  public <A> void forward(Arithmetic<A> on, A packed, List<A> in, A out) {
    for (int c = 0; c < output().channels(); c++) {
      on.units().maxima(windows, in.get(0), c * inputLanes, out, c * windows.lanes());
    }
  }

  @Override
  public <A> void backward(
      Arithmetic<A> on, A packed, List<A> in, A out, A deltaOut, List<A> deltaIn) {
    if (deltaIn.get(0) == null) {
      return;
    }
    for (int c = 0; c < output().channels(); c++) {
      on.units()
          .addToFirstMaxima(
              windows,
              in.get(0),
              c * inputLanes,
              out,
              deltaOut,
              c * windows.lanes(),
              deltaIn.get(0));
    }
  }
}
