package io.kramers.landscape;

final class ScalarFourBasins implements DerivativePass {
  private final double factor;

  ScalarFourBasins(double factor) {
    this.factor = factor;
  }

  @Override
  public void sumOverShifts(double[] w, int n, double[] shifts, double weight, double[] sum) {
    double scaledFactor = factor * weight;
    for (int i = 0; i < n; i++) {
      double total = 0.0;
      for (double shift : shifts) {
        total = FourBasins.unscaledDerivative(w[i] - (shift + 1.0), total);
      }
      sum[i] = total * scaledFactor;
    }
  }

  @Override
  public void addShifted(double[] w, double[] shift, int n, double[] sum) {
    for (int i = 0; i < n; i++) {
      double slope = FourBasins.unscaledDerivative(w[i] - (shift[i] + 1.0), 0.0);
      sum[i] = Math.fma(slope, factor, sum[i]);
    }
  }
}
