package io.kramers.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.kramers.law.EscapingTime;
import io.kramers.law.MomentsEstimate;
import io.kramers.law.SmallTimeExponent;
import java.util.List;

/** The page that shows moments. */
final class MomentsPage {
  private static final String LEAD =
      "How far continuous-time dynamics spread from a minimum, E|w − w*|² over t, simulated and"
          + " exact, and when that reaches ε². At first it grows as η Σσ t in every"
          + " interpretation; where it tends to, and whether it does, depends on the"
          + " interpretation.";

  private MomentsPage() {}

  /** Writes the page. */
  static String html(
      String title,
      List<MomentsEstimate> estimates,
      List<ReportFigure> figures,
      JsonNode provenance) {
    ReportSection findings = ReportSection.of("What the trials say");
    for (MomentsEstimate estimate : estimates) {
      findings = findings.text(sentence(estimate));
    }
    ReportSection drawn = ReportSection.of("Figures");
    for (ReportFigure figure : figures) {
      drawn = drawn.figure(figure.drawing().svg(), figure.caption());
    }
    ReportSection table =
        ReportSection.of("All cells")
            .table(MomentsTables.cells(estimates))
            .note(
                "Largest deviation: of the simulated moment from what trials tend to with this time"
                    + " step, over all times, in standard errors; the same trials are looked at"
                    + " again and again, so that neighbouring times deviate together. Time step's"
                    + " bias: the scheme's exact moment over the dynamics' own, less 1, at most.")
            .note(
                "Intervals ask for a finite fourth moment, which the stationary law has only where"
                    + " its tail index is above 4; with heavier tails they are too narrow whenever"
                    + " the rare far trials are missing.")
            .note(
                "Stationary as printed: the second moment of the paper's stationary density, which"
                    + " is the isothermal interpretation's.");
    return ReportPage.html(title, LEAD, List.of(findings, drawn, table), provenance);
  }

  private static String sentence(MomentsEstimate estimate) {
    StringBuilder text = new StringBuilder(LawGroup.name(estimate.cell().ensemble()));
    if (estimate.largestDeviation().isEmpty()) {
      text.append(": no exact moments are known");
      text.append(estimate.note().isEmpty() ? "" : ", as " + estimate.note());
    } else {
      text.append(": the simulated moments are within ")
          .append(ReportNumbers.significant(estimate.largestDeviation().getAsDouble(), 2))
          .append(" standard errors of the exact ones at all ")
          .append(estimate.points().size())
          .append(" times");
    }
    estimate.exponent().ifPresent(fit -> text.append(exponent(fit)));
    estimate.escapingTime().ifPresent(found -> text.append(escapingTime(estimate, found)));
    return text.append(".").toString();
  }

  private static String exponent(SmallTimeExponent fit) {
    return "; at first they grow with the power %s of t (t ≤ %s)"
        .formatted(
            ReportNumbers.withError(fit.exponent(), 4, fit.standardError()),
            ReportNumbers.parameter(fit.times().get(fit.times().size() - 1), 3));
  }

  private static String escapingTime(MomentsEstimate estimate, EscapingTime found) {
    String exact =
        estimate.exactEscapingTime().isPresent()
            ? ", exactly "
                + ReportNumbers.significant(estimate.exactEscapingTime().getAsDouble(), 4)
            : "";
    return "; they reach ε² = %s at t = %s%s"
        .formatted(
            ReportNumbers.parameter(estimate.cell().epsilonSquared().orElseThrow()),
            ReportNumbers.significant(found.time(), 4),
            exact);
  }
}
