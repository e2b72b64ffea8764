package io.kramers.question;

import io.kramers.config.Settings;
import io.kramers.theory.Exact;
import io.kramers.theory.PearsonDiffusion;
import java.util.List;

/**
 * E |w - w*|^2 in a harmonic basin, at a time or after some steps.
 *
 * @param problem null where the dynamics has no closed form
 * @param time t, in continuous time
 * @param steps T, of a chain
 */
record SecondMoment(HarmonicProblem problem, double time, long steps) implements Question {
  static SecondMoment read(Settings settings) {
    HarmonicProblem problem = HarmonicProblem.read(settings).orElse(null);
    if (settings.has("dynamics") || settings.has("steps")) {
      return new SecondMoment(problem, 0.0, EndRule.steps(settings));
    }
    double time = settings.nonNegative("time");
    long steps = problem.timeStep() == 0 ? 0 : Math.round(time / problem.timeStep());
    return new SecondMoment(problem, time, steps);
  }

  @Override
  public Answer answer() {
    if (problem == null) {
      return Answer.none(ChainProblem.NO_CHAIN);
    }
    double start = problem.start();
    if (!problem.chains().isEmpty()) {
      return Answer.of(
          () -> sum(problem.chains().stream().map(c -> c.secondMoment(start, steps)).toList()));
    }
    Answer answer =
        Answer.of(
                () ->
                    sum(
                        problem.diffusions().stream()
                            .map(d -> d.secondMoment(start, time))
                            .toList()))
            .noting("Theorem 4 should be this closed form");
    double kappa =
        problem.diffusions().stream().mapToDouble(PearsonDiffusion::kappa).max().orElseThrow();
    return Double.isFinite(kappa) ? answer.noting(condition(kappa)) : answer;
  }

  /** Whether it tends to a stationary one, and whether Theorem 4's condition says so. */
  private String condition(double kappa) {
    boolean exists =
        problem.diffusions().stream()
            .allMatch(each -> Double.isFinite(each.stationarySecondMoment()));
    boolean printed =
        problem.diffusions().stream().allMatch(PearsonDiffusion::hasSecondMomentAsPrinted);
    return "at kappa = "
        + kappa
        + (exists ? " there is a stationary one" : " there is no stationary one")
        + ", as printed (kappa < 2/3) there is "
        + (printed ? "one" : "none");
  }

  private static Exact sum(List<Exact> coordinates) {
    return new Exact(
        coordinates.stream().mapToDouble(Exact::value).sum(),
        coordinates.stream().mapToDouble(Exact::errorEstimate).sum(),
        coordinates.get(0).method());
  }
}
