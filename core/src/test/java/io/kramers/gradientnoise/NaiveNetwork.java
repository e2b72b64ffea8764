package io.kramers.gradientnoise;

import io.kramers.network.Network;
import io.kramers.network.Parameter;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The paper's CNN and ResNet-18 for small images once more, as plainly as they can be written: one
 * sample, doubles, loops over indices, and a tape that is played backwards.
 */
final class NaiveNetwork {
  private static final double EPSILON = 1e-5;

  private final Map<String, Parameter> parameters;
  private final Map<String, Parameter> buffers;
  private final double[] weights;
  private final double[] statistics;
  private final double[] gradient;
  private final Deque<Runnable> tape = new ArrayDeque<>();
  private double loss;

  private NaiveNetwork(Network network, double[] weights, double[] statistics) {
    parameters = byName(network.parameters());
    buffers = byName(network.buffers());
    this.weights = weights;
    this.statistics = statistics;
    gradient = new double[weights.length];
  }

  private static Map<String, Parameter> byName(List<Parameter> all) {
    return all.stream().collect(Collectors.toMap(Parameter::name, Function.identity()));
  }

  /** A value [channel][row][column] and the loss's gradient by it. */
  private static final class Value {
    final int channels;
    final int height;
    final int width;
    final double[][][] value;
    final double[][][] delta;

    Value(int channels, int height, int width) {
      this.channels = channels;
      this.height = height;
      this.width = width;
      value = new double[channels][height][width];
      delta = new double[channels][height][width];
    }

    double padded(int channel, int row, int column) {
      boolean inside = row >= 0 && row < height && column >= 0 && column < width;
      return inside ? value[channel][row][column] : 0.0;
    }
  }

  /**
   * The loss and the gradient of one sample.
   *
   * @param gradient by parameter
   */
  record Sample(double loss, double[] gradient) {}

  static Sample of(
      Network network, double[] weights, double[] statistics, double[] input, int label) {
    NaiveNetwork naive = new NaiveNetwork(network, weights, statistics);
    Value x =
        new Value(network.input().channels(), network.input().height(), network.input().width());
    for (int i = 0; i < input.length; i++) {
      int area = x.height * x.width;
      x.value[i / area][i / x.width % x.height][i % x.width] = input[i];
    }
    Value out = network.name().equals("cnn") ? naive.cnn(x) : naive.resnet(x);
    naive.crossEntropy(out, label);
    while (!naive.tape.isEmpty()) {
      naive.tape.pop().run();
    }
    return new Sample(naive.loss, naive.gradient);
  }

  private Value cnn(Value x) {
    Value y = pool(convolution("conv1", x, 1, 0));
    Value z = pool(convolution("conv2", y, 1, 0));
    return dense("fc2", relu(dense("fc1", z)));
  }

  private Value resnet(Value x) {
    Value y = relu(normalise("bn1", convolution("conv1", x, 1, 1)));
    for (int layer = 1; layer <= 4; layer++) {
      for (int block = 0; block < 2; block++) {
        String name = "layer" + layer + "." + block + ".";
        int stride = layer > 1 && block == 0 ? 2 : 1;
        Value straight = relu(normalise(name + "bn1", convolution(name + "conv1", y, stride, 1)));
        straight = normalise(name + "bn2", convolution(name + "conv2", straight, 1, 1));
        Value around =
            stride == 1
                ? y
                : normalise(
                    name + "downsample.1", convolution(name + "downsample.0", y, stride, 0));
        y = relu(sum(straight, around));
      }
    }
    return dense("fc", average(y));
  }

  private Value convolution(String name, Value in, int stride, int padding) {
    Parameter kernel = parameters.get(name + ".weight");
    Parameter bias = parameters.get(name + ".bias");
    int out = kernel.shape().get(0);
    int size = kernel.shape().get(2);
    Value y =
        new Value(
            out,
            (in.height + 2 * padding - size) / stride + 1,
            (in.width + 2 * padding - size) / stride + 1);
    for (int o = 0; o < out; o++) {
      for (int r = 0; r < y.height; r++) {
        for (int c = 0; c < y.width; c++) {
          double sum = bias == null ? 0.0 : weights[bias.offset() + o];
          for (int i = 0; i < in.channels; i++) {
            for (int a = 0; a < size; a++) {
              for (int b = 0; b < size; b++) {
                sum +=
                    weights[kernel.offset() + ((o * in.channels + i) * size + a) * size + b]
                        * in.padded(i, r * stride + a - padding, c * stride + b - padding);
              }
            }
          }
          y.value[o][r][c] = sum;
        }
      }
    }
    tape.push(() -> convolutionBack(kernel, bias, in, y, stride, padding));
    return y;
  }

  private void convolutionBack(
      Parameter kernel, Parameter bias, Value in, Value y, int stride, int padding) {
    int size = kernel.shape().get(2);
    for (int o = 0; o < y.channels; o++) {
      for (int r = 0; r < y.height; r++) {
        for (int c = 0; c < y.width; c++) {
          double delta = y.delta[o][r][c];
          if (bias != null) {
            gradient[bias.offset() + o] += delta;
          }
          for (int i = 0; i < in.channels; i++) {
            for (int a = 0; a < size; a++) {
              for (int b = 0; b < size; b++) {
                int row = r * stride + a - padding;
                int column = c * stride + b - padding;
                int at = kernel.offset() + ((o * in.channels + i) * size + a) * size + b;
                gradient[at] += delta * in.padded(i, row, column);
                if (row >= 0 && row < in.height && column >= 0 && column < in.width) {
                  in.delta[i][row][column] += delta * weights[at];
                }
              }
            }
          }
        }
      }
    }
  }

