package io.kramers.theory;

import java.util.function.IntFunction;

/** Goes to finer meshes until two agree; their difference is part of the error estimate. */
final class Refinement {
  /** The relative difference at which two meshes agree. */
  private static final double GOAL = 1e-9;

  private static final int MOST_LEVELS = 6;

  /** What the rounding of a step's density may make of a value, relatively. */
  private static final double ROUNDING = 1e-14;

  /** A relative error that is no answer, and an absolute one that always is. */
  private static final double UNKNOWN = 0.01;

  private static final double NEGLIGIBLE = 1e-30;

  /** The most multiplications, for the two meshes that there must be and for those beyond them. */
  private static final double WORK = 2e10;

  private static final double WORK_BEYOND = 3e9;

  private Refinement() {}

  /**
   * Some numbers, and how far off they may be.
   *
   * @param values the numbers
   * @param errors as many bounds or estimates, absolute
   */
  record Approximation(double[] values, double[] errors) {
    static Approximation of(double value, double error) {
      return new Approximation(new double[] {value}, new double[] {error});
    }

    /**
     * The i-th number.
     *
     * @throws NoExactAnswerException if it is not known to one percent, nor negligible
     */
    Exact exact(int i, String method) {
      if (!(errors[i] <= Math.max(NEGLIGIBLE, UNKNOWN * Math.abs(values[i])))) {
        throw outOfReach();
      }
      return new Exact(values[i], errors[i], method);
    }

    /** The same numbers with errors at least as large as others'. */
    Approximation withErrorsOf(Approximation other) {
      double[] larger = errors.clone();
      for (int i = 0; i < larger.length; i++) {
        larger[i] = Math.max(larger[i], other.errors[i]);
      }
      return new Approximation(values, larger);
    }

    /** With errors that hold what another's errors leave of the difference from its numbers. */
    Approximation orDifferenceFrom(Approximation other) {
      double[] larger = errors.clone();
      for (int i = 0; i < larger.length; i++) {
        double unexplained = Math.abs(values[i] - other.values[i]) - other.errors[i];
        larger[i] = Math.max(larger[i], unexplained);
      }
      return new Approximation(values, larger);
    }

    /** The largest relative error. */
    double worstError() {
      double worst = 0.0;
      for (int i = 0; i < values.length; i++) {
        worst = Math.max(worst, errors[i] == 0 ? 0.0 : errors[i] / Math.abs(values[i]));
      }
      return worst;
    }
  }

  /** The most multiplications that a step on a mesh of this level may take. */
  static double work(int level) {
    return level < 2 ? WORK : WORK_BEYOND;
  }

  /**
   * The numbers on the finest mesh that was needed or affordable.
   *
   * @param atLevel the numbers on the mesh of a level, with errors other than the mesh's
   * @throws NoExactAnswerException if the first two levels cannot be had
   */
  static Approximation refine(IntFunction<Approximation> atLevel) {
    Approximation coarse = atLevel.apply(0);
    Approximation fine = atLevel.apply(1);
    Approximation last = compared(coarse, fine);
    Approximation best = last;
    for (int level = 2; level < MOST_LEVELS && !agree(coarse, fine); level++) {
      coarse = fine;
      try {
        fine = atLevel.apply(level);
      } catch (NoExactAnswerException tooLarge) {
        break;
      }
      Approximation now = compared(coarse, fine);
      // Where meshes go on differing, two of them may be near each other by chance.
      Approximation careful = agree(coarse, fine) ? now : now.withErrorsOf(last);
      best = careful.worstError() < best.worstError() ? careful : best;
      last = now;
    }
    return best;
  }

  private static NoExactAnswerException outOfReach() {
    return new NoExactAnswerException(
        "the noise is too small, or the chain lives too long, for a mesh of affordable size");
  }

  private static boolean agree(Approximation coarse, Approximation fine) {
    boolean agree = true;
    for (int i = 0; i < fine.values.length; i++) {
      double difference = Math.abs(fine.values[i] - coarse.values[i]);
      agree &= difference <= GOAL * Math.abs(fine.values[i]);
    }
    return agree;
  }

  /** The finer numbers, whose errors hold the difference from the coarser. */
  private static Approximation compared(Approximation coarse, Approximation fine) {
    double[] errors = new double[fine.values.length];
    for (int i = 0; i < errors.length; i++) {
      double difference = Math.abs(fine.values[i] - coarse.values[i]);
      errors[i] = difference + fine.errors[i] + ROUNDING * Math.abs(fine.values[i]);
      if (!Double.isFinite(errors[i])) {
        throw outOfReach();
      }
    }
    return new Approximation(fine.values, errors);
  }
}
