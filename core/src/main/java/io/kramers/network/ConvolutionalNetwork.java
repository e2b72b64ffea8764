package io.kramers.network;

import io.kramers.config.Settings;

/**
 * The paper's network for 28 x 28 images: two convolutions 5 x 5 with 10 channels, each followed by
 * max pooling 2 x 2, and two dense layers with 50 units and ReLU between them. There is no ReLU
 * after a convolution. Other sizes change the first dense layer alone.
 */
final class ConvolutionalNetwork {
  static final String KIND = "cnn";

  private static final int CHANNELS = 10;
  private static final int KERNEL = 5;
  private static final int POOL = 2;
  private static final int HIDDEN = 50;

  /** What leaves one unit after both convolutions and pools. */
  private static final int LEAST_SIDE = 16;

  private ConvolutionalNetwork() {}

  static Network read(Settings settings, Shape input, int classes) {
    if (Math.min(input.height(), input.width()) < LEAST_SIDE) {
      throw settings.invalid(
          "kind",
          "takes images of at least %d x %d, and these are %d x %d; use larger ones or kind = mlp"
              .formatted(LEAST_SIDE, LEAST_SIDE, input.height(), input.width()));
    }
    return of(input, classes);
  }

  static Network of(Shape input, int classes) {
    NetworkBuilder builder = new NetworkBuilder(input);
    for (String name : new String[] {"conv1", "conv2"}) {
      builder.add(name, from -> new Convolution(from, CHANNELS, KERNEL, 1, 0, true));
      builder.add(from -> new MaxPool(from, POOL, POOL, 0));
    }
    builder.add("fc1", from -> new Dense(from, HIDDEN, true));
    builder.add(Relu::new);
    builder.add("fc2", from -> new Dense(from, classes, true));
    return builder.build(KIND, new SoftmaxCrossEntropy(classes));
  }
}
