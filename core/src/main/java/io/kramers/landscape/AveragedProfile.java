package io.kramers.landscape;

import java.util.Arrays;

/** A loss of one coordinate, averaged over data: (1/n) sum_m l(w - x_m). */
record AveragedProfile(CoordinateLoss loss, double[] samples) implements Profile {
  @Override
  public double value(double w) {
    double sum = 0.0;
    for (double x : samples) {
      sum += loss.value(w - x);
    }
    return sum / samples.length;
  }

  @Override
  public double derivative(double w) {
    double sum = 0.0;
    for (double x : samples) {
      sum += loss.derivative(w - x);
    }
    return sum / samples.length;
  }

  @Override
  public double secondDerivative(double w) {
    double sum = 0.0;
    for (double x : samples) {
      sum += loss.secondDerivative(w - x);
    }
    return sum / samples.length;
  }

  @Override
  public double[] kinks() {
    return Arrays.stream(loss.kinks())
        .flatMap(kink -> Arrays.stream(samples).map(x -> kink + x))
        .sorted()
        .distinct()
        .toArray();
  }
}
