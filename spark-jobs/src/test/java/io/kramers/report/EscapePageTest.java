package io.kramers.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kramers.escape.Cell;
import io.kramers.escape.EscapeExperiment;
import io.kramers.escape.Estimate;
import io.kramers.fit.EscapeFits;
import io.kramers.fit.MatchedLambda1;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

class EscapePageTest {
  private static final String ALL =
      String.join(
          ", ",
          ReportExamples.POWER_LAW,
          ReportExamples.LANGEVIN,
          ReportExamples.SGD,
          ReportExamples.GRADIENT_DESCENT);
  private static final String TRACE = "covariance-trace { range = 0.01, points = 41 }";

  private static final EscapeExperiment EXPERIMENT =
      ReportExamples.experiment("scale = [1.0, 0.9], " + ReportExamples.SAMPLES, ALL, TRACE);

  private static String page(
      String title, EscapeExperiment experiment, ToDoubleFunction<Cell> rate) {
    List<Estimate> estimates = ReportExamples.estimates(experiment, rate);
    return page(title, estimates, ReportExamples.fits(experiment, estimates));
  }

  private static String page(String title, List<Estimate> estimates, EscapeFits fits) {
    JsonNode provenance =
        new ObjectMapper().createObjectNode().put("seed", 20200624).put("note", "<b>");
    return EscapePage.html(
        title, estimates, fits, Figure3.of(estimates, List.of(), fits), provenance);
  }

  private static String differences(String page) throws Exception {
    return String.join(" ", Pages.all(Pages.parse(page), "dd"));
  }

  @Test
  void showsFigureCellsFitsAndProvenance() throws Exception {
    Document document = Pages.parse(page("figure3", EXPERIMENT, ReportExamples::rate));
    assertThat(Pages.all(document, "strong")).containsExactly("figure3");
    assertThat(Pages.all(document, "svg")).hasSize(1);
    assertThat(Pages.all(document, "tr"))
        .hasSize(1 + 14 + 3 + 2 + 2 + 2)
        .contains(
            // Wilson by its closed form, 0.311424 to 0.329714; Clopper and Pearson by bisection on
            // sums of binomial probabilities, 0.311357 to 0.329748.
            "SGD11––yes10,0003,2056,79500.3205[0.3114, 0.3297][0.3114, 0.3297]250.0",
            "gradient descent1––––10100–––");
    assertThat(Pages.all(document, "td"))
        .contains(
            "1458.0 ± 6.5",
            "27.0",
            "rejected: the curve is not logistic",
            "24.53",
            "[24.41, 24.65]");
    assertThat(Pages.all(document, "pre"))
        .containsExactly("{ \"seed\" : 20200624, \"note\" : \"<b>\" }");
  }

  @Test
  void saysWhatToLookAt() throws Exception {
    assertThat(Pages.all(Pages.parse(page("figure3", EXPERIMENT, ReportExamples::rate)), "li"))
        .anyMatch(
            item ->
                item.matches(
                    "With scale = 1, λ₂ = .*, the power law's success rate rises"
                        + " from 0.00030 at λ₁ = 0 to 0.8320 at λ₁ = 32."))
        .anyMatch(item -> item.contains("(Langevin,") && item.contains("none of 10,000 trials"))
        .anyMatch(
            item ->
                item.contains("SGD, batch 1 has the success rate 0.3205")
                    && item.endsWith("the power law has it at λ₁ = 24.5 [24.4, 24.6]."));
  }

  @Test
  void standsAlone() {
    String page = page("figure3", EXPERIMENT, ReportExamples::rate);
    assertThat(page).doesNotContain("<script").doesNotContain("<link").doesNotContain("@import");
    assertThat(page.replaceAll("xmlns(:\\w+)?='[^']*'", ""))
        .as("addresses other than names of XML vocabularies")
        .doesNotContain("http://")
        .doesNotContain("https://");
  }

  @Test
  void aConfigurationsNameIsTextAndNothingElse() throws Exception {
    String hostile = "</title><script>alert('&')</script>\"";
    String page = page(hostile, EXPERIMENT, ReportExamples::rate);
    assertThat(page).doesNotContain("<script");
    assertThat(Pages.all(Pages.parse(page), "strong")).containsExactly(hostile);
  }

  @Test
  void readsTheStabilityOffTheCurvatureAtTheMinimum() throws Exception {
    assertThat(differences(page("figure3", EXPERIMENT, ReportExamples::rate)))
        .containsPattern("with scale = 1, η h is 0\\.\\d+: gradient descent is stable");
    EscapeExperiment literal =
        ReportExamples.experiment(
            "data { kind = gaussian, n = 100, standard-deviation = 0.1, seed = 7 }", ALL, "");
    assertThat(differences(page("literal", literal, cell -> 1.0)))
        .containsPattern(
            "with scale = 1, η h is [23]\\.\\d+ > 2: gradient descent itself is unstable and leaves"
                + " the basin at step 250 without any noise. The problem is degenerate: the lowest"
                + " success rate of any noisy dynamics is 1\\.");
    assertThat(differences(page("literal", literal, ReportExamples::rate)))
        .containsPattern("> 2: gradient descent itself is unstable; the lowest")
        .doesNotContain("degenerate");
  }

  @Test
  void saysHowEscapesAreCounted() throws Exception {
    assertThat(differences(page("figure3", EXPERIMENT, ReportExamples::rate)))
        .contains("500 steps by the rule any-step", "leaves [-10, 10]");
    EscapeExperiment last =
        ReportExamples.experiment(
            "dimension = 1",
            "{ kind = power-law, lambda1 = 24, lambda2 = 0.3 }",
            "steps = 300, exit { rule = final-step, divergence-radius = 5 }");
    assertThat(differences(page("last", last, ReportExamples::rate)))
        .contains("300 steps by the rule final-step", "leaves [-5, 5]", "without data")
        .doesNotContain("60 draws");
  }

  @Test
  void whereNoLambda1MatchesTheReasonStands() throws Exception {
    List<Estimate> estimates = ReportExamples.estimates(EXPERIMENT, ReportExamples::rate);
    EscapeFits fits = ReportExamples.fits(EXPERIMENT, estimates);
    EscapeFits unmatched =
        new EscapeFits(
            fits.covarianceTraces(),
            fits.logistics(),
            fits.matches().stream()
                .map(
                    match ->
                        new MatchedLambda1(
                            match.curve(),
                            match.sgd(),
                            OptionalDouble.empty(),
                            Optional.empty(),
                            Optional.of("SGD escaped more often than every cell")))
                .toList());
    Document document = Pages.parse(page("figure3", estimates, unmatched));
    assertThat(Pages.all(document, "td")).contains("SGD escaped more often than every cell");
    assertThat(Pages.all(document, "li"))
        .anyMatch(
            item -> item.endsWith("no λ₁ matches it: SGD escaped more often than every cell."));
  }

  @Test
  void withoutFitsThereIsNoSectionOfThem() throws Exception {
    List<Estimate> estimates = ReportExamples.estimates(EXPERIMENT, ReportExamples::rate);
    assertThat(Pages.all(Pages.parse(page("figure3", estimates, ReportExamples.noFits())), "h2"))
        .contains("Cells", "Provenance")
        .doesNotContain("Fits");
  }
}
