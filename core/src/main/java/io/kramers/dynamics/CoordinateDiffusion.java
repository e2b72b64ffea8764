package io.kramers.dynamics;

import io.kramers.landscape.Profile;

/**
 * One coordinate of a separable diffusion, dw = -L'(w) dt + sqrt(eta D(w)) dB in an interpretation.
 *
 * @param loss L
 * @param noise D
 * @param learningRate eta, greater than 0
 * @param interpretation of the noise term
 */
public record CoordinateDiffusion(
    Profile loss, CoordinateNoise noise, double learningRate, Interpretation interpretation) {
  /** The drift of the same process as an Ito equation, -L' + alpha eta D' / 2. */
  public double drift(double w) {
    return Math.fma(
        0.5 * interpretation.alpha() * learningRate, noise.derivative(w), -loss.derivative(w));
  }

  /** The squared noise coefficient eta D(w); half of it is the Fokker-Planck equation's phi. */
  public double diffusion(double w) {
    return learningRate * noise.variance(w);
  }
}
