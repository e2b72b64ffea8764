package io.kramers.network;

import java.util.ArrayList;
import java.util.List;

/** A stand-in. */
final class Convolution implements Layer {
  private static final int LANES = Arithmetic.LANES;
  private final Shape input;
  private final Shape output;
  private final int kernel;
  private final boolean bias;
  private final Taps taps;
  private final Taps back;
  private final int rows;

  Convolution(Shape input, int channels, int kernel, int stride, int padding, boolean bias) {
    this.input = input;
    this.kernel = kernel;
    this.bias = bias;
    int h = (input.height() + 2 * padding - kernel) / stride + 1;
    int w = (input.width() + 2 * padding - kernel) / stride + 1;
    output = new Shape(channels, h, w);
    rows = input.channels() * kernel * kernel;
    List<List<int[]>> forward = lists(h * w);
    List<List<int[]>> backward = lists(input.units());
    for (int p = 0; p < h * w; p++) {
      for (int r = 0; r < rows; r++) {
        int y = p / w * stride - padding + r / kernel % kernel;
        int x = p % w * stride - padding + r % kernel;
        if (y >= 0 && x >= 0 && y < input.height() && x < input.width()) {
          int unit = (r / kernel / kernel * input.height() + y) * input.width() + x;
          forward.get(p).add(new int[] {unit, r});
          for (int o = 0; o < channels; o++) {
            backward.get(unit).add(new int[] {o * h * w + p, o * rows + r});
          }
        }
      }
    }
    taps = taps(forward);
    back = taps(backward);
  }

  private static List<List<int[]>> lists(int n) {
    List<List<int[]>> lists = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      lists.add(new ArrayList<>());
    }
    return lists;
  }

  private static Taps taps(List<List<int[]>> lists) {
    int[] first = new int[lists.size() + 1];
    for (int i = 0; i < lists.size(); i++) {
      first[i + 1] = first[i] + lists.get(i).size();
    }
    int[] unit = lists.stream().flatMap(List::stream).mapToInt(t -> t[0]).toArray();
    int[] row = lists.stream().flatMap(List::stream).mapToInt(t -> t[1]).toArray();
    return new Taps(first, unit, row);
  }

  @Override
  public Shape output() {
    return output;
  }

  @Override
  public List<LayerParameter> parameters() {
    LayerParameter weight =
        new LayerParameter(
            "weight", List.of(output.channels(), input.channels(), kernel, kernel), rows);
    return bias
        ? List.of(weight, new LayerParameter("bias", List.of(output.channels()), rows))
        : List.of(weight);
  }

  /** [row][channel], then biases, then [channel][row] for the way back. */
  @Override
  public <A> A pack(Arithmetic<A> on, A weights, int at) {
    int channels = output.channels();
    A packed = on.zeros(rows * channels + channels);
    for (int o = 0; o < channels; o++) {
      for (int r = 0; r < rows; r++) {
        on.set(packed, r * channels + o, on.get(weights, at + o * rows + r));
      }
      if (bias) {
        on.set(packed, rows * channels + o, on.get(weights, at + rows * channels + o));
      }
    }
    return packed;
  }

  private <A> A part(Arithmetic<A> on, A packed, boolean backwards) {
    int channels = output.channels();
    A part = on.zeros(rows * channels);
    for (int o = 0; o < channels; o++) {
      for (int r = 0; r < rows; r++) {
        on.set(part, backwards ? o * rows + r : r * channels + o, on.get(packed, r * channels + o));
      }
    }
    return part;
  }

  @Override
  public <A> void forward(Arithmetic<A> on, A packed, List<A> in, A out) {
    int positions = taps.positions();
    for (int o = 0; o < output.channels(); o++) {
      for (int i = 0; i < positions * LANES; i++) {
        on.set(out, o * positions * LANES + i, on.get(packed, rows * output.channels() + o));
      }
    }
    on.addTaps(taps, part(on, packed, false), output.channels(), in.get(0), out);
  }

  @Override
  public <A> void backward(
      Arithmetic<A> on, A packed, List<A> in, A out, A deltaOut, List<A> deltaIn) {
    if (deltaIn.get(0) != null) {
      on.addTaps(back, part(on, packed, true), 1, deltaOut, deltaIn.get(0));
    }
  }

  @Override
  public <A> void addGradients(
      Arithmetic<A> on, A packed, List<A> in, A out, A deltaOut, A gradients, int at) {
    int channels = output.channels();
    on.addWeightGradients(taps, rows, channels, deltaOut, in.get(0), gradients, at);
    if (bias) {
      for (int o = 0; o < channels; o++) {
        for (int p = 0; p < taps.positions(); p++) {
          for (int l = 0; l < LANES; l++) {
            int i = at + (channels * rows + o) * LANES + l;
            int d = (o * taps.positions() + p) * LANES + l;
            on.set(gradients, i, on.get(gradients, i) + on.get(deltaOut, d));
          }
        }
      }
    }
  }

  @Override
  public <A> void addSquaredNorms(
      Arithmetic<A> on, A packed, List<A> in, A out, A deltaOut, A scratch, double[] norms) {
    on.clear(scratch, 0, parameterCount() * LANES);
    addGradients(on, packed, in, out, deltaOut, scratch, 0);
    on.units().addProducts(scratch, scratch, 0, parameterCount(), norms, 0);
  }
}
