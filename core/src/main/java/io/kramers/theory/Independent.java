package io.kramers.theory;

import java.util.List;

/** Independent chains, one a coordinate, of which the first exit counts. */
record Independent(List<Course> coordinates) {
  /** The probability of any of some independent events, 1 - prod (1 - p_j). */
  static Exact any(List<Exact> probabilities) {
    double logNone = 0.0;
    double error = 0.0;
    for (Exact probability : probabilities) {
      logNone += Math.log1p(-Math.min(1.0, probability.value()));
      error += probability.errorEstimate();
    }
    return new Exact(-Math.expm1(logNone), error, probabilities.get(0).method());
  }

  /** The probability that no coordinate exits within n steps, prod S_jn. */
  private double survival(long n) {
    double product = 1.0;
    for (Course coordinate : coordinates) {
      product *= coordinate.survival(n);
    }
    return product;
  }

  /** The mean number of steps until the first exit, sum_n prod S_jn, whose tail is geometric. */
  double meanSteps() {
    double sum = 0.0;
    for (int n = 0; n < taken(); n++) {
      sum += survival(n);
    }
    return sum + survival(taken()) / hazard();
  }

  /** How far off the mean may be, relatively, for what is lost and not known of the hazards. */
  double uncertaintyOfMean() {
    double sum = 0.0;
    for (Course coordinate : coordinates) {
      sum += coordinate.lost() + coordinate.hazardChange();
    }
    return sum;
  }

  private int taken() {
    return coordinates.stream().mapToInt(Course::taken).max().orElseThrow();
  }

  /** The hazard of the first exit, in the long run. */
  private double hazard() {
    double logKept = 0.0;
    for (Course coordinate : coordinates) {
      logKept += Math.log1p(-coordinate.hazard());
    }
    return -Math.expm1(logKept);
  }
}
