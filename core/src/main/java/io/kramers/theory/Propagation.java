package io.kramers.theory;

/**
 * The law of a chain carried on from its start, step by step, until it is known how it goes on: the
 * share of the survivors that exits with a step, the hazard, comes to rest, and so does their law.
 *
 * <p>How much it may still change is judged by its latest change, over the second half of the
 * steps, as if it went on at that pace. What decays more slowly is bounded so as well, for it
 * changes ever less.
 */
final class Propagation {
  /** A relative change that no longer matters. */
  private static final double AT_REST = 1e-10;

  private static final int STEPS_BETWEEN_LOOKS = 16;

  /** Probabilities below this are dropped. */
  private static final double DUST = 1e-250;

  private final TransferOperator operator;
  private final double threshold;
  private final Trend survival = new Trend();
  private final Trend escaped = new Trend();
  private final Trend hazard = new Trend();
  private final Trend below = new Trend();

  /** The probabilities of the states after the last step. */
  private double[] mass;

  private double exiting;
  private double lost;

  private Propagation(TransferOperator operator, double threshold) {
    this.operator = operator;
    this.threshold = threshold;
  }

  /**
   * Takes at most so many steps, and fewer where the chain has come to rest.
   *
   * @param threshold the place below which survivors are counted, or NaN
   * @param horizon the number of steps that matter, at least 1; infinite for the chain's whole life
   * @param work the most multiplications
   */
  static Course course(TransferOperator operator, double threshold, double horizon, double work) {
    Propagation propagation = new Propagation(operator, threshold);
    double most = Math.min(horizon, Math.max(1.0, work / operator.entries()));
    propagation.begin();
    do {
      propagation.advance();
    } while (propagation.taken() < most && !propagation.atRest(horizon));
    return propagation.course();
  }

  private int taken() {
    return survival.count() - 1;
  }

  private void begin() {
    int start = operator.size();
    mass = new double[start];
    System.arraycopy(
        operator.row(start), 0, mass, operator.first(start), operator.row(start).length);
    survival.add(1.0);
    escaped.add(0.0);
    hazard.add(operator.exit(start));
    below.add(0.0);
    exiting = operator.exit(start);
  }

  private void advance() {
    if (taken() > 0) {
      step();
    }
    escaped.add(escaped.last() + exiting);
    double sum = 0.0;
    double sumBelow = 0.0;
    exiting = 0.0;
    for (int i = 0; i < mass.length; i++) {
      if (operator.far(i)) {
        lost += mass[i];
        mass[i] = 0.0;
      }
      sum += mass[i];
      sumBelow += operator.place(i) < threshold ? mass[i] : 0.0;
      exiting += mass[i] * operator.exit(i);
    }
    survival.add(sum);
    hazard.add(sum == 0 ? 1.0 : exiting / sum);
    below.add(sum == 0 ? 0.0 : sumBelow / sum);
  }

  private void step() {
    double[] next = new double[mass.length];
    for (int i = 0; i < mass.length; i++) {
      if (mass[i] > DUST) {
        add(mass[i], operator.row(i), next, operator.first(i));
      }
    }
    mass = next;
  }

  private static void add(double factor, double[] row, double[] sum, int from) {
    for (int k = 0; k < row.length; k++) {
      sum[from + k] += factor * row[k];
    }
  }

  /** Whether what may still change is negligible over what remains of the chain's life. */
  private boolean atRest(double horizon) {
    if (survival.last() == 0) {
      return true;
    }
    double remaining = Math.min(horizon - taken(), 2.0 / hazard.last());
    return taken() % STEPS_BETWEEN_LOOKS == 0
        && Math.max(hazard.pace(), below.pace()) * remaining <= AT_REST;
  }

  private Course course() {
    return new Course(
        escaped.values(),
        survival.values(),
        hazard.last(),
        hazard.pace(),
        below.last(),
        below.pace(),
        lost);
  }
}
