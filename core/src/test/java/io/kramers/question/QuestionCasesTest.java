package io.kramers.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.typesafe.config.ConfigFactory;
import io.kramers.config.Configuration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every exact value of {@code reference/cases.json}, asked for as a configuration asks: to its
 * tolerance or to 1e-8 of itself, whichever is larger.
 */
class QuestionCasesTest {
  private static final Path REFERENCE =
      Path.of(System.getProperty("kramers.shared", "absent"), "reference");

  /** Of these a few answer in the default run; all others are quick. */
  private static final Map<String, Integer> SAMPLED =
      Map.of(
          "escape_prob_1d", 60,
          "escape_prob_2d", 80,
          "end_prob_1d", 20,
          "end_prob_2d", 20,
          "rare_escape_1d", 14,
          "mfpt_em_chain", 7,
          "stable_exit_continuous", 4,
          "stable_exit_em_chain", 4);

  /** A case as a question. */
  record Case(String id, String kind, String question, double value, double tolerance) {
    @Override
    public String toString() {
      return id;
    }
  }

  @ParameterizedTest
  @MethodSource("sample")
  void aSampleIsReproduced(Case known) {
    check(known);
  }

  @Tag("slow")
  @ParameterizedTest
  @MethodSource("all")
  void allAreReproduced(Case known) {
    check(known);
  }

  private static void check(Case known) {
    String config =
        "kramers.theory.questions = [{ id = \"%s\", %s }]".formatted(known.id, known.question);
    Answer answer =
        Questions.read(new Configuration(ConfigFactory.parseString(config).root())).get(0).answer();
    assertThat(answer.exact()).as(answer.note()).isPresent();
    double error = Math.max(known.tolerance, 1e-8 * Math.abs(known.value));
    assertThat(answer.exact().getAsDouble()).isCloseTo(known.value, within(error));
  }

  static List<Case> sample() throws IOException {
    Map<String, Integer> seen = new HashMap<>();
    return all().stream()
        .filter(
            known ->
                seen.merge(known.kind, 1, Integer::sum) % SAMPLED.getOrDefault(known.kind, 1) == 0)
        .toList();
  }

  static List<Case> all() throws IOException {
    Path cases = REFERENCE.resolve("cases.json");
    assumeTrue(Files.exists(cases), "no reference/cases.json under -Dkramers.shared: skipped");
    List<Case> all = new ArrayList<>();
    for (JsonNode node : new ObjectMapper().readTree(cases.toFile())) {
      QuestionTexts.of(node, REFERENCE.resolve("data"))
          .ifPresent(
              question ->
                  all.add(
                      new Case(
                          node.get("id").asText(),
                          node.get("kind").asText(),
                          question,
                          node.get("value").asDouble(),
                          node.get("tolerance").asDouble())));
    }
    return all;
  }
}
