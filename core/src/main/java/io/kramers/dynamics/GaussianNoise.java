package io.kramers.dynamics;

import io.kramers.landscape.Profile;

/** Gaussian noise of variance D_j(w_j), in dw = -grad L dt + sqrt(eta D) dB. */
public interface GaussianNoise extends Noise {
  /**
   * The noise along coordinate j.
   *
   * @param loss along the coordinate
   * @param minimum w_j* of the basin that the process starts in
   */
  CoordinateNoise along(int j, Profile loss, double minimum);

  /**
   * The noise along coordinate j over arrays, with the bits of {@link #along}.
   *
   * @param loss along the coordinate
   * @param minimum w_j*
   */
  NoisePass pass(int j, Profile loss, double minimum);
}
