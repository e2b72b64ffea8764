package io.kramers.dynamics;

import io.kramers.config.CanonicalText;
import java.io.Serializable;
import java.util.Map;

/** The noise of a continuous-time dynamics, the same kind in each coordinate. */
public interface Noise extends Serializable {
  /** Its name in configurations and results. */
  String kind();

  /** The parameters that results show, by their names there. */
  Map<String, Object> parameters();

  /** Writes what distinguishes this noise from others into a cell's canonical text. */
  void describe(CanonicalText text);
}
