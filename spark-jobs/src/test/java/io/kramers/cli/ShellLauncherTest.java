package io.kramers.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.kramers.cli.ScriptCheckout.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The grammar of {@code submit-scripts/kramers-shell}, with a shell that prints what it is given
 * and runs of each script the lines that leave marks, until one that says FAIL.
 */
class ShellLauncherTest {
  private static final String SHELL =
      """
      #!/bin/bash
      if [ "$1" = -version ]; then echo 'openjdk version "17.0.1"' >&2; exit; fi
      printf ' <%s>' "$@"; echo
      previous=
      for word in "$@"; do
        if [ "$previous" = -i ]; then
          before=$(sed -n 's/^if (!new java.io.File("\\(.*\\)").exists).*/\\1/p' "$word")
          [ -z "$before" ] || [ -e "$before" ] || exit 3
          grep -v '^locally\\|^if (!new\\|^sys.exit\\|^import\\|^println\\|^@tr' "$word"
          mark=$(sed -n 's/^locally.*File("\\(.*\\)").create.*/\\1/p' "$word")
          [ -z "$mark" ] || grep -q FAIL "$word" || touch "$mark"
          last=$(sed -n 's/^sys.exit(if (new java.io.File("\\(.*\\)").exists).*/\\1/p' "$word")
          [ -z "$last" ] || { [ -e "$last" ]; exit $((3 * $?)); }
        fi
        previous=$word
      done
      """;

  @TempDir Path root;

  private ScriptCheckout checkout;

  /** A checkout that is built. */
  @BeforeEach
  void layOut() throws IOException {
    checkout = new ScriptCheckout(root);
    write("jdk/bin/java", SHELL);
  }

  private Path write(String name, String text) throws IOException {
    return checkout.write(name, text, true);
  }

  private Outcome run(String... arguments) throws Exception {
    Path temporary = Files.createDirectories(root.resolve("tmp"));
    checkout.environment().put("TMPDIR", temporary.toString());
    Outcome outcome = checkout.run("kramers-shell", arguments);
    assertThat(temporary.toFile().list()).as("nothing is left behind").isEmpty();
    return outcome;
  }

  @Test
  void withoutAnInstallationScalasReplRunsThroughSparksOwnSubmit() throws Exception {
    Outcome outcome = run();
    assertThat(outcome.code()).as(outcome.err()).isZero();
    assertThat(outcome.out())
        .contains("<-Dscala.repl.autoruncode=", "<spark.jar:", "spark-jobs/target/shell/*:")
        .contains("<org.apache.spark.deploy.SparkSubmit>")
        .contains("<--conf> <spark.driver.host=127.0.0.1>")
        .contains("<--class> <scala.tools.nsc.MainGenericRunner> <spark-internal> <-usejavacp>")
        .doesNotContain("<-i>");
  }

  @Test
  void optionsAreSparkSubmitsAndJarsThatAreAskedForStay() throws Exception {
    Outcome outcome =
        run("--master", "spark://h:1", "--driver-memory=3g", "--jars", "a.jar,b.jar", "--verbose");
    assertThat(outcome.out())
        .contains("<-Xmx3g>")
        .contains(
            "<--master> <spark://h:1> <--driver-memory=3g> <--jars> <a.jar,b.jar> <--verbose>")
        .containsPattern("<--jars> <[^>]*kramers.jar,a.jar,b.jar> <--class>")
        .doesNotContain("127.0.0.1");
  }

  @Test
  void aScriptIsOneCellAndMarkdownHasOneForEachBlock() throws Exception {
    write("a b.scala", "val script = 1");
    write(
        "page.md",
        "# Text\n```scala\nval one = 1\n```\n```text\nno\n```\n```scala\nval two\n```\n");
    Outcome outcome = run("-i", "a b.scala", "--name", "n", "-i", "page.md");
    assertThat(outcome.code()).as(outcome.err()).isZero();
    assertThat(outcome.out().lines().skip(1).filter(line -> !line.isBlank()))
        .containsExactly("val script = 1", "val one = 1", "val two");
    assertThat(outcome.out()).contains("<--name> <n>");
  }

  @Test
  void aCellThatFailsEndsTheShellWithItsName() throws Exception {
    write("page.md", "```scala\none\n```\n```scala\nFAIL\n```\n```scala\nthree\n```\n");
    Outcome outcome = run("-i", "page.md");
    assertThat(outcome.code()).isEqualTo(3);
    assertThat(outcome.err()).isEqualTo("kramers-shell: page.md, cell 2 failed\n");
    assertThat(outcome.out()).contains("one").doesNotContain("three");
    write("last.scala", "FAIL");
    assertThat(run("-i", "last.scala").err())
        .isEqualTo("kramers-shell: last.scala, cell 1 failed\n");
  }

  /** A shell that ends with 0 although it ran nothing. */
  @Test
  void aShellThatRunsNothingHasFailed() throws Exception {
    write(
        "jdk/bin/java",
        "#!/bin/bash\n[ \"$1\" != -version ] || echo 'openjdk version \"17.0.1\"' >&2\n");
    write("a.scala", "val a = 1");
    assertThat(run("-i", "a.scala").code()).isEqualTo(3);
    assertThat(run().code()).isZero();
  }

  @Test
  void badUsageIsTwo() throws Exception {
    assertThat(run("-i", "none.scala"))
        .isEqualTo(new Outcome(2, "", "kramers-shell: there is no file none.scala\n"));
    assertThat(run("-i"))
        .isEqualTo(new Outcome(2, "", "kramers-shell: -i needs a file: -i FILE\n"));
    write("page.md", "# Text\n");
    assertThat(run("-i", "page.md"))
        .isEqualTo(new Outcome(2, "", "kramers-shell: page.md has no ```scala block\n"));
    checkout.environment().put("KRAMERS_SPARK", "3.5");
    assertThat(run())
        .isEqualTo(new Outcome(2, "", "kramers-shell: the shell is for Spark 4, not Spark 3.5\n"));
    assertThat(run("--help").out()).contains("kramers-shell [SPARK-SUBMIT-OPTIONS] [-i FILE]...");
  }

  @Test
  void withASparkInstallationItsShellRuns() throws Exception {
    write("spark/bin/spark-shell", SHELL);
    write("a.scala", "val a = 1");
    checkout.environment().put("SPARK_HOME", root.resolve("spark").toString());
    Outcome outcome = run("--master", "yarn", "-i", "a.scala");
    assertThat(outcome.code()).as(outcome.err()).isZero();
    assertThat(outcome.out())
        .contains("<spark.driver.extraJavaOptions=--add-modules=jdk.incubator.vector>")
        .contains("<spark.executor.extraJavaOptions=--add-modules=jdk.incubator.vector>")
        .containsPattern(
            "<--master> <yarn> <--jars> <[^>]*kramers.jar> <-i> <[^>]*init.scala> <-i>")
        .contains("val a = 1")
        .doesNotContain("spark-internal");
    checkout.environment().put("SPARK_HOME", root.resolve("jdk").toString());
    Outcome lacking = run();
    assertThat(lacking.code()).isEqualTo(2);
    assertThat(lacking.err()).contains("there is no bin/spark-shell in SPARK_HOME");
  }
}
