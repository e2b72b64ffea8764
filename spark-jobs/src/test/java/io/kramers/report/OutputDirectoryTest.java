package io.kramers.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kramers.config.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OutputDirectoryTest {
  private static final String OURS = "\"format\": \"kramers-provenance/1\"";

  @TempDir Path folder;

  static String[] foreign() {
    return new String[] {
      "{" + OURS + ", \"deep\": " + "[".repeat(100_000) + "]".repeat(100_000) + "}",
      "{" + OURS + ", \"deep\": " + "{\"a\":".repeat(300) + "1" + "}".repeat(300) + "}",
      "{" + OURS + ", \"long\": \"" + "x".repeat((1 << 20) + 1) + "\"}",
      "{" + OURS + ", \"number\": " + "9".repeat(1000) + "}",
      "{" + OURS + " ".repeat(1 << 24) + "}",
      "{" + OURS,
      "[1]",
      ""
    };
  }

  /** Whatever a provenance.json holds, it is read within limits, or the folder is not ours. */
  @ParameterizedTest
  @MethodSource("foreign")
  void aFolderWithAnotherProvenanceIsNotOverwritten(String json) throws IOException {
    Files.writeString(folder.resolve("provenance.json"), json);
    assertThatThrownBy(() -> OutputDirectory.claim(folder.toString(), true))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("holds no provenance.json of an earlier run");
    assertThat(folder.resolve("provenance.json")).exists();
  }

  @Test
  void aFolderOfAnEarlierRunIsReplacedWhenResultsAreThereAndNotBefore() throws IOException {
    Path out = Files.createDirectory(folder.resolve("out"));
    Files.writeString(out.resolve("provenance.json"), "{" + OURS + "}");
    try (OutputDirectory directory = OutputDirectory.claim(out.toString(), true)) {
      directory.open().text("new", "");
      assertThat(out.resolve("provenance.json")).exists();
      directory.publish();
    }
    assertThat(Files.list(out)).containsExactly(out.resolve("new"));
    assertThat(Files.list(folder)).containsExactly(out);
  }

  @Test
  void resultsThatAnotherRunLeftMeanwhileStay() throws IOException {
    Path out = folder.resolve("out");
    try (OutputDirectory slow = OutputDirectory.claim(out.toString(), false)) {
      slow.open().text("slow", "");
      Files.createDirectory(out);
      Files.writeString(out.resolve("quick"), "");
      assertThatThrownBy(slow::publish)
          .isInstanceOf(IOException.class)
          .hasMessageContaining(out + " is there now");
    }
    assertThat(Files.list(out)).containsExactly(out.resolve("quick"));
    assertThat(Files.list(folder)).containsExactly(out);
  }
}
