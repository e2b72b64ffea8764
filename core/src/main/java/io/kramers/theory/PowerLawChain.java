package io.kramers.theory;

import io.kramers.landscape.Profile;

/** {@link GaussianChain#powerLaw}. */
record PowerLawChain(Profile loss, double minimum, double lambda1, double lambda2, double eta)
    implements GaussianChain {
  @Override
  public double mean(double w) {
    return Math.fma(-eta, loss.derivative(w), w);
  }

  @Override
  public double deviation(double w) {
    double multiplicative = lambda1 * (w - minimum);
    return eta * Math.sqrt(Math.fma(multiplicative, multiplicative, lambda2 * lambda2));
  }

  @Override
  public double[] kinks() {
    return loss.kinks();
  }
}
