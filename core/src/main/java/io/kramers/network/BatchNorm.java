package io.kramers.network;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/**
 * Batch normalisation of each channel with given statistics: (x - mean) / sqrt(variance + {@value
 * #EPSILON}) weight + bias, which is what makes the gradient of one sample mean something (Ioffe
 * and Szegedy 2015, their inference). {@link NormalisingFullBatch} takes the statistics from all
 * samples and differentiates through them.
 */
final class BatchNorm implements Layer {
  /** As in PyTorch. */
  static final double EPSILON = 1e-5;

  private static final int LANES = Arithmetic.LANES;

  private final Shape shape;
  private final double[] mean;
  private final double[] deviation;

  private BatchNorm(Shape shape, double[] mean, double[] deviation) {
    this.shape = shape;
    this.mean = mean;
    this.deviation = deviation;
  }

  /** With mean 0 and variance 1. */
  BatchNorm(Shape shape) {
    this(shape, new double[shape.channels()], deviations(shape.channels(), c -> 1));
  }

  private static double[] deviations(int channels, IntToDoubleFunction of) {
    double[] deviations = new double[channels];
    Arrays.setAll(deviations, c -> Math.sqrt(of.applyAsDouble(c) + EPSILON));
    return deviations;
  }

  @Override
  public Shape output() {
    return shape;
  }

  @Override
  public List<LayerParameter> parameters() {
    List<Integer> channels = List.of(shape.channels());
    return List.of(
        new LayerParameter("weight", channels, 1), new LayerParameter("bias", channels, 1));
  }

  @Override
  public int parameterCount() {
    return 2 * shape.channels();
  }

  @Override
  public List<LayerParameter> buffers() {
    List<Integer> channels = List.of(shape.channels());
    return List.of(
        new LayerParameter("running_mean", channels, 1),
        new LayerParameter("running_var", channels, 1));
  }

  @Override
  public BatchNorm with(double[] buffers, int at) {
    int channels = shape.channels();
    return new BatchNorm(
        shape,
        Arrays.copyOfRange(buffers, at, at + channels),
        deviations(channels, c -> buffers[at + channels + c]));
  }

  /** Elements of a channel. */
  int channelLanes() {
    return shape.lanes() / shape.channels();
  }

  double mean(int channel) {
    return mean[channel];
  }

  /** sqrt(variance + epsilon). */
  double deviation(int channel) {
    return deviation[channel];
  }

  /** Factor and shift of each channel, factors first. */
  @Override
  public <A> A pack(Arithmetic<A> on, A weights, int at) {
    int channels = shape.channels();
    A packed = on.zeros(2 * channels);
    for (int c = 0; c < channels; c++) {
      double factor = on.get(weights, at + c) / deviation[c];
      on.set(packed, c, factor);
      on.set(packed, channels + c, Math.fma(-mean[c], factor, on.get(weights, at + channels + c)));
    }
    return packed;
  }

  @Override
  public <A> void forward(Arithmetic<A> on, A packed, List<A> in, A out) {
    int n = channelLanes();
    for (int c = 0; c < shape.channels(); c++) {
      double shift = on.get(packed, shape.channels() + c);
      on.units().scale(in.get(0), c * n, (c + 1) * n, on.get(packed, c), shift, out);
    }
  }

  @Override
  public <A> void backward(
      Arithmetic<A> on, A packed, List<A> in, A out, A deltaOut, List<A> deltaIn) {
    if (deltaIn.get(0) == null) {
      return;
    }
    int n = channelLanes();
    for (int c = 0; c < shape.channels(); c++) {
      on.units().addScaled(deltaOut, c * n, (c + 1) * n, on.get(packed, c), 0, deltaIn.get(0));
    }
  }

  @Override
  public <A> void addGradients(
      Arithmetic<A> on, A packed, List<A> in, A out, A deltaOut, A gradients, int at) {
    double[] sums = new double[2 * LANES];
    for (int c = 0; c < shape.channels(); c++) {
      gradients(on, in.get(0), deltaOut, c, sums);
      for (int l = 0; l < LANES; l++) {
        int weight = at + c * LANES + l;
        int bias = weight + shape.channels() * LANES;
        on.set(gradients, weight, on.get(gradients, weight) + sums[l]);
        on.set(gradients, bias, on.get(gradients, bias) + sums[LANES + l]);
      }
    }
  }

  @Override
  public <A> void addSquaredNorms(
      Arithmetic<A> on, A packed, List<A> in, A out, A deltaOut, A scratch, double[] norms) {
    double[] sums = new double[2 * LANES];
    for (int c = 0; c < shape.channels(); c++) {
      gradients(on, in.get(0), deltaOut, c, sums);
      for (int l = 0; l < LANES; l++) {
        norms[l] = Math.fma(sums[l], sums[l], norms[l]);
        norms[l] = Math.fma(sums[LANES + l], sums[LANES + l], norms[l]);
      }
    }
  }

  /** Each lane's gradient of a channel's weight, then of its bias. */
  private <A> void gradients(Arithmetic<A> on, A in, A deltaOut, int c, double[] sums) {
    int units = channelLanes() / LANES;
    Arrays.fill(sums, 0);
    on.units().addProducts(in, deltaOut, c * channelLanes(), units, sums, 0);
    on.units().addSums(deltaOut, c * channelLanes(), units, sums, LANES);
    for (int l = 0; l < LANES; l++) {
      sums[l] = Math.fma(-mean[c], sums[LANES + l], sums[l]) / deviation[c];
    }
  }
}
