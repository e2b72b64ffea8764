package io.kramers.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import io.kramers.escape.Estimate;
import io.kramers.fit.EscapeFits;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** The page that shows an escape experiment: one HTML file that needs no other. */
public final class ReportPage {
  private static final String TEMPLATE = "escape.ftlh";

  private ReportPage() {}

  /**
   * Writes the page.
   *
   * @param title the configuration's name
   * @param estimates at least one
   * @param fits of these estimates
   * @param figure of these estimates
   * @param provenance where the numbers come from; shown as it is
   */
  public static String html(
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
            "differences", ReportDifferences.of(estimates, fits),
            "provenance", pretty(provenance));
    StringWriter page = new StringWriter();
    try {
      configuration().getTemplate(TEMPLATE).process(model, page);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (TemplateException e) {
      throw new IllegalStateException("the report's template does not fit its model", e);
    }
    return page.toString();
  }

  private static Configuration configuration() {
    Configuration configuration = new Configuration(Configuration.VERSION_2_3_34);
    configuration.setClassForTemplateLoading(ReportPage.class, "");
    configuration.setDefaultEncoding(StandardCharsets.UTF_8.name());
    configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
    configuration.setLogTemplateExceptions(false);
    return configuration;
  }

  private static String pretty(JsonNode json) {
    try {
      return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(json);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
