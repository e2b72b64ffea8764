package io.kramers.theory;

/**
 * What becomes of a chain in the long run: some steps one by one, and how it goes on.
 *
 * @param escaped of each number of steps from 0 up: the probability of an exit within them
 * @param survival of each number of steps from 0 up: the probability of none, S_0, S_1, ...
 * @param hazard a_(n+1) / S_n, the share of the survivors that exits with a step, from the last
 *     step on
 * @param hazardPace how much the hazard may change each further step, relatively
 * @param below the share of the survivors below a threshold, from the last step on
 * @param belowPace how much that may change each further step, relatively
 * @param lost the probability of having left the mesh, which both other probabilities lack
 */
record Course(
    double[] escaped,
    double[] survival,
    double hazard,
    double hazardPace,
    double below,
    double belowPace,
    double lost) {

  /** The last step of those that were taken. */
  int taken() {
    return survival.length - 1;
  }

  /** The probability of an exit within n steps. */
  double escaped(long n) {
    return n <= taken()
        ? escaped[(int) n]
        : escaped[taken()] - survival[taken()] * Math.expm1(logKept(n));
  }

  /** S_n. */
  double survival(long n) {
    return n <= taken() ? survival[(int) n] : survival[taken()] * Math.exp(logKept(n));
  }

  /** How far off S_n and the probability of an exit may be, for what is not known of the hazard. */
  double uncertainty(long n) {
    if (n <= taken()) {
      return lost;
    }
    double further = n - taken();
    double hazards = Math.min(1.0, 0.5 * further * hazardPace) * further * hazard;
    return lost + Math.min(1.0, hazards) * survival[taken()];
  }

  private double logKept(long n) {
    return (n - taken()) * Math.log1p(-hazard);
  }
}
