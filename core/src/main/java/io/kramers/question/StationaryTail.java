package io.kramers.question;

import io.kramers.config.Settings;
import io.kramers.theory.PearsonDiffusion;

/**
 * The stationary P(|w - w*| > r) in a harmonic basin of one dimension.
 *
 * @param problem in continuous time
 * @param radius r, at least 0
 */
record StationaryTail(HarmonicProblem problem, double radius) implements Question {
  static StationaryTail read(Settings settings) {
    for (String key : new String[] {"dynamics", "time-step"}) {
      if (settings.has(key)) {
        throw settings.invalid(
            key, "is not for this quantity, which is of continuous time: leave it out");
      }
    }
    return new StationaryTail(
        HarmonicProblem.read(settings).orElseThrow(), settings.nonNegative("radius"));
  }

  @Override
  public Answer answer() {
    if (problem.diffusions().size() > 1) {
      return Answer.none("no exact answer: the distance has no closed law in several dimensions");
    }
    PearsonDiffusion diffusion = problem.diffusions().get(0);
    return Answer.of(() -> diffusion.stationaryTail(radius))
        .noting(
            diffusion.rho() == 0
                ? "a normal law"
                : "Student t with "
                    + diffusion.degreesOfFreedom()
                    + " degrees of freedom; the density falls with the power "
                    + diffusion.densityExponent()
                    + ", printed "
                    + diffusion.densityExponentAsPrinted());
  }
}
