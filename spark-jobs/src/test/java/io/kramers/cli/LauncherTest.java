package io.kramers.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The grammar of {@code submit-scripts/kramers}, with programs that print what they are given. */
class LauncherTest {
  private static final Path SCRIPT = Path.of("..", "submit-scripts", "kramers");

  @TempDir Path root;

  private final Map<String, String> environment = new TreeMap<>();

  /** A checkout that is built, with a Java that echoes its arguments. */
  @BeforeEach
  void layOut() throws IOException {
    assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "skipped: no /bin/bash");
    for (String source : List.of("pom.xml", "core/pom.xml", "spark-jobs/pom.xml")) {
      write(source, "", false);
    }
    Files.createDirectories(root.resolve("core/src/main"));
    Files.createDirectories(root.resolve("spark-jobs/src/main"));
    write("submit-scripts/kramers", Files.readString(SCRIPT), true);
    write("spark-jobs/target/spark.classpath", "spark.jar", false);
    write("spark-jobs/target/nd4j.jars", "nd4j.jar,blas.jar", false);
    write("spark-jobs/target/launcher/jvm.options", "", false);
    write("spark-jobs/target/kramers.jar", "", false);
    write(
        "jdk/bin/java",
        """
        #!/bin/bash
        if [ "$1" = -version ]; then echo 'openjdk version "17.0.1"' >&2; exit; fi
        printf 'java'; printf ' <%s>' "$@"; echo
        """,
        true);
    environment.put("JAVA_HOME", root.resolve("jdk").toString());
  }

  private Path write(String name, String text, boolean executable) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    assertThat(file.toFile().setExecutable(executable)).isTrue();
    return file;
  }

  private record Outcome(int code, String out, String err) {}

  private Outcome run(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(root.resolve("submit-scripts/kramers").toString());
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().remove("SPARK_HOME");
    builder.environment().putAll(environment);
    Process process = builder.start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    return new Outcome(process.exitValue(), out, err);
  }

  @Test
  void aCommandAloneRunsEmbedded() throws Exception {
    Outcome outcome = run("escape", "my conf", "--set", "a=b c");
    assertThat(outcome.code).as(outcome.err).isZero();
    assertThat(outcome.out)
        .contains("<spark.jar:", "kramers.jar> <io.kramers.cli.Kramers>")
        .endsWith("<escape> <my conf> <--set> <a=b c>\n");
  }

  @Test
  void optionsBeforeTheDashesGoToSparksOwnSubmit() throws Exception {
    Outcome outcome =
        run("--master", "local[2]", "--driver-memory", "3g", "--", "escape", "c.conf", "--json");
    assertThat(outcome.out)
        .contains("<-Xmx3g>")
        .contains("<spark.jar> <org.apache.spark.deploy.SparkSubmit> <--master> <local[2]>")
        .contains("<--driver-memory> <3g> <--class> <io.kramers.cli.Kramers>")
        .endsWith("kramers.jar> <escape> <c.conf> <--json>\n");
  }

  @Test
  void theDriversHeapIsAsAskedForInEverySpelling() throws Exception {
    assertThat(run("--driver-memory=4g", "--", "escape", "c.conf").out).contains("<-Xmx4g>");
    assertThat(run("--conf", "spark.driver.memory=5g", "--", "escape", "c.conf").out)
        .contains("<-Xmx5g>");
    assertThat(run("--master", "local", "--", "escape", "c.conf").out).doesNotContain("-Xmx");
  }

  @Test
  void helpIsTheCommandsOwn() throws Exception {
    assertThat(run("--help").out).endsWith("<io.kramers.cli.Kramers> <--help>\n");
  }

  @Test
  void withASparkInstallationItsSubmitRuns() throws Exception {
    write("spark/bin/spark-submit", "#!/bin/bash\nprintf ' <%s>' \"$@\"; echo\n", true);
    environment.put("SPARK_HOME", root.resolve("spark").toString());
    assertThat(run("--master", "yarn", "--", "escape", "c.conf").out)
        .startsWith(" <--master> <yarn> <--class> <io.kramers.cli.Kramers>")
        .endsWith("kramers.jar> <escape> <c.conf>\n");
    assertThat(run("escape", "c.conf").out)
        .startsWith(" <--class> <io.kramers.cli.Kramers>")
        .endsWith("kramers.jar> <escape> <c.conf>\n");
  }

  @Test
  void whatUsesNd4jTakesItsJarsToACluster() throws Exception {
    assertThat(run("--master", "yarn", "--", "covariance", "c.conf").out)
        .contains("<--master> <yarn> <--jars> <nd4j.jar,blas.jar> <--class>");
    assertThat(run("covariance", "c.conf").out).as("embedded").doesNotContain("--jars");
    assertThat(run("--master", "yarn", "--", "escape", "c.conf").out).doesNotContain("--jars");
    write("spark/bin/spark-submit", "#!/bin/bash\nprintf ' <%s>' \"$@\"; echo\n", true);
    environment.put("SPARK_HOME", root.resolve("spark").toString());
    assertThat(run("predict", "c.conf").out)
        .startsWith(" <--jars> <nd4j.jar,blas.jar> <--class>")
        .endsWith("kramers.jar> <predict> <c.conf>\n");
    assertThat(run("theory", "c.conf").out).doesNotContain("--jars");
  }

  /** Of several options spark-submit takes the last. */
  @Test
  void jarsThatAreAskedForStay() throws Exception {
    for (String[] asked :
        List.of(
            new String[] {"--jars", "a.jar,b.jar", "--", "predict", "c.conf"},
            new String[] {"--jars=a.jar,b.jar", "--", "predict", "c.conf"},
            new String[] {"--conf", "spark.jars=a.jar,b.jar", "--", "predict", "c.conf"})) {
      assertThat(run(asked).out).contains("<--jars> <nd4j.jar,blas.jar,a.jar,b.jar> <--class>");
    }
  }

  @Test
  void nativeCodeHasOneThread() throws Exception {
    write(
        "jdk/bin/java",
        """
        #!/bin/bash
        if [ "$1" = -version ]; then echo 'openjdk version "17.0.1"' >&2; exit; fi
        echo "threads $OMP_NUM_THREADS, processor $OPENBLAS_CORETYPE"
        """,
        true);
    environment.put("OMP_NUM_THREADS", "8");
    environment.put("OPENBLAS_CORETYPE", "Nehalem");
    assertThat(run("escape", "c.conf").out).isEqualTo("threads 1, processor Nehalem\n");
  }

  @Test
  void anOldJavaIsRefusedInOneSentence() throws Exception {
    write("jdk/bin/java", "#!/bin/bash\necho 'openjdk version \"11.0.2\" 2019-01-15' >&2\n", true);
    Outcome outcome = run("escape", "c.conf");
    assertThat(outcome.code).isEqualTo(2);
    assertThat(outcome.err).isEqualTo("kramers: Java 11 is too old; 17 or later is needed\n");
  }

  /** Makes the next run build, by a Maven that does nothing. */
  private void changeASource() throws IOException {
    write("bin/mvn", "#!/bin/bash\necho \"mvn $*\" >&2\n", true);
    environment.put("PATH", root.resolve("bin") + ":" + System.getenv("PATH"));
    Path source = write("core/src/main/Changed.java", "", false);
    Path jar = root.resolve("spark-jobs/target/kramers.jar");
    Files.setLastModifiedTime(
        jar, FileTime.fromMillis(Files.getLastModifiedTime(source).toMillis() - 2000));
  }

  /** A Java that leaves an archive where one is asked for, and then ends with a code. */
  private void archivingJava(String version, int code) throws IOException {
    write(
        "jdk/bin/java",
        """
        #!/bin/bash
        if [ "$1" = -version ]; then echo 'openjdk version "%s"' >&2; exit; fi
        printf 'java'; printf ' <%%s>' "$@"; echo
        for word in "$@"; do
          case $word in
            -XX:ArchiveClassesAtExit=*) echo classes > "${word#*=}"; exit %d ;;
          esac
        done
        """
            .formatted(version, code),
        true);
  }

  private List<String> archives() throws IOException {
    try (Stream<Path> files = Files.list(root.resolve("spark-jobs/target/launcher"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.equals("jvm.options"))
          .toList();
    }
  }

  @Test
  void aBuildLeavesAnArchiveOfSparksClassesThatFollowingRunsUse() throws Exception {
    archivingJava("17.0.1", 0);
    changeASource();
    Outcome first = run("escape", "c.conf");
    assertThat(first.err).contains("kramers: preparing Spark's classes");
    assertThat(first.out.lines()).as("what makes the archive prints nothing").hasSize(1);
    assertThat(archives()).singleElement().asString().matches("spark-\\d+\\.jsa");
    String option = "/spark-jobs/target/launcher/" + archives().get(0) + ">";
    assertThat(first.out).contains("<-XX:SharedArchiveFile=", option);
    assertThat(run("--master", "local", "--", "escape", "c.conf").out).contains(option);

    changeASource();
    assertThat(run("escape", "c.conf").err).as("made once").doesNotContain("preparing");

    archivingJava("17.0.2", 0);
    Outcome another = run("escape", "c.conf");
    assertThat(another.out).as("another Java").doesNotContain("SharedArchiveFile");
    assertThat(another.err).isEmpty();
  }

  @Test
  void whereNoArchiveCanBeMadeTheCommandRunsWithoutOne() throws Exception {
    archivingJava("17.0.1", 1);
    changeASource();
    Outcome outcome = run("escape", "c.conf");
    assertThat(outcome.code).isZero();
    assertThat(outcome.out).endsWith("<escape> <c.conf>\n").doesNotContain("SharedArchiveFile");
    assertThat(archives()).isEmpty();
  }

  @Test
  void changedSourcesAreBuiltFirst() throws Exception {
    changeASource();
    Outcome built = run("escape", "c.conf");
    assertThat(built.err).contains("kramers: building", "package");
    assertThat(built.out).startsWith("java").doesNotContain("mvn");
    assertThat(run("escape", "c.conf").err).isEmpty();
  }
}
