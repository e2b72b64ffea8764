package io.kramers.claim;

import io.kramers.dynamics.Interpretation;
import io.kramers.dynamics.StochasticProcess;
import io.kramers.law.LawCell;
import io.kramers.theory.PearsonDiffusion;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Eq. 7 in a harmonic basin, a Pearson diffusion, with h = sigma = 1 and eta = 0.1.
 *
 * @param rho of the noise; kappa is a tenth of it
 */
record PearsonBasin(double rho) {
  private static final double LEARNING_RATE = 0.1;

  /** Its closed forms. */
  PearsonDiffusion diffusion(Interpretation interpretation) {
    return new PearsonDiffusion(1.0, 1.0, rho, LEARNING_RATE, interpretation);
  }

  /** Ensembles in all interpretations, in their order, and alike but for them. */
  Cells cells(
      String id, double start, double timeStep, List<Long> steps, double radius, Effort effort) {
    return Cells.ofLaws(
        Arrays.stream(Interpretation.values())
            .map(each -> cell(id, each, start, timeStep, steps, radius, effort))
            .toList());
  }

  /**
   * An ensemble.
   *
   * @param steps after which it is looked at
   */
  LawCell cell(
      String id,
      Interpretation interpretation,
      double start,
      double timeStep,
      List<Long> steps,
      double radius,
      Effort effort) {
    return Ensembles.law(
        id, process(interpretation, start), start, timeStep, steps, radius, effort);
  }

  private StochasticProcess process(Interpretation interpretation, double start) {
    return Ensembles.process(
        String.format(
            Locale.ROOT,
            "landscape { kind = harmonic, curvatures = [1.0] }%nlearning-rate = %s%n"
                + "noise { kind = state-dependent, sigma = 1.0, rho = %s }",
            LEARNING_RATE,
            rho),
        interpretation,
        start);
  }
}
