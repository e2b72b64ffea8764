package io.kramers.question;

import io.kramers.config.Settings;
import io.kramers.theory.Exact;
import io.kramers.theory.PearsonDiffusion;
import io.kramers.theory.PowerLawMoments;
import java.util.Comparator;
import java.util.List;

/**
 * The power with which the stationary P(|w - w*| > r) falls in a harmonic basin; in several
 * dimensions the smallest of the coordinates' powers.
 *
 * @param problem null where the dynamics has no closed form
 */
record TailIndex(HarmonicProblem problem) implements Question {
  static TailIndex read(Settings settings) {
    return new TailIndex(HarmonicProblem.read(settings).orElse(null));
  }

  @Override
  public Answer answer() {
    if (problem == null) {
      return Answer.none(ChainProblem.NO_CHAIN);
    }
    if (!problem.chains().isEmpty()) {
      PowerLawMoments first = problem.chains().get(0);
      Answer answer =
          Answer.of(
              () -> smallest(problem.chains().stream().map(PowerLawMoments::tailIndex).toList()));
      return problem.timeStep() == 1.0 && problem.diffusions().isEmpty()
          ? answer.noting(
              "Lyapunov exponent "
                  + first.lyapunovExponent()
                  + ", in continuous time (Ito) "
                  + first.tailIndexInContinuousTime())
          : answer;
    }
    return Answer.of(
        () -> smallest(problem.diffusions().stream().map(TailIndex::ofDiffusion).toList()));
  }

  private static Exact ofDiffusion(PearsonDiffusion diffusion) {
    diffusion.stationaryOfUnitScale();
    double index = diffusion.degreesOfFreedom();
    return new Exact(index, 4.0 * Math.ulp(index), "degrees of freedom of Student's t");
  }

  private static Exact smallest(List<Exact> indices) {
    return indices.stream().min(Comparator.comparingDouble(Exact::value)).orElseThrow();
  }
}
