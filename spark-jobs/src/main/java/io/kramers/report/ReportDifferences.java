package io.kramers.report;

import io.kramers.dynamics.AdditiveNoise;
import io.kramers.dynamics.PowerLaw;
import io.kramers.dynamics.StochasticGradientDescent;
import io.kramers.escape.AnyStep;
import io.kramers.escape.Cell;
import io.kramers.escape.Estimate;
import io.kramers.escape.Outcome;
import io.kramers.estimate.BinomialIntervals;
import io.kramers.estimate.Interval;
import io.kramers.fit.CovarianceTraceFit;
import io.kramers.fit.EscapeFits;
import io.kramers.fit.Lambda1Curve;
import io.kramers.landscape.Landscape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Where the run differs from the paper's section 5.2, and why. General statements are results that
 * were checked for this project on fixed draws of 100 samples; the others come from the run.
 */
final class ReportDifferences {
  private static final double STABLE_BELOW = 2.0;
  private static final long PAPER_RUNS = 100;
  private static final double MINIMA_APART = 2.0;

  private final List<Estimate> estimates;
  private final EscapeFits fits;
  private final List<Point> points = new ArrayList<>();

  private ReportDifferences(List<Estimate> estimates, EscapeFits fits) {
    this.estimates = estimates;
    this.fits = fits;
  }

  /**
   * A difference.
   *
   * @param about a few words
   * @param text plain text
   */
  public record Point(String about, String text) {}

  /** The points that apply to the run. */
  static List<Point> of(List<Estimate> estimates, EscapeFits fits) {
    ReportDifferences differences = new ReportDifferences(estimates, fits);
    differences.addData();
    differences.addDraw();
    differences.addCounting();
    differences.addDivergence();
    differences.addTrace();
    differences.addMatchedNoise();
    differences.addTrials();
    return differences.points;
  }

  private void add(String about, String... sentences) {
    points.add(new Point(about, String.join(" ", sentences)));
  }

  private void addData() {
    if (estimates.get(0).cell().landscape().sampleGradients().isEmpty()) {
      add(
          "Data",
          "The paper averages the loss over 100 samples.",
          "This run takes the loss itself, without data.");
      return;
    }
    add(
        "Data",
        "The paper draws its 100 samples with covariance 0.01 I.",
        "Read literally, as a standard deviation of 0.1, η h at the minimum (h the curvature of L)"
            + " is about 2.8; beyond 2 gradient descent itself is unstable, and every dynamic leaves"
            + " the basin.",
        "Read as a standard deviation of 0.01, η h is about 0.93 and the success rate rises through"
            + " λ₁ = 16 to 40, as in the paper's figure.",
        ReportProblem.of(estimates).stream().map(this::stability).collect(Collectors.joining(" ")));
  }

  private String stability(ReportProblem problem) {
    Cell cell = problem.cell();
    Landscape landscape = cell.landscape();
    double curvature =
        Arrays.stream(landscape.hessianDiagonal(landscape.minimum())).max().orElseThrow();
    double etaH = cell.learningRate() * curvature;
    String here =
        "Here, with " + problem.label() + ", η h is " + ReportNumbers.significant(etaH, 3);
    if (etaH <= STABLE_BELOW) {
      return here + ": gradient descent is stable.";
    }
    String unstable = here + " > 2: gradient descent itself is unstable";
    Optional<Estimate> descent =
        problem.references().stream()
            .filter(cells -> cells.cell().dynamics().deterministic() && cells.escaped() > 0)
            .findFirst();
    if (descent.isPresent()) {
      return unstable
          + " and leaves the basin at step "
          + ReportNumbers.count(descent.get().tally().exitStepSum())
          + " without any noise. The problem is degenerate: "
          + lowestRate(problem);
    }
    return unstable + "; " + lowestRate(problem);
  }

  private static String lowestRate(ReportProblem problem) {
    return problem.estimates().stream()
        .filter(estimate -> !estimate.cell().dynamics().deterministic())
        .min(Comparator.comparingDouble(Estimate::probability))
        .map(
            lowest ->
                "the lowest success rate of any noisy dynamics is "
                    + ReportNumbers.probability(lowest.probability(), lowest.tally().trials())
                    + ".")
        .orElse("no noisy dynamics was run.");
  }

  private void addDraw() {
    if (estimates.stream()
        .anyMatch(cell -> cell.cell().dynamics() instanceof StochasticGradientDescent)) {
      add(
          "The draw of the data",
          "SGD's success rate depends strongly on which samples were drawn: over 60 draws of 100"
              + " samples with standard deviation 0.01 it was 0.53 on average and ranged from 0.13"
              + " to 0.95 (batch 1, scale 1).",
          "The intervals here are for this run's data set alone; they do not cover other draws.");
    }
  }

