package io.kramers.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.kramers.law.DensityEstimate;
import io.kramers.law.DensityEstimate.Compared;
import io.kramers.law.DensityEstimate.Reference;
import io.kramers.law.GoodnessOfFit;
import io.kramers.law.KolmogorovSmirnov;
import io.kramers.law.LogHistogram;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The page that shows densities. */
final class DensityPage {
  private static final double REJECTED_BELOW = 0.001;

  private DensityPage() {}

  /** Writes the page. */
  static String html(
      String title,
      List<DensityEstimate> estimates,
      List<ReportFigure> figures,
      JsonNode provenance) {
    ReportSection findings = ReportSection.of("What the trials say");
    for (DensityEstimate estimate : estimates) {
      findings = findings.text(sentence(estimate));
    }
    List<ReportSection> sections = new ArrayList<>();
    sections.add(findings);
    ReportSection drawn = ReportSection.of("Figures");
    for (ReportFigure figure : figures) {
      drawn = drawn.figure(figure.drawing().svg(), figure.caption());
    }
    sections.add(drawn);
    sections.add(
        notes(ReportSection.of("All comparisons").table(DensityTables.comparisons(estimates))));
    return ReportPage.html(title, LEAD, sections, provenance);
  }

  private static final String LEAD =
      "The law of w − w* of continuous-time dynamics at given times and at stationarity, simulated"
          + " and exact. The interpretation of the noise decides which stationary law is right: the"
          + " paper's printed density is that of the isothermal one.";

  private static String sentence(DensityEstimate estimate) {
    String clauses =
        estimate.comparisons().stream().map(DensityPage::clause).collect(Collectors.joining("; "));
    return LawGroup.name(estimate.cell().ensemble()) + ": " + clauses + ".";
  }

  private static String clause(Compared compared) {
    String time = "at t = " + ReportNumbers.parameter(compared.time());
    Optional<KolmogorovSmirnov> exact = largest(compared.exact());
    if (exact.isEmpty()) {
      return time
          + (compared.histogram().count() == 0
              ? " all trials have diverged"
              : " there is no exact law to compare with: " + compared.exact().note());
    }
    String what = compared.comparison().stationary() ? " the stationary law " : " the exact law ";
    return time + what + verdict(exact.get()) + printed(compared);
  }

  private static String verdict(KolmogorovSmirnov test) {
    String p = " (p = " + ReportNumbers.pValue(test.pValue()) + ")";
    return test.pValue() < REJECTED_BELOW
        ? "is rejected, off by " + ReportNumbers.significant(test.distance(), 2) + p
        : "holds" + p;
  }

  private static Optional<KolmogorovSmirnov> largest(Reference reference) {
    return reference.fit().map(GoodnessOfFit::kolmogorovSmirnov);
  }

  private static String printed(Compared compared) {
    Optional<KolmogorovSmirnov> printed = compared.printed().flatMap(DensityPage::largest);
    if (printed.isEmpty()) {
      return "";
    }
    return DensityFigures.printed(compared).isEmpty()
        ? ", which is the printed one"
        : ", and the printed one " + verdict(printed.get());
  }

  private static ReportSection notes(ReportSection section) {
    return section
        .note(
            "KS: the largest difference of the distribution functions at the edges of the"
                + " histogram's bins, "
                + LogHistogram.BINS
                + " to each doubling of |x|; p by Kolmogorov's limit, which for edges alone rejects"
                + " a true law at most as often as it says. χ²: bins merged into cells in which the"
                + " law expects at least 5 trials.")
        .note(
            "Time step's shift: about how far the scheme's time step moves the distribution"
                + " function, taking it for a change of scale to the exact second moment of the"
                + " scheme's chain. It is of no account where it is well below the distance that"
                + " 5 % of true laws go beyond, 1.36/√trials.")
        .note(
            "Hill: the tail index a, P(|x| > r) ~ r^−a, of the k largest |x|. Its interval holds if"
                + " the tail is a power from there on; what the estimate tends to under the exact"
                + " law, which is no power yet there, stands beside it. The density falls with a"
                + " power larger by one.");
  }
}
