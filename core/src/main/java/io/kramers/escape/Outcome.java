package io.kramers.escape;

/** How a trial ends; each ends in exactly one way. */
public enum Outcome {
  /** It left the basin, by the exit rule's meaning. */
  ESCAPED,
  /** Some coordinate left [-R, R], or is no number. */
  DIVERGED,
  /** It reached the last step and had done neither. */
  CENSORED
}
