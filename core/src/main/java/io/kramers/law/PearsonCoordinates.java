package io.kramers.law;

import io.kramers.dynamics.CoordinateDiffusion;
import io.kramers.dynamics.GaussianNoise;
import io.kramers.dynamics.StochasticProcess;
import io.kramers.theory.PearsonDiffusion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells the processes whose coordinates are Pearson diffusions, which closed forms are for. */
public final class PearsonCoordinates {
  private static final double[] PROBES = {-30.0, -2.5, -0.5, 0.25, 1.0, 4.0, 100.0};
  private static final double ROUNDING = 1e-10;

  private PearsonCoordinates() {}

  /** All coordinates, if the loss and the noise are quadratic around w* along each of them. */
  public static Optional<List<PearsonDiffusion>> of(StochasticProcess process) {
    List<PearsonDiffusion> coordinates = new ArrayList<>();
    for (int j = 0; j < process.minimum().size(); j++) {
      Optional<PearsonDiffusion> coordinate = of(process, j);
      if (coordinate.isEmpty()) {
        return Optional.empty();
      }
      coordinates.add(coordinate.get());
    }
    return Optional.of(List.copyOf(coordinates));
  }

  /** Coordinate j, if the loss and the noise are quadratic around w* along it. */
  public static Optional<PearsonDiffusion> of(StochasticProcess process, int j) {
    if (!(process.noise() instanceof GaussianNoise)) {
      return Optional.empty();
    }
    CoordinateDiffusion along = process.along(j);
    double minimum = process.minimum().get(j);
    double curvature = along.loss().derivative(minimum + 1.0);
    double rho = 0.5 * along.noise().derivative(minimum + 1.0);
    for (double x : PROBES) {
      double w = minimum + x;
      if (along.loss().kinks().length > 0
          || !near(along.loss().derivative(w), curvature * x)
          || !near(along.noise().derivative(w), 2.0 * rho * x)) {
        return Optional.empty();
      }
    }
    double sigma = along.noise().variance(minimum);
    boolean known = curvature >= 0 && rho >= 0 && sigma > 0;
    return known
        ? Optional.of(
            new PearsonDiffusion(
                curvature, sigma, rho, process.learningRate(), process.interpretation()))
        : Optional.empty();
  }

  private static boolean near(double value, double expected) {
    return Math.abs(value - expected) <= ROUNDING * Math.abs(expected);
  }
}
