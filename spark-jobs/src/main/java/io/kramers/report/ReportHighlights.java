package io.kramers.report;

import io.kramers.dynamics.Langevin;
import io.kramers.dynamics.StochasticGradientDescent;
import io.kramers.escape.Estimate;
import io.kramers.fit.CovarianceTraceFit;
import io.kramers.fit.EscapeFits;
import io.kramers.fit.Lambda1Curve;
import io.kramers.fit.MatchedLambda1;
import java.util.ArrayList;
import java.util.List;

/** What to look at: a sentence for each point that the figure's two problems show. */
final class ReportHighlights {
  private static final int PROBLEMS_SHOWN = 2;

  private final EscapeFits fits;
  private final List<String> sentences = new ArrayList<>();

  private ReportHighlights(EscapeFits fits) {
    this.fits = fits;
  }

  /** The sentences, as plain text. */
  static List<String> of(List<Estimate> estimates, EscapeFits fits) {
    ReportHighlights highlights = new ReportHighlights(fits);
    List<ReportProblem> problems = ReportProblem.of(estimates);
    for (ReportProblem problem : problems.subList(0, Math.min(PROBLEMS_SHOWN, problems.size()))) {
      problem.curves().forEach(highlights::addCurve);
      problem.references().forEach(highlights::addReference);
      highlights.addMatches(problem);
    }
    fits.covarianceTraces().stream().limit(PROBLEMS_SHOWN).forEach(highlights::addTrace);
    if (problems.size() >= PROBLEMS_SHOWN) {
      highlights.addComparison(problems.get(0), problems.get(1));
    }
    return highlights.sentences;
  }

  private void addCurve(Lambda1Curve curve) {
    if (curve.points().size() < 2) {
      return;
    }
    Estimate first = curve.points().get(0);
    Estimate last = curve.points().get(curve.points().size() - 1);
    String from = ReportNumbers.parameter(Lambda1Curve.lambda1(first.cell()));
    String to = ReportNumbers.parameter(Lambda1Curve.lambda1(last.cell()));
    String start = "With " + ReportTables.name(curve) + ", the power law's success rate ";
    if (rate(first).equals(rate(last))) {
      sentences.add("%sis %s at λ₁ = %s and at λ₁ = %s.".formatted(start, rate(first), from, to));
    } else {
      String verb = last.probability() > first.probability() ? "rises" : "falls";
      sentences.add(
          "%s%s from %s at λ₁ = %s to %s at λ₁ = %s."
              .formatted(start, verb, rate(first), from, rate(last), to));
    }
  }

  private void addReference(Estimate reference) {
    String label = ReportProblem.of(List.of(reference)).get(0).label();
    String name = ReportNames.dynamics(reference.cell().dynamics());
    if (reference.cell().dynamics().deterministic()) {
      sentences.add(
          reference.escaped() > 0
              ? "With %s, %s escapes without any noise, at step %s."
                  .formatted(label, name, ReportNumbers.count(reference.tally().exitStepSum()))
              : "With %s, %s, which has no noise, does not escape.".formatted(label, name));
    } else if (reference.cell().dynamics() instanceof Langevin) {
      sentences.add(
          "With %s, noise of constant size (%s) makes %s of %s trials escape."
              .formatted(
                  label,
                  name,
                  reference.escaped() == 0 ? "none" : ReportNumbers.count(reference.escaped()),
                  ReportNumbers.count(reference.tally().trials())));
    }
  }

  private void addMatches(ReportProblem problem) {
    for (MatchedLambda1 match : fits.matches()) {
      if (match.curve().cell().problem().equals(problem.key())) {
        String sgd = ReportNames.dynamics(match.sgd().cell().dynamics());
        String curve = ReportTables.name(match.curve());
        if (match.lambda1().isPresent() && match.interval().isPresent()) {
          sentences.add(
              "%s has the success rate %s; with %s, the power law has it at λ₁ = %s %s."
                  .formatted(
                      sgd,
                      rate(match.sgd()),
                      curve,
                      ReportNumbers.significant(match.lambda1().getAsDouble(), 3),
                      ReportNumbers.interval(match.interval().get(), 3)));
        } else {
          sentences.add(
              "%s has the success rate %s; with %s, no λ₁ matches it: %s."
                  .formatted(
                      sgd, rate(match.sgd()), curve, match.reason().orElse("no reason given")));
        }
      }
    }
  }

  private void addTrace(CovarianceTraceFit fit) {
    fit.lambda1Equivalent()
        .ifPresent(
            lambda1 ->
                sentences.add(
                    ("With %s, the gradient covariance near w* curves like that of a power law with"
                            + " λ₁ = %s (|s| ≤ %s, R² = %s).")
                        .formatted(
                            ReportTables.name(fit.line().landscape()),
                            ReportNumbers.significant(lambda1, 3),
                            ReportNumbers.parameter(fit.line().range()),
                            ReportNumbers.significant(fit.rSquared(), 4))));
  }

  private void addComparison(ReportProblem first, ReportProblem second) {
    for (Estimate before : first.references()) {
      if (before.cell().dynamics() instanceof StochasticGradientDescent sgd) {
        second.references().stream()
            .filter(after -> after.cell().dynamics().equals(sgd))
            .filter(after -> !rate(after).equals(rate(before)))
            .findFirst()
            .ifPresent(
                after ->
                    sentences.add(
                        "From %s to %s, the success rate of %s goes from %s to %s."
                            .formatted(
                                first.label(),
                                second.label(),
                                ReportNames.dynamics(sgd),
                                rate(before),
                                rate(after))));
      }
    }
  }

  private static String rate(Estimate estimate) {
    return ReportNumbers.probability(estimate.probability(), estimate.tally().trials());
  }
}
