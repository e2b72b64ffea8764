package io.kramers.theory;

/**
 * A step of implicit Euler: what a chain's generator does in a time that is exponentially
 * distributed with mean dt. Positive and conservative whatever dt; eliminated without a
 * subtraction, so that each component keeps its relative accuracy.
 */
final class ImplicitStep {
  private final double[] inverse;
  private final double[] upward;
  private final double[] downward;

  ImplicitStep(BirthDeathChain chain, double dt) {
    int n = chain.size();
    inverse = new double[n];
    upward = new double[n];
    downward = new double[n];
    double excess = 1.0 + dt * chain.down(0);
    for (int i = 0; i < n; i++) {
      double pivot = excess + dt * chain.up(i);
      inverse[i] = 1.0 / pivot;
      if (i + 1 < n) {
        upward[i] = dt * chain.up(i) / pivot;
        downward[i + 1] = dt * chain.down(i + 1) / pivot;
        excess = 1.0 + dt * chain.down(i + 1) * (excess / pivot);
      }
    }
  }

  /** An expectation of what will be, by the state now. */
  void backward(double[] f) {
    int n = f.length;
    for (int i = 1; i < n; i++) {
      f[i] = Math.fma(downward[i], f[i - 1], f[i]);
    }
    f[n - 1] *= inverse[n - 1];
    for (int i = n - 2; i >= 0; i--) {
      f[i] = Math.fma(upward[i], f[i + 1], f[i] * inverse[i]);
    }
  }

  /** The masses of the states. */
  void forward(double[] p) {
    int n = p.length;
    for (int i = 1; i < n; i++) {
      p[i] = Math.fma(upward[i - 1], p[i - 1], p[i]);
    }
    p[n - 1] *= inverse[n - 1];
    for (int i = n - 2; i >= 0; i--) {
      p[i] = Math.fma(downward[i + 1], p[i + 1], p[i] * inverse[i]);
    }
  }
}
