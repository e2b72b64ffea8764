package io.kramers.network;

import java.util.List;

/** The average of each window of a channel. */
final class AveragePool extends WithoutParameters {
  private final Windows windows;
  private final int inputLanes;
  private final double share;

  private AveragePool(Shape input, Shape output, Windows windows) {
    super(output);
    this.windows = windows;
    inputLanes = input.lanes() / input.channels();
    share = 1.0 / windows.first()[1];
  }

  /**
   * Square windows.
   *
   * @throws IllegalArgumentException if no window fits
   */
  static AveragePool square(Shape input, int window, int stride) {
    return new AveragePool(
        input, Windows.output(input, window, stride, 0), Windows.square(input, window, stride, 0));
  }

  /** One window with all of a channel. */
  static AveragePool global(Shape input) {
    return new AveragePool(input, Shape.flat(input.channels()), Windows.whole(input));
  }

  @Override
  public <A> void forward(Arithmetic<A> on, A packed, List<A> in, A out) {
    for (int c = 0; c < output().channels(); c++) {
      on.units().sums(windows, share, in.get(0), c * inputLanes, out, c * windows.lanes());
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
          .addToWindows(
              windows, share, deltaOut, c * windows.lanes(), deltaIn.get(0), c * inputLanes);
    }
  }
}
