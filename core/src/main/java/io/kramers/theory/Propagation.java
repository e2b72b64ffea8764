package io.kramers.theory;

import java.util.function.BooleanSupplier;

/**
 * The law of a chain carried on from its start, step by step, until it is known how it goes on: the
 * share of the survivors that exits with a step, the hazard, comes to rest, and so does their law.
 */
final class Propagation {
  /** A relative error that no longer matters. */
  private static final double AT_REST = 1e-11;

  /** A relative change in twice the time after which a mean is not right by chance. */
  private static final double NEARLY_AT_REST = 1e-5;

  private static final int STEPS_BETWEEN_LOOKS = 32;

  private static final int MOST_STEPS = 1 << 21;

  /** Probabilities below this are dropped. */
  private static final double DUST = 1e-250;

  private final TransferOperator operator;
  private final StepMatrix steps;
  private final double threshold;
  private final Trend survival = new Trend();
  private final Trend escaped = new Trend();
  private final Trend hazard = new Trend();
  private final Trend below = new Trend();
  private final Trend above = new Trend();

  /** The probabilities of the states after the last step. */
  private double[] mass;

  private double exiting;
  private double lost;

  /** The sum of the survival probabilities before the last. */
  private double lived;

  private Propagation(TransferOperator operator, double threshold) {
    this.operator = operator;
    this.threshold = threshold;
    steps = operator.steps();
  }

  /**
   * Takes at most so many steps, and fewer where the chain has come to rest.
   *
   * @param threshold the place below which survivors are counted, or NaN
   * @param horizon the number of steps that matter, at least 1
   * @param work the most multiplications
   */
  static Course course(TransferOperator operator, double threshold, long horizon, double work) {
    Propagation propagation = new Propagation(operator, threshold);
    propagation.advance(
        horizon, work, () -> propagation.change(horizon - propagation.taken()) <= AT_REST);
    double remaining = horizon - propagation.taken();
    return propagation.course(propagation.hazard.change(remaining), remaining);
  }

  /**
   * Takes steps until the hazard at rest would give the mean number of steps that is known. Nothing
   * may then change much later on, as where the chain were to be caught in another basin.
   *
   * @param mean the mean number of steps until the exit
   * @param work the most multiplications
   */
  static Course life(TransferOperator operator, double mean, double work) {
    Propagation propagation = new Propagation(operator, Double.NaN);
    propagation.advance(
        MOST_STEPS,
        work,
        () ->
            propagation.excess(mean) <= AT_REST
                && propagation.change(propagation.taken()) <= NEARLY_AT_REST);
    return propagation.course(propagation.excess(mean), 0.0);
  }

  private void advance(long most, double work, BooleanSupplier rest) {
    double affordable = Math.min(MOST_STEPS, Math.max(1.0, work / steps.entries()));
    begin();
    do {
      advance();
    } while (taken() < Math.min(most, affordable)
        && survival.last() > 0
        && !(taken() % STEPS_BETWEEN_LOOKS == 0 && rest.getAsBoolean()));
  }

  private int taken() {
    return survival.count() - 1;
  }

  private void begin() {
    int start = steps.size();
    mass = new double[start];
    steps.add(1.0, start, mass);
    survival.add(1.0);
    escaped.add(0.0);
    hazard.add(steps.exit()[start]);
    below.add(0.0);
    above.add(0.0);
    exiting = steps.exit()[start];
  }

  private void advance() {
    lived += survival.last();
    if (taken() > 0) {
      step();
    }
    escaped.add(escaped.last() + exiting);
    double sumBelow = 0.0;
    double sumAbove = 0.0;
    exiting = 0.0;
    for (int i = 0; i < mass.length; i++) {
      lost += mass[i] * steps.lost()[i];
      mass[i] -= mass[i] * steps.lost()[i];
      if (operator.place(i) < threshold) {
        sumBelow += mass[i];
      } else {
        sumAbove += mass[i];
      }
      exiting += mass[i] * steps.exit()[i];
    }
    double sum = sumBelow + sumAbove;
    survival.add(sum);
    hazard.add(sum == 0 ? 1.0 : exiting / sum);
    below.add(sum == 0 ? 0.0 : sumBelow / sum);
    above.add(sum == 0 ? 0.0 : sumAbove / sum);
  }

  private void step() {
    double[] next = new double[mass.length];
    for (int i = 0; i < mass.length; i++) {
      if (mass[i] > DUST) {
        steps.add(mass[i], i, next);
      }
    }
    mass = next;
  }

  /** How much the hazard and the shares may still change, relatively. */
  private double change(double remaining) {
    double matter = Math.min(remaining, 2.0 / hazard.last());
    return Math.max(hazard.change(matter), shareChange(matter));
  }

  private double shareChange(double remaining) {
    return Double.isNaN(threshold) || remaining == 0
        ? 0.0
        : Math.max(below.change(remaining), above.change(remaining));
  }

  /** By how much the mean would be missed, relatively, with this hazard from now on. */
  private double excess(double mean) {
    return Math.abs((lived + survival.last() / hazard.last()) / mean - 1.0);
  }

  private Course course(double hazardChange, double remaining) {
    return new Course(
        escaped.values(),
        survival.values(),
        hazard.last(),
        hazardChange,
        below.last(),
        above.last(),
        shareChange(remaining),
        lost);
  }
}
