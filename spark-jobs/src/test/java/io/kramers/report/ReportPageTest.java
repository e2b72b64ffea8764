package io.kramers.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

class ReportPageTest {
  private static final JsonNode PROVENANCE =
      new ObjectMapper().createObjectNode().put("seed", 7).put("note", "<b>");
  private static final ReportTable TABLE =
      new ReportTable(List.of("id", "τ"), List.of(List.of("a", "12.5"), List.of("b < c", "–")));

  @Test
  void showsSectionsInOrderAndTheirPartsInOrder() throws Exception {
    String page =
        ReportPage.html(
            "Exit times",
            "What trials did.",
            List.of(
                ReportSection.of("Cells").text("A paragraph.").table(TABLE).note("Small print."),
                ReportSection.of("Survival")
                    .figure("<svg id='s'><text>S(t)</text></svg>", "Kaplan and Meier's")
                    .figure("<svg id='t'></svg>", "")),
            PROVENANCE);
    Document document = Pages.parse(page);
    assertThat(Pages.all(document, "title")).containsExactly("Exit times – Kramers");
    assertThat(Pages.all(document, "h1")).containsExactly("Exit times");
    assertThat(Pages.all(document, "h2")).containsExactly("Cells", "Survival", "Provenance");
    assertThat(Pages.all(document, "p"))
        .containsExactly("What trials did.", "A paragraph.", "Small print.");
    assertThat(Pages.all(document, "th")).containsExactly("id", "τ");
    assertThat(Pages.all(document, "td")).containsExactly("a", "12.5", "b < c", "–");
    assertThat(Pages.all(document, "svg")).containsExactly("S(t)", "");
    assertThat(Pages.all(document, "figcaption")).containsExactly("Kaplan and Meier's");
    assertThat(Pages.all(document, "pre")).containsExactly("{ \"seed\" : 7, \"note\" : \"<b>\" }");
    assertThat(page.indexOf("A paragraph.")).isLessThan(page.indexOf("<table"));
    assertThat(page.indexOf("</table")).isLessThan(page.indexOf("Small print."));
    assertThat(page).containsOnlyOnce("<p class=\"note\">");
  }

  @Test
  void textsAreTextsAndNothingElse() throws Exception {
    String hostile = "</title><script>alert('&')</script>\"";
    String page =
        ReportPage.html(
            hostile,
            hostile,
            List.of(
                ReportSection.of(hostile)
                    .text(hostile)
                    .note(hostile)
                    .figure("<svg></svg>", hostile)
                    .table(new ReportTable(List.of(hostile), List.of(List.of(hostile))))),
            PROVENANCE);
    assertThat(page).doesNotContain("<script");
    Document document = Pages.parse(page);
    for (String tag : List.of("h1", "figcaption", "th", "td")) {
      assertThat(Pages.all(document, tag)).containsExactly(hostile);
    }
    assertThat(Pages.all(document, "p")).containsExactly(hostile, hostile, hostile);
  }
}