  private Value normalise(String name, Value in) {
    Parameter factor = parameters.get(name + ".weight");
    Parameter shift = parameters.get(name + ".bias");
    Parameter mean = buffers.get(name + ".running_mean");
    Parameter variance = buffers.get(name + ".running_var");
    Value y = new Value(in.channels, in.height, in.width);
    for (int k = 0; k < in.channels; k++) {
      double centre = statistics[mean.offset() + k];
      double deviation = Math.sqrt(statistics[variance.offset() + k] + EPSILON);
      for (int r = 0; r < in.height; r++) {
        for (int c = 0; c < in.width; c++) {
          y.value[k][r][c] =
              (in.value[k][r][c] - centre) / deviation * weights[factor.offset() + k]
                  + weights[shift.offset() + k];
        }
      }
    }
    tape.push(
        () -> {
          for (int k = 0; k < in.channels; k++) {
            double centre = statistics[mean.offset() + k];
            double deviation = Math.sqrt(statistics[variance.offset() + k] + EPSILON);
            for (int r = 0; r < in.height; r++) {
              for (int c = 0; c < in.width; c++) {
                double delta = y.delta[k][r][c];
                gradient[factor.offset() + k] += delta * (in.value[k][r][c] - centre) / deviation;
                gradient[shift.offset() + k] += delta;
                in.delta[k][r][c] += delta / deviation * weights[factor.offset() + k];
              }
            }
          }
        });
    return y;
  }

  private Value relu(Value in) {
    Value y = new Value(in.channels, in.height, in.width);
    each(y, (k, r, c) -> y.value[k][r][c] = Math.max(0.0, in.value[k][r][c]));
    tape.push(
        () ->
            each(
                y,
                (k, r, c) -> in.delta[k][r][c] += in.value[k][r][c] > 0 ? y.delta[k][r][c] : 0.0));
    return y;
  }

  private Value sum(Value one, Value other) {
    Value y = new Value(one.channels, one.height, one.width);
    each(y, (k, r, c) -> y.value[k][r][c] = one.value[k][r][c] + other.value[k][r][c]);
    tape.push(
        () ->
            each(
                y,
                (k, r, c) -> {
                  one.delta[k][r][c] += y.delta[k][r][c];
                  other.delta[k][r][c] += y.delta[k][r][c];
                }));
    return y;
  }

  /** 2 x 2. */
  private Value pool(Value in) {
    Value y = new Value(in.channels, in.height / 2, in.width / 2);
    int[][][] place = new int[y.channels][y.height][y.width];
    each(
        y,
        (k, r, c) -> {
          double[] window = {
            in.value[k][2 * r][2 * c],
            in.value[k][2 * r][2 * c + 1],
            in.value[k][2 * r + 1][2 * c],
            in.value[k][2 * r + 1][2 * c + 1]
          };
          for (int i = 1; i < 4; i++) {
            place[k][r][c] = window[i] > window[place[k][r][c]] ? i : place[k][r][c];
          }
          y.value[k][r][c] = window[place[k][r][c]];
        });
    tape.push(
        () ->
            each(
                y,
                (k, r, c) ->
                    in.delta[k][2 * r + place[k][r][c] / 2][2 * c + place[k][r][c] % 2] +=
                        y.delta[k][r][c]));
    return y;
  }

  private Value average(Value in) {
    Value y = new Value(in.channels, 1, 1);
    double area = in.height * in.width;
    each(in, (k, r, c) -> y.value[k][0][0] += in.value[k][r][c] / area);
    tape.push(() -> each(in, (k, r, c) -> in.delta[k][r][c] += y.delta[k][0][0] / area));
    return y;
  }

  private Value dense(String name, Value in) {
    Parameter matrix = parameters.get(name + ".weight");
    Parameter bias = parameters.get(name + ".bias");
    Value y = new Value(matrix.shape().get(0), 1, 1);
    int units = matrix.shape().get(1);
    for (int o = 0; o < y.channels; o++) {
      y.value[o][0][0] = weights[bias.offset() + o];
      int row = matrix.offset() + o * units;
      int output = o;
      each(
          in,
          (k, r, c) ->
              y.value[output][0][0] += weights[row + place(in, k, r, c)] * in.value[k][r][c]);
    }
    tape.push(
        () -> {
          for (int o = 0; o < y.channels; o++) {
            double delta = y.delta[o][0][0];
            gradient[bias.offset() + o] += delta;
            int row = matrix.offset() + o * units;
            each(
                in,
                (k, r, c) -> {
                  gradient[row + place(in, k, r, c)] += delta * in.value[k][r][c];
                  in.delta[k][r][c] += delta * weights[row + place(in, k, r, c)];
                });
          }
        });
    return y;
  }

  private static int place(Value in, int channel, int row, int column) {
    return (channel * in.height + row) * in.width + column;
  }

  private void crossEntropy(Value out, int label) {
    double partition =
        Arrays.stream(out.value).mapToDouble(channel -> Math.exp(channel[0][0])).sum();
    loss = Math.log(partition) - out.value[label][0][0];
    for (int k = 0; k < out.channels; k++) {
      out.delta[k][0][0] = Math.exp(out.value[k][0][0]) / partition - (k == label ? 1.0 : 0.0);
    }
  }

  private interface At {
    void visit(int channel, int row, int column);
  }

  private static void each(Value value, At at) {
    for (int k = 0; k < value.channels; k++) {
      for (int r = 0; r < value.height; r++) {
        for (int c = 0; c < value.width; c++) {
          at.visit(k, r, c);
        }
      }
    }
  }
}
