package io.kramers.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.kramers.escape.Estimate;
import io.kramers.fit.EscapeFits;
import java.util.List;
import java.util.Map;

/** The page that shows an escape experiment: one HTML file that needs no other. */
final class EscapePage {
  private static final String TEMPLATE = "escape.ftlh";

  private EscapePage() {}

  /**
   * Writes the page.
   *
   * @param title the configuration's name
   * @param estimates at least one
   * @param fits of these estimates
   * @param figure of these estimates
   * @param provenance where the numbers come from; shown as it is
   */
  static String html(
      String title,
      List<Estimate> estimates,
      EscapeFits fits,
      Figure3 figure,
      JsonNode provenance) {
    Map<String, Object> model =
        Map.of(
            "title", title,
            "figure", figure.svg(),
            "further", figure.further(),
            "highlights", ReportHighlights.of(estimates, fits),
            "cells", ReportTables.cells(estimates),
            "fits", ReportTables.fits(fits),
            "confidence", ReportNumbers.percent(estimates.get(0).cell().confidence()),
            "differences", ReportDifferences.of(estimates, fits));
    return ReportTemplate.render(TEMPLATE, model, provenance);
  }
}
