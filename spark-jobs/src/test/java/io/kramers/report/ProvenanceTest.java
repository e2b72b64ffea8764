package io.kramers.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.typesafe.config.ConfigFactory;
import io.kramers.config.Configuration;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProvenanceTest {
  private static final Configuration CONFIGURATION =
      new Configuration(
          ConfigFactory.parseString("kramers { seed = 7, theory.questions = [] }").root());

  private static JsonNode of(List<Long> seeds, Provenance.Simulation simulation) {
    return Provenance.of(
        CONFIGURATION, seeds, simulation, "3.5.5", "local[2]", Instant.now().minusSeconds(60));
  }

  @Test
  void saysWhatItTakesToRepeatTheRunAndHowItWent() {
    JsonNode node =
        of(
            List.of(7L),
            new Provenance.Simulation(List.of("simd/512"), 3_000_000, Duration.ofMillis(1500)));
    assertThat(node.get("format").asText()).isEqualTo("kramers-provenance/1");
    assertThat(node.get("configHash").asText()).isEqualTo(CONFIGURATION.hash());
    assertThat(node.get("config").get("kramers").get("seed").asLong()).isEqualTo(7);
    assertThat(node.get("seed").asLong()).isEqualTo(7);
    assertThat(node.get("simd")).hasToString("[\"simd/512\"]");
    assertThat(node.get("versions").get("spark").asText()).isEqualTo("3.5.5");
    assertThat(node.get("master").asText()).isEqualTo("local[2]");
    assertThat(node.get("wallSeconds").asDouble()).isBetween(60.0, 90.0);
    assertThat(node.get("simulationSeconds").asDouble()).isEqualTo(1.5);
    assertThat(node.get("trialSteps").asLong()).isEqualTo(3_000_000);
    assertThat(node.get("trialStepsPerSecond").asLong()).isEqualTo(2_000_000);
  }

  @Test
  void secretsAreHidden() {
    Configuration configuration =
        new Configuration(
            ConfigFactory.parseString(
                    "kramers { api-token = hunter2, data.path = \"s3a://key:hunter2@bucket\" }")
                .root());
    JsonNode node =
        Provenance.of(configuration, List.of(), Provenance.Simulation.NONE, "", "", Instant.now());
    assertThat(node.toString()).doesNotContain("hunter2");
    assertThat(node.get("config").get("kramers"))
        .hasToString(
            "{\"api-token\":\"*********\",\"data\":{\"path\":\"s3a://*********@bucket\"}}");
    assertThat(node.get("configHash").asText()).isEqualTo(configuration.hash());
  }

  @Test
  void severalSeedsAreAListAndARunWithoutTrialsHasNone() {
    assertThat(of(List.of(7L, 8L), Provenance.Simulation.NONE).get("seed")).hasToString("[7,8]");
    JsonNode without = of(List.of(), Provenance.Simulation.NONE);
    assertThat(without.get("seed")).isEmpty();
    assertThat(without.get("simd")).isEmpty();
    assertThat(without.get("trialStepsPerSecond").asLong()).isZero();
  }
}
