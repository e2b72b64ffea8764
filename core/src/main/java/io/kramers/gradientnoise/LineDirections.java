package io.kramers.gradientnoise;

import java.util.List;

/** The directions of an experiment's lines. */
public final class LineDirections {
  private LineDirections() {}

  /**
   * One direction a line, of any length.
   *
   * @param evaluation of the losses, for eigenvectors
   * @param weights w*
   * @param minimum what all samples say there, with the mean gradient
   */
  public static List<double[]> of(
      CovarianceExperiment experiment,
      Evaluation evaluation,
      double[] weights,
      PointEstimate minimum) {
    Spectrum spectrum =
        experiment.spectrum().pairs() == 0
            ? null
            : Spectrum.of(
                evaluation, weights, minimum.gradient(), experiment.spectrum(), experiment.seed());
    return experiment.lines().stream().map(line -> line.direction().at(weights, spectrum)).toList();
  }
}
