package io.kramers.theory;

/**
 * What becomes of a chain: some steps one by one, and how it goes on.
 *
 * @param escaped of each number of steps from 0 up: the probability of an exit within them
 * @param survival of each number of steps from 0 up: the probability of none, S_0, S_1, ...
 * @param hazard the share of the survivors that exits with a step, from the last step on
 * @param hazardChange how much the hazard may still change, relatively, on average
 * @param below the share of the survivors below a threshold, from the last step on
 * @param above the share of the others
 * @param shareChange how much these shares may still change, relatively
 * @param lost the probability of having left the mesh, which both other probabilities lack
 */
record Course(
    double[] escaped,
    double[] survival,
    double hazard,
    double hazardChange,
    double below,
    double above,
    double shareChange,
    double lost) {

  /** The number of the steps that were taken. */
  int taken() {
    return survival.length - 1;
  }

  /** The probability of an exit within n steps. */
  double escaped(long n) {
    double escaped =
        n <= taken()
            ? this.escaped[(int) n]
            : this.escaped[taken()] - survival[taken()] * Math.expm1(logKept(n));
    return Math.min(1.0, escaped);
  }

  /** S_n. */
  double survival(long n) {
    return n <= taken() ? survival[(int) n] : survival[taken()] * Math.exp(logKept(n));
  }

  /** How far off S_n may be, relatively, for what is not known of the hazard. */
  double survivalChange(long n) {
    if (n <= taken() || survival(n) == 0) {
      return 0.0;
    }
    double most = survival[taken()] / survival(n);
    return hazard == 0 ? most : Math.min(most, Math.expm1(-logKept(n) * hazardChange));
  }

  /** How far off any probability within n steps may be, for what is lost on the way. */
  double beyond(long n) {
    return lost + n * Cells.BEYOND_CUT;
  }

  /** How far off S_n and the probability of an exit within n steps may be. */
  double uncertainty(long n) {
    return survival(n) * survivalChange(n) + beyond(n);
  }

  private double logKept(long n) {
    return (n - taken()) * Math.log1p(-hazard);
  }
}
