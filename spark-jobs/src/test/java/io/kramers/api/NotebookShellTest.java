package io.kramers.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The walk-through, from top to bottom, by the real shell from Maven's jars. About a minute. */
@Tag("cluster")
class NotebookShellTest {
  private static final Path SCRIPT = Path.of("..", "submit-scripts", "kramers-shell");

  private static final Pattern SCHEMA_COLUMN = Pattern.compile("^ \\|-- (\\w+): .*");
  private static final Pattern COLUMN_LIST = Pattern.compile("columns = \\[([^]]*)]");
  private static final Pattern QUOTED = Pattern.compile("\"(\\w+)\"");

  @TempDir Path folder;

  private record Outcome(int code, List<String> out, String err) {}

  private Outcome shell(Path script) throws IOException, InterruptedException {
    assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "skipped: no /bin/bash");
    Path out = folder.resolve("stdout");
    Path err = folder.resolve("stderr");
    ProcessBuilder builder =
        new ProcessBuilder(
            SCRIPT.toAbsolutePath().toString(),
            "--conf",
            "spark.ui.enabled=false",
            "-i",
            script.toAbsolutePath().toString());
    builder.environment().remove("SPARK_HOME");
    builder.directory(folder.toFile());
    builder.redirectOutput(out.toFile()).redirectError(err.toFile());
    Process process = builder.start();
    process.getOutputStream().close();
    boolean ended = process.waitFor(15, TimeUnit.MINUTES);
    if (!ended) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    assertThat(ended).as("the shell ends").isTrue();
    return new Outcome(
        process.exitValue(),
        Files.readAllLines(out, StandardCharsets.UTF_8).stream()
            .map(String::stripTrailing)
            .toList(),
        Files.readString(err));
  }

  @Test
  void thePageRunsFromTopToBottomAndPrintsWhatItSays() throws Exception {
    NotebookDocument page = NotebookDocument.read();
    Outcome outcome = shell(NotebookDocument.MARKDOWN);
    assertThat(outcome.code).as(outcome.err + String.join("\n", outcome.out)).isZero();
    assertThat(outcome.out).anyMatch(line -> line.startsWith("Kramers on Spark "));

    List<String> rest = outcome.out;
    assertThat(page.outputs()).isNotEmpty();
    for (List<String> output : page.outputs()) {
      List<String> said = output.stream().map(String::stripTrailing).toList();
      int at = Collections.indexOfSubList(rest, said);
      assertThat(at).as("%s in%n%s", said, String.join("\n", rest)).isNotNegative();
      rest = rest.subList(at + said.size(), rest.size());
    }
    checkPython(page, outcome.out);
    assertThat(folder.resolve("out/notebook/cells.parquet/_SUCCESS")).exists();
    assertThat(folder.resolve("out/notebook/success.png")).isNotEmptyFile();
  }

  /** The columns that the Python examples name are in the table that is written. */
  private static void checkPython(NotebookDocument page, List<String> out) {
    List<String> schema =
        out.stream()
            .map(SCHEMA_COLUMN::matcher)
            .filter(Matcher::matches)
            .map(line -> line.group(1))
            .toList();
    List<String> named = new ArrayList<>();
    for (List<String> block : page.blocks("python")) {
      Matcher lists = COLUMN_LIST.matcher(String.join("\n", block));
      while (lists.find()) {
        QUOTED.matcher(lists.group(1)).results().forEach(name -> named.add(name.group(1)));
      }
    }
    assertThat(named).isNotEmpty();
    assertThat(schema).containsAll(named);
  }

  @Test
  void aLineThatFailsIsToldAndEndsTheShell() throws Exception {
    Path page =
        Files.writeString(
            folder.resolve("page.md"),
            """
            ```scala
            println("begin" + " here")
            Kramers.on(spark)
              .landscape(Landscape.fourBasins(2)).dynamics(Dynamics.sgd()).run()
            println("not" + " here")
            ```

            ```scala
            println("nor" + " here")
            ```
            """);
    Outcome outcome = shell(page);
    assertThat(outcome.code).as(outcome.err).isEqualTo(3);
    assertThat(outcome.err).contains("page.md, cell 1 failed");
    String all = String.join("\n", outcome.out) + outcome.err;
    assertThat(all)
        .contains("begin here", "kramers.escape.dynamics[0].kind = \"sgd\" needs samples")
        .doesNotContain("not here", "nor here");
  }
}
