package io.kramers.report;

import io.kramers.prediction.PredictionPlan;
import java.util.ArrayList;
import java.util.List;

/** The page that shows a prediction. */
final class PredictionPage {
  private static final String LEAD =
      "The paper's argument on this network: curvature h and noise σ + ρ x² were estimated along"
          + " directions through a minimum w*. From there the power-law dynamic, Langevin's (without"
          + " ρ) and SGD itself were run, to see whose steps away are SGD's.";

  private PredictionPage() {}

  static String html(PredictionOutput output, List<ReportFigure> figures) {
    List<ReportSection> sections = new ArrayList<>();
    sections.add(verdict(output));
    ReportSection drawn = ReportSection.of("Figures");
    for (ReportFigure figure : figures) {
      drawn = drawn.figure(figure.drawing().svg(), figure.caption());
    }
    sections.add(drawn);
    sections.add(directions(output));
    sections.add(comparisons(output));
    if (!output.prediction().exits().isEmpty()) {
      sections.add(exits(output));
    }
    return ReportPage.html(output.name(), LEAD, sections, output.provenance());
  }

  private static ReportSection verdict(PredictionOutput output) {
    ReportSection section = ReportSection.of("Verdict");
    for (String sentence : PredictionText.verdict(output.prediction())) {
      section = section.text(sentence);
    }
    return section
        .text(TrainingText.problem(output.problem()))
        .text(
            output
                .trained()
                .map(each -> TrainingText.outcome(each, output.problem().training()))
                .orElse("The minimum was given."))
        .table(PredictionTables.motions(output.prediction()));
  }

  private static ReportSection directions(PredictionOutput output) {
    PredictionPlan plan = output.prediction().around().plan();
    return ReportSection.of("Along each direction")
        .table(PredictionTables.directions(output.prediction()))
        .note(
            "Directions are made orthonormal in their order. Var(d·g) over the samples at w* + t d is"
                + " fitted by σ + linear t + ρ t², the mean of d·g by a quadratic whose slope is h; σ"
                + " and ρ are of minibatches of "
                + plan.noise().batchSize()
                + (plan.noise().replacement() ? " with" : " without")
                + " replacement, η = "
                + ReportNumbers.parameter(plan.learningRate())
                + ". Standard errors take the samples for independent draws from a population. SGD"
                + " draws from these very samples, for which the numbers are exact, so that they have"
                + " no part in the comparison.")
        .note(
            "The models' coordinates are independent: what noise and curvature have between"
                + " directions is left out, as is the linear term, which does not enter E|x|² while"
                + " E x = 0. Their steps are Eq. 12's, Euler and Maruyama's with dt = η.");
  }

  private static ReportSection comparisons(PredictionOutput output) {
    PredictionPlan plan = output.prediction().around().plan();
    return ReportSection.of("Models beside SGD")
        .table(PredictionTables.comparisons(output.prediction()))
        .note(
            "Within intervals: recorded steps at which the model's exact E|x|² lies in SGD's pointwise"
                + " interval (Student's, of "
                + ReportNumbers.count(plan.trials())
                + " trials, confidence "
                + ReportNumbers.parameter(plan.confidence())
                + "; neighbouring steps deviate together). Model/SGD: after the last step. Rates: exit"
                + " rate of the model over SGD's, with an interval for constant rates (Clopper and"
                + " Pearson's of one's share of the exits).")
        .note(
            "SGD's weights are kept in float64; gradients are evaluated where float32 rounds them to."
                + " Its loss is that of all samples. SGD in the directions alone moves by the"
                + " components of its minibatches' gradients.");
  }

  private static ReportSection exits(PredictionOutput output) {
    PredictionPlan plan = output.prediction().around().plan();
    return ReportSection.of("First exits")
        .table(PredictionTables.exits(output.prediction()))
        .note(
            "All motions are looked at every "
                + ReportNumbers.count(plan.lossEvery())
                + " steps; a trial has left at the first look that finds the loss risen by the level."
                + " Rates are exits by the time watched, a unit of which are 1/η steps. The models'"
                + " loss is Σ h x²/2 of the directions; the whole SGD's rises in all others too.");
  }
}
