package io.kramers.network;

import io.kramers.config.Settings;

/**
 * f(x) = w . x with the loss (1/2) (f - y)^2, the example after the paper's Proposition 1. Its only
 * parameter is fc.weight.
 */
final class LinearRegression {
  static final String KIND = "linear-regression";

  private LinearRegression() {}

  static Network read(Settings settings, Shape input, int classes) {
    return of(input);
  }

  static Network of(Shape input) {
    NetworkBuilder builder = new NetworkBuilder(input);
    builder.add("fc", from -> new Dense(from, 1, false));
    return builder.build(KIND, new SquaredLoss());
  }
}
