package io.kramers.landscape;

final class ScalarFourBasins implements DerivativePass {
  private final double factor;

  ScalarFourBasins(double factor) {
    this.factor = factor;
  }

  @Override
  public void descend(double[] w, double[] noise, int n, double shift, double rate) {
    double basin = shift + 1.0;
    double scaledRate = -rate * factor;
    for (int i = 0; i < n; i++) {
      double slope = FourBasins.unscaledDerivative(w[i] - basin);
      w[i] = Math.fma(slope, scaledRate, w[i]) + noise[i];
    }
  }

  @Override
  public void addShifted(double[] w, double[] shift, int n, double[] sum) {
    for (int i = 0; i < n; i++) {
      double slope = FourBasins.unscaledDerivative(w[i] - (shift[i] + 1.0));
      sum[i] = Math.fma(slope, factor, sum[i]);
    }
  }
}
