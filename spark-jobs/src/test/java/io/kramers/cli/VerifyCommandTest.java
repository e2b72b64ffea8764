package io.kramers.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kramers.claim.Claims;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyCommandTest {
  @TempDir Path folder;

  @BeforeAll
  static void stopSharedSession() {
    if (SparkSession.getDefaultSession().isDefined()) {
      SparkSession.getDefaultSession().get().stop();
    }
  }

  private String conf(String section) throws Exception {
    return Files.writeString(
            folder.resolve("verify.conf"), "kramers { seed = 3, verify { " + section + " } }")
        .toString();
  }

  @Tag("slow")
  @Test
  void writesAllFilesAndOneVerdictAClaim() throws Exception {
    Path out = folder.resolve("out");
    CommandLineRun outcome =
        CommandLineRun.of(
            "verify", conf("trials = 200"), "--quick", "--json", "--out", out.toString());
    assertThat(outcome.code()).as(outcome.err()).isZero();
    JsonNode verdict = new ObjectMapper().readTree(outcome.out());
    assertThat(verdict.get("format").asText()).isEqualTo("kramers-verdict/1");
    assertThat(verdict.get("verdicts")).hasSize(Claims.all().size());
    for (JsonNode each : verdict.get("verdicts")) {
      for (String name :
          new String[] {
            "claim",
            "source",
            "howTested",
            "exact",
            "asPrinted",
            "corrected",
            "simulated",
            "interval",
            "trials",
            "verdict",
            "note"
          }) {
        assertThat(each.has(name)).as(name).isTrue();
      }
      assertThat(each.get("interval")).hasSize(2);
    }
    for (String file :
        new String[] {"verdict.json", "verdict.md", "report.html", "provenance.json"}) {
      assertThat(out.resolve(file)).isNotEmptyFile();
    }
    for (String figure :
        new String[] {
          "figure1", "figure5", "scaling", "moments-1", "moments-2", "survival", "means"
        }) {
      assertThat(out.resolve(figure + ".svg")).isNotEmptyFile();
      assertThat(out.resolve(figure + ".png")).isNotEmptyFile();
    }
    assertThat(out.resolve("verdicts.parquet")).isDirectory();
    assertThat(Files.readAllLines(out.resolve("verdict.md"))).hasSize(2 + Claims.all().size());
  }

  @Test
  void unknownKeysAreOneSentenceAndExitCode2() throws Exception {
    CommandLineRun outcome = CommandLineRun.of("verify", conf("trails = 200"));
    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err().lines()).hasSize(1);
    assertThat(outcome.err()).contains("trails");
  }
}