  private void addCounting() {
    Cell cell = estimates.get(0).cell();
    boolean anyStep = cell.exit() instanceof AnyStep;
    String radius = ReportNumbers.parameter(cell.exit().divergenceRadius());
    add(
        "What counts as a success",
        "The paper's 500 iterations and success out of 100 runs are read as a first crossing of"
            + " some saddle within 500 steps.",
        "This run takes "
            + ReportNumbers.count(cell.steps())
            + " steps by the rule "
            + cell.exit().kind()
            + (anyStep
                ? ": a trial succeeds, and stops, at the first step after which some coordinate"
                    + " lies below its saddle."
                : ": a trial succeeds if it never diverged and some coordinate lies below its"
                    + " saddle after the last step."),
        "A trial of which some coordinate leaves [-%s, %s], or is no number, is counted as diverged."
            .formatted(radius, radius));
  }

  private void addDivergence() {
    List<Estimate> noisy =
        estimates.stream()
            .filter(
                estimate -> estimate.cell().dynamics() instanceof PowerLaw law && law.lambda1() > 0)
            .toList();
    if (noisy.isEmpty()) {
      return;
    }
    Estimate widest = noisy.get(0);
    for (Estimate estimate : noisy) {
      if (Lambda1Curve.lambda1(estimate.cell()) > Lambda1Curve.lambda1(widest.cell())) {
        widest = estimate;
      }
    }
    double lambda1 = Lambda1Curve.lambda1(widest.cell());
    add(
        "After the escape",
        "Nearly all trials that escape under Eq. 12 would go on to diverge, because its noise grows"
            + " with the distance from w*.",
        "At the next minimum, about 2 away, one step's noise has the standard deviation 2 η λ₁: "
            + ReportNumbers.significant(MINIMA_APART * widest.cell().learningRate() * lambda1, 3)
            + " at this run's largest λ₁, "
            + ReportNumbers.parameter(lambda1)
            + ".",
        widest.cell().exit() instanceof AnyStep
            ? "A success here is therefore a crossing, not a stay in another basin."
            : "Few are left in another basin to be counted as escaped.",
        "Of this run's "
            + ReportNumbers.count(
                noisy.stream().mapToLong(estimate -> estimate.tally().trials()).sum())
            + " trials with λ₁ > 0, "
            + ReportNumbers.count(noisy.stream().mapToLong(Estimate::escaped).sum())
            + " count as escaped and "
            + ReportNumbers.count(
                noisy.stream()
                    .mapToLong(estimate -> estimate.tally().count(Outcome.DIVERGED))
                    .sum())
            + " as diverged.");
  }

  private void addTrace() {
    if (fits.covarianceTraces().isEmpty()) {
      return;
    }
    add(
        "The second-order coefficient",
        "The paper's \"roughly 30\", which it sets beside λ₁ of about 32, is in units of λ₁: √(c/2)"
            + " in two dimensions.",
        "It depends on the range of the fit, because the trace has kinks like |s|¹·⁵: on one data"
            + " set with standard deviation 0.01 it is 26.9 for |s| ≤ 0.01, 18.4 for 0.05 and 14.2"
            + " for 0.1.",
        "This run has "
            + fits.covarianceTraces().stream()
                .map(ReportDifferences::coefficient)
                .collect(Collectors.joining("; "))
            + ".");
  }

  private static String coefficient(CovarianceTraceFit fit) {
    return (fit.lambda1Equivalent().isPresent()
            ? ReportNumbers.significant(fit.lambda1Equivalent().getAsDouble(), 3)
            : "none (c is negative)")
        + " for |s| ≤ "
        + ReportNumbers.parameter(fit.line().range())
        + " ("
        + ReportTables.name(fit.line().landscape())
        + ")";
  }

  private void addMatchedNoise() {
    List<Lambda1Curve> matched =
        Lambda1Curve.of(estimates).stream().filter(curve -> curve.additive().matched()).toList();
    if (matched.isEmpty()) {
      return;
    }
    add(
        "λ₂",
        "A matched λ₂ gives the power law the same total noise at w* as SGD's minibatch has there,"
            + " on the loss as scaled: "
            + matched.stream()
                .map(ReportDifferences::matchedNoise)
                .collect(Collectors.joining("; "))
            + ".");
  }

  private static String matchedNoise(Lambda1Curve curve) {
    AdditiveNoise additive = curve.additive();
    return ReportTables.name(curve) + " for batch " + additive.batchSize();
  }

  private void addTrials() {
    List<Estimate> random =
        estimates.stream().filter(estimate -> !estimate.cell().dynamics().deterministic()).toList();
    if (random.isEmpty()) {
      return;
    }
    long most =
        random.stream().mapToLong(estimate -> estimate.tally().trials()).max().orElseThrow();
    double confidence = random.get(0).cell().confidence();
    Interval few = BinomialIntervals.wilson(PAPER_RUNS, PAPER_RUNS / 2, confidence);
    Interval many = BinomialIntervals.wilson(most, most / 2, confidence);
    add(
        "Trials",
        "The paper has 100 runs a point, whose interval at a success rate of one half is "
            + ReportNumbers.probabilities(few, PAPER_RUNS)
            + "; the "
            + ReportNumbers.count(most)
            + " trials a cell of this run give "
            + ReportNumbers.probabilities(many, most)
            + ".");
  }
}
