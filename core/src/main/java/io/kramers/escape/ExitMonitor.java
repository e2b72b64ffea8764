package io.kramers.escape;

import io.kramers.dynamics.Trials;

/** Watches a block of trials, tallies and retires those that end; belongs to one thread. */
interface ExitMonitor {
  /** Retires the trials that ended with this step, 1 for the first. */
  void afterStep(Trials trials, long step, Tally tally);

  /** Tallies the trials that are alive after the last step. */
  void afterLastStep(Trials trials, long step, Tally tally);
}
