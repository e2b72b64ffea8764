package io.kramers.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.kramers.cli.ScriptCheckout.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What {@code submit-scripts/spark-home} lays out, with empty jars and a launcher that is played.
 */
class SparkHomeTest {
  private static final List<String> JARS = List.of("spark-core_2.13-4.1.0.jar", "scala.jar");

  @TempDir Path folder;

  private ScriptCheckout checkout;
  private Path home;

  @BeforeEach
  void layOut() throws IOException {
    checkout = new ScriptCheckout(folder);
    home = checkout.root().resolve("spark-jobs/target/spark-home");
    String maven = checkout.root().resolve("maven") + "/";
    for (String jar : JARS) {
      checkout.write("maven/" + jar, "", false);
    }
    checkout.write("maven/nd4j.jar", "", false);
    checkout.write(
        "spark-jobs/target/spark.classpath",
        maven + String.join(":" + maven, JARS) + ":" + maven + "nd4j.jar\n",
        false);
    checkout.write("spark-jobs/target/nd4j.jars", maven + "nd4j.jar\n", false);
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void itHasSparksJarsAndPrograms() throws Exception {
    Outcome outcome = checkout.run("spark-home");
    assertThat(outcome).isEqualTo(new Outcome(0, home + "\n", ""));
    assertThat(names(home)).containsExactly("RELEASE", "bin", "conf", "jars");
    assertThat(names(home.resolve("jars"))).containsExactlyInAnyOrderElementsOf(JARS);
    assertThat(names(home.resolve("bin"))).containsExactly("spark-class", "spark-submit");
    assertThat(names(home.resolve("conf")))
        .containsExactly("log4j2.properties", "spark-defaults.conf.template");
    assertThat(home.resolve("RELEASE")).content().startsWith("Spark 4.1.0 for Scala 2.13");
  }

  @Test
  void whatIsRightStaysAndOtherJarsTakeTheirPlaces() throws Exception {
    checkout.run("spark-home");
    Path mine = Files.writeString(home.resolve("conf/log4j2.properties"), "mine");
    FileTime made = FileTime.fromMillis(1_000_000_000_000L);
    Files.setLastModifiedTime(home.resolve("jars"), made);
    assertThat(checkout.run("spark-home").code()).isZero();
    assertThat(Files.getLastModifiedTime(home.resolve("jars"))).isEqualTo(made);

    String jar = checkout.write("maven/spark-core_2.12-3.5.5.jar", "", false).toString();
    checkout.write("spark-jobs/target/spark.classpath", jar, false);
    assertThat(checkout.run("spark-home").code()).isZero();
    assertThat(names(home.resolve("jars"))).containsExactly("spark-core_2.12-3.5.5.jar");
    assertThat(home.resolve("RELEASE")).content().startsWith("Spark 3.5.5 for Scala 2.12");
    assertThat(mine).content().isEqualTo("mine");
  }

  @Test
  void anotherFolderMayBeNamedButNotOneWithOtherThings() throws Exception {
    Path other = checkout.root().resolve("my spark");
    assertThat(checkout.run("spark-home", "my spark").out()).isEqualTo(other + "\n");
    checkout.write("mine/jars/a.jar", "a", false);
    Outcome refused = checkout.run("spark-home", "mine");
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err())
        .isEqualTo(
            "spark-home: mine is there already and was not laid out by spark-home; name another"
                + " folder\n");
    assertThat(checkout.root().resolve("mine/jars/a.jar")).content().isEqualTo("a");
    assertThat(checkout.run("spark-home", "--quick").code()).isEqualTo(2);
    assertThat(checkout.run("spark-home", "--help").out()).contains("Examples:");
  }

  @Test
  void submitRunsTheCommandThatSparksLauncherPrints() throws Exception {
    checkout.run("spark-home");
    Path submit = home.resolve("bin/spark-submit");
    checkout.write(
        "jdk/bin/java",
        """
        #!/bin/bash
        printf '<%s>' "$@" > "$SPARK_HOME/asked"
        printf '%s\\0' 'a warning' $'\\n/usr/bin/env' 'A=b c' bash -c \
          'printf "<%s>" "$A" "$SPARK_SCALA_VERSION" "$@"; exit 5' x 'a b' '' c
        """,
        true);
    Outcome outcome =
        ScriptCheckout.run(
            checkout.root(), checkout.environment(), submit, 1, "--master", "local[2]", "a b.jar");
    assertThat(outcome).isEqualTo(new Outcome(5, "<b c><2.13><a b><><c>", "a warning"));
    assertThat(home.resolve("asked"))
        .content()
        .isEqualTo(
            "<-Xmx128m><-cp><HOME/jars/*><org.apache.spark.launcher.Main>"
                    .replace("HOME", home.toString())
                + "<org.apache.spark.deploy.SparkSubmit><--master><local[2]><a b.jar>");
  }

  @Test
  void aLauncherThatFailsEndsItWithItsCode() throws Exception {
    checkout.run("spark-home");
    checkout.write("jdk/bin/java", "#!/bin/bash\necho 'no memory'\nexit 3\n", true);
    Outcome outcome =
        ScriptCheckout.run(
            checkout.root(), checkout.environment(), home.resolve("bin/spark-submit"), 1, "a.jar");
    assertThat(outcome.code()).isEqualTo(3);
  }
}
