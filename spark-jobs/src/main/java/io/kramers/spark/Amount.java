package io.kramers.spark;

/**
 * An amount of work.
 *
 * @param cost estimated, in any unit that work is counted in all through
 * @param blocks of trials, or chunks of samples
 * @param trials in them; 0 where it is no work of trials
 */
record Amount(double cost, long blocks, long trials) {
  static final Amount NOTHING = new Amount(0.0, 0, 0);

  Amount plus(Amount other) {
    return new Amount(cost + other.cost, blocks + other.blocks, trials + other.trials);
  }
}
