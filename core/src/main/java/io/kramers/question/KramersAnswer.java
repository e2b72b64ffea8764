package io.kramers.question;

import io.kramers.dynamics.StochasticProcess;
import io.kramers.exittime.Region;
import io.kramers.landscape.Profile;
import io.kramers.theory.KramersAsymptotics;
import io.kramers.theory.NoExactAnswerException;
import java.util.Arrays;
import java.util.Optional;

/** The small-noise formulas beside an exact mean exit time from a minimum to a saddle. */
final class KramersAnswer {
  /** How flat a stationary point is, relative to its curvature. */
  private static final double FLAT = 1e-6;

  private KramersAnswer() {}

  /**
   * The answer with Eq. 11 as printed, and with its right form; as it is where the way is not one
   * from a minimum to a saddle or the noise not that of Eq. 10.
   */
  static Answer beside(Answer answer, StochasticProcess process, Region region) {
    int dimension = process.landscape().dimension();
    double[] times = new double[dimension];
    double printed = Double.NaN;
    for (int j = 0; j < dimension; j++) {
      Optional<KramersAsymptotics> along = along(process, region, j);
      if (along.isEmpty()) {
        return answer;
      }
      try {
        times[j] = along.get().meanFirstPassage(process.interpretation());
      } catch (NoExactAnswerException e) {
        return answer.noting(e.getMessage());
      }
      printed = j == 0 ? along.get().equation11AsPrinted() : printed;
    }
    double right = KramersAsymptotics.throughAny(times);
    return answer
        .beside(printed, right)
        .noting(
            "printed is Eq. 11, the inverse Kramers rate of the isothermal interpretation;"
                + " corrected is the mean first passage time of the interpretation "
                + process.interpretation().kind()
                + ", for low temperature"
                + (dimension > 1 ? ", with the rates of the coordinates added" : ""));
  }

  private static Optional<KramersAsymptotics> along(
      StochasticProcess process, Region region, int j) {
    Profile loss = process.landscape().profile(j);
    double a = region.start();
    double b = region.to();
    double mu = mu(process, j, a, b);
    if (region.isInterval() || !stationary(loss, a, 1) || !stationary(loss, b, -1) || !(mu >= 0)) {
      return Optional.empty();
    }
    return Optional.of(
        new KramersAsymptotics(
            loss.secondDerivative(a),
            loss.secondDerivative(b),
            loss.value(b) - loss.value(a),
            process.learningRate(),
            process.along(j).noise().variance(a),
            mu));
  }

  private static boolean stationary(Profile loss, double w, int sign) {
    double curvature = sign * loss.secondDerivative(w);
    return curvature > 0 && Math.abs(loss.derivative(w)) <= FLAT * curvature;
  }

  /** mu, if D = sigma + mu (L - L(a)) on the way; else no number. */
  private static double mu(StochasticProcess process, int j, double a, double b) {
    Profile loss = process.landscape().profile(j);
    double[] ratios = new double[3];
    for (int k = 0; k < ratios.length; k++) {
      double w = a + (b - a) * (k + 1) / 4;
      ratios[k] = process.along(j).noise().derivative(w) / loss.derivative(w);
    }
    double spread =
        Arrays.stream(ratios).max().orElseThrow() - Arrays.stream(ratios).min().orElseThrow();
    return spread <= FLAT * Math.abs(ratios[0]) ? ratios[0] : Double.NaN;
  }
}
