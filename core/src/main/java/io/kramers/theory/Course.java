package io.kramers.theory;

/**
 * What becomes of a chain: some steps one by one, and how it goes on.
 *
 * @param escaped of each number of steps from 0 up: the probability of an exit within them
 * @param survival of each number of steps from 0 up: the probability of none, S_0, S_1, ...
 * @param hazard the share of the survivors that exits with a step, from the last step on
 * @param hazardChange how much the hazard may still change, relatively, on average
 * @param below the share of the survivors below a threshold, from the last step on
 * @param belowChange how much that may still change, relatively
 * @param lost the probability of having left the mesh, which both other probabilities lack
 */
record Course(
    double[] escaped,
    double[] survival,
    double hazard,
    double hazardChange,
    double below,
    double belowChange,
    double lost) {

  /** The number of the steps that were taken. */
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

  /** How far off S_n and the probability of an exit may be, for what is lost and not known. */
  double uncertainty(long n) {
    double change = Math.expm1(-logKept(Math.max(n, taken())) * hazardChange);
    return lost + Math.min(survival[taken()], survival(n) * change);
  }

  private double logKept(long n) {
    return (n - taken()) * Math.log1p(-hazard);
  }
}
