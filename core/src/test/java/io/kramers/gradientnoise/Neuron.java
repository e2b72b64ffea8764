package io.kramers.gradientnoise;

import io.kramers.network.Arithmetic;
import io.kramers.network.Precision;
import java.util.Random;

/** (1/2) (tanh(w . x) - y)^2 with drawn x and y: a loss that is not quadratic. */
final class Neuron extends ClosedForm<double[]> {
  static final int FIRST = 3;
  static final int LENGTH = 7;

  private final double[][] x;
  private final double[] y;

  Neuron(int samples) {
    super(samples, FIRST, LENGTH - FIRST);
    Random random = new Random(11);
    x = new double[samples][LENGTH];
    y = new double[samples];
    for (int m = 0; m < samples; m++) {
      for (int j = 0; j < LENGTH; j++) {
        x[m][j] = random.nextGaussian() * (1 + j);
      }
      y[m] = random.nextGaussian();
    }
  }

  @Override
  Arithmetic<double[]> precision() {
    return Precision.twice();
  }

  private double output(int sample, double[] weights) {
    double sum = 0.0;
    for (int j = 0; j < LENGTH; j++) {
      sum += weights[j] * x[sample][j];
    }
    return Math.tanh(sum);
  }

  @Override
  double loss(int sample, double[] weights) {
    double residual = output(sample, weights) - y[sample];
    return 0.5 * residual * residual;
  }

  @Override
  double gradient(int sample, double[] weights, int parameter) {
    double output = output(sample, weights);
    return (output - y[sample]) * (1.0 - output * output) * x[sample][parameter];
  }

  /** d^2 loss / dw_i dw_j of one sample. */
  double curvature(int sample, double[] weights, int i, int j) {
    double output = output(sample, weights);
    double slope = 1.0 - output * output;
    return (slope * slope - 2.0 * (output - y[sample]) * output * slope)
        * x[sample][i]
        * x[sample][j];
  }
}
