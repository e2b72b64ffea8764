package io.kramers.landscape;

import io.kramers.config.CanonicalText;
import io.kramers.simd.Vectorization;
import java.io.Serializable;
import java.util.Map;
import java.util.Optional;

/** A loss L of d parameters, with one basin that trials start in and the saddles around it. */
public interface Landscape extends Serializable {
  /** Number of coordinates d, at least 1. */
  int dimension();

  /** L(w). */
  double value(double[] w);

  /** The gradient of L at w, d numbers. */
  double[] gradient(double[] w);

  /** The diagonal of the Hessian of L at w, d numbers. */
  double[] hessianDiagonal(double[] w);

  /** The basin's minimum w*, d numbers, found to 1e-12. */
  double[] minimum();

  /** The loss along coordinate j, which the others do not change: landscapes are separable. */
  Profile profile(int j);

  /**
   * The minimum of the basin that w lies in, d numbers; on a landscape that knows one basin alone,
   * its minimum.
   */
  double[] minimumNear(double[] w);

  /**
   * The saddle b_j below the minimum along each coordinate, d numbers, found to 1e-12; minus
   * infinity where there is none.
   */
  double[] saddle();

  /**
   * Steps down this landscape over arrays of trials, in the twin of the given provider.
   *
   * @param capacity the most trials in an array; the pass belongs to one thread
   */
  DescentPass descentPass(Vectorization provider, int capacity);

  /**
   * The loss and its slopes over arrays of trials, in the twin of the given provider.
   *
   * @param capacity the most trials in an array; the pass belongs to one thread
   */
  ProfilePass profilePass(Vectorization provider, int capacity);

  /** What the gradient at one point costs, in rough nanoseconds on one core. */
  double costOfGradient();

  /** The gradients of single samples; empty where the landscape is not an average over data. */
  Optional<SampleGradients> sampleGradients();

  /** The parameters that results show, by their names there. */
  Map<String, Object> parameters();

  /** Writes what distinguishes this landscape from others into a cell's canonical text. */
  void describe(CanonicalText text);
}
