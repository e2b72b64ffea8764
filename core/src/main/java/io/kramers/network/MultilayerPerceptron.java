package io.kramers.network;

import io.kramers.config.Settings;

/** Dense layers fc1, fc2, ... with ReLU between them. */
final class MultilayerPerceptron {
  static final String KIND = "mlp";

  private static final int MOST_LAYERS = 100;
  private static final int MOST_UNITS = 1 << 16;

  private MultilayerPerceptron() {}

  /** Reads {@code hidden}: the units of each hidden layer. */
  static Network read(Settings settings, Shape input, int classes) {
    double[] numbers = settings.numbers("hidden", MOST_LAYERS);
    int[] hidden = new int[numbers.length];
    for (int i = 0; i < hidden.length; i++) {
      hidden[i] = (int) numbers[i];
      if (hidden[i] != numbers[i] || hidden[i] < 1 || hidden[i] > MOST_UNITS) {
        throw settings.invalid("hidden", "must be whole numbers from 1 to " + MOST_UNITS);
      }
    }
    return of(input, hidden, classes);
  }

  static Network of(Shape input, int[] hidden, int classes) {
    NetworkBuilder builder = new NetworkBuilder(input);
    for (int i = 0; i < hidden.length; i++) {
      int units = hidden[i];
      builder.add("fc" + (i + 1), from -> new Dense(from, units, true));
      builder.add(Relu::new);
    }
    builder.add("fc" + (hidden.length + 1), from -> new Dense(from, classes, true));
    return builder.build(KIND, new SoftmaxCrossEntropy(classes));
  }
}
