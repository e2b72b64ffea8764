package io.kramers.theory;

import io.kramers.dynamics.CoordinateDiffusion;

/** {@link GaussianChain#eulerMaruyama}. */
record EulerMaruyamaChain(CoordinateDiffusion diffusion, double timeStep) implements GaussianChain {
  @Override
  public double mean(double w) {
    return Math.fma(timeStep, diffusion.drift(w), w);
  }

  @Override
  public double deviation(double w) {
    return Math.sqrt(timeStep * diffusion.diffusion(w));
  }

  @Override
  public double[] kinks() {
    return diffusion.loss().kinks();
  }
}
