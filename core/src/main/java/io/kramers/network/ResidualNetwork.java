package io.kramers.network;

import io.kramers.config.Settings;

/**
 * ResNet-18 (He, Zhang, Ren and Sun 2016) with torchvision's names and initialisation: four layers
 * of two basic blocks with w, 2w, 4w and 8w channels, w = 64 in the paper. Images of at least
 * {@value #LARGE} x {@value #LARGE} begin with torchvision's 7 x 7 convolution of stride 2 and max
 * pooling 3 x 3 of stride 2; smaller ones with a 3 x 3 convolution of stride 1, as usual for
 * CIFAR-10.
 */
final class ResidualNetwork {
  static final String KIND = "resnet-18";

  private static final int LARGE = 64;
  private static final int LAYERS = 4;
  private static final int BLOCKS = 2;
  private static final int MOST_WIDTH = 1024;
  private static final int USUAL_WIDTH = 64;

  private final NetworkBuilder builder;

  private ResidualNetwork(Shape input) {
    builder = new NetworkBuilder(input);
  }

  /** Reads {@code width}, the channels of the first layer (64). */
  static Network read(Settings settings, Shape input, int classes) {
    int width = (int) settings.wholeNumber("width", 1, MOST_WIDTH, USUAL_WIDTH);
    return of(input, width, BLOCKS, classes);
  }

  /**
   * The network.
   *
   * @param blocks in each layer, 2 for ResNet-18
   */
  static Network of(Shape input, int width, int blocks, int classes) {
    return new ResidualNetwork(input).build(width, blocks, classes);
  }

  private Network build(int width, int blocks, int classes) {
    Shape input = builder.shape(0);
    if (Math.min(input.height(), input.width()) >= LARGE) {
      convolution("conv1", 0, width, 7, 2);
      normalise("bn1");
      builder.add(Relu::new);
      builder.add(from -> new MaxPool(from, 3, 2, 1));
    } else {
      convolution("conv1", 0, width, 3, 1);
      normalise("bn1");
      builder.add(Relu::new);
    }
    for (int layer = 0; layer < LAYERS; layer++) {
      for (int block = 0; block < blocks; block++) {
        int stride = layer > 0 && block == 0 ? 2 : 1;
        block("layer" + (layer + 1) + "." + block + ".", width << layer, stride);
      }
    }
    builder.add(AveragePool::global);
    builder.add("fc", from -> new Dense(from, classes, true));
    return builder.build(KIND, new SoftmaxCrossEntropy(classes));
  }

  private void block(String name, int channels, int stride) {
    int from = builder.last();
    convolution(name + "conv1", from, channels, 3, stride);
    normalise(name + "bn1");
    builder.add(Relu::new);
    convolution(name + "conv2", builder.last(), channels, 3, 1);
    int straight = normalise(name + "bn2");
    int around = from;
    if (stride != 1 || builder.shape(from).channels() != channels) {
      convolution(name + "downsample.0", from, channels, 1, stride);
      around = normalise(name + "downsample.1");
    }
    builder.sum(straight, around);
    builder.add(Relu::new);
  }

  private void convolution(String name, int from, int channels, int kernel, int stride) {
    builder.add(
        name,
        Initialisation.NORMAL_FAN_OUT,
        from,
        shape -> new Convolution(shape, channels, kernel, stride, kernel / 2, false));
  }

  private int normalise(String name) {
    return builder.add(name, Initialisation.IDENTITY, builder.last(), BatchNorm::new);
  }
}
