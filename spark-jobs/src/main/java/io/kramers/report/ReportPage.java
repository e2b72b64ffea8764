package io.kramers.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/** A page of sections: one HTML file that needs no other. */
final class ReportPage {
  private static final String TEMPLATE = "sections.ftlh";

  private ReportPage() {}

  /**
   * Writes the page.
   *
   * @param title plain text, as is all but figures
   * @param lead a paragraph on what the page shows
   * @param sections in order
   * @param provenance where the numbers come from; shown as it is
   */
  static String html(String title, String lead, List<ReportSection> sections, JsonNode provenance) {
    return ReportTemplate.render(
        TEMPLATE, Map.of("title", title, "lead", lead, "sections", sections), provenance);
  }
}
