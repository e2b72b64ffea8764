package io.kramers.claim;

import io.kramers.dynamics.Interpretation;
import io.kramers.exittime.ExitTimeCell;
import io.kramers.theory.ExitInterval;
import io.kramers.theory.KramersAsymptotics;
import java.util.Locale;

/**
 * Eq. 10 with sigma = 1 in the double well A ((w/s)^2 - 1)^2 / 4: the minimum a = -s, the barrier b
 * = 0 of height A/4 and the other minimum c = s.
 *
 * @param factor A
 * @param width s
 * @param learningRate eta
 * @param mu of the noise; 0 for Langevin dynamics
 * @param dimension number of coordinates, each with this well
 */
record Eq10(double factor, double width, double learningRate, double mu, int dimension) {
  private static final double SIGMA = 1.0;

  /** The formulas for low temperature. */
  KramersAsymptotics asymptotics() {
    double curvature = factor / (width * width);
    return new KramersAsymptotics(2.0 * curvature, -curvature, barrier(), learningRate, SIGMA, mu);
  }

  /** dL. */
  double barrier() {
    return factor / 4.0;
  }

  /** The geometric mean of H_a and |H_b|. */
  double meanCurvature() {
    return Math.sqrt(2.0) * factor / (width * width);
  }

  /** An ensemble on its way from a to b. */
  ExitTimeCell toBarrier(String id, Interpretation interpretation, double timeStep, Effort effort) {
    double about = asymptotics().meanFirstPassage(interpretation) / dimension;
    return cell(id, interpretation, 0.0, timeStep, about, effort);
  }

  /** An ensemble on its way from a to c. */
  ExitTimeCell toOtherMinimum(
      String id, Interpretation interpretation, double timeStep, Effort effort) {
    double about = asymptotics().inverseRate(interpretation) / dimension;
    return cell(id, interpretation, width, timeStep, about, effort);
  }

  private ExitTimeCell cell(
      String id,
      Interpretation interpretation,
      double to,
      double timeStep,
      double about,
      Effort effort) {
    String noise =
        mu == 0
            ? Ensembles.constant(learningRate, SIGMA)
            : Ensembles.lossDependent(learningRate, SIGMA, mu);
    return Ensembles.exit(
        String.format(Locale.ROOT, "%s, dL = %s, %s", id, barrier(), interpretation.kind()),
        Ensembles.process(
            Ensembles.doubleWell(factor, width, dimension) + noise, interpretation, -width),
        -width,
        ExitInterval.above(to),
        timeStep,
        about,
        effort);
  }
}
