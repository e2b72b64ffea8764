package io.kramers.dynamics;

import io.kramers.config.CanonicalText;
import io.kramers.landscape.Landscape;
import io.kramers.rng.StreamKey;
import io.kramers.simd.Vectorization;
import java.io.Serializable;
import java.util.Map;

/** A rule by which w moves in steps on a landscape, with all its parameters resolved. */
public interface Dynamics extends Serializable {
  /** Its name in configurations and results. */
  String kind();

  /**
   * The parameters that results show, by their names there; values are null where they mean
   * nothing.
   */
  Map<String, Object> parameters();

  /** Whether all trials take the same path, so that one says everything. */
  default boolean deterministic() {
    return false;
  }

  /**
   * What a step of one trial costs, in rough nanoseconds on one core. Work is shared out by it; no
   * result depends on it.
   */
  double costOfStep(Landscape landscape);

  /**
   * A machine that moves blocks of trials, for one thread.
   *
   * @param learningRate eta, positive
   * @param key the cell's random stream
   * @param capacity the most trials that a block holds
   */
  Stepper stepper(
      Landscape landscape,
      double learningRate,
      StreamKey key,
      Vectorization provider,
      int capacity);

  /** Writes what moves a trajectory into a cell's canonical text. */
  void describe(CanonicalText text);
}
