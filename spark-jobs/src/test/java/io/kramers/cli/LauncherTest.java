package io.kramers.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.kramers.cli.ScriptCheckout.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** The grammar of {@code submit-scripts/kramers}, with programs that print what they are given. */
class LauncherTest {
  private static final String ACCEPTED =
      "INFO ClientEndpoint: Driver successfully submitted as driver-20260102030405-0006";

  @TempDir Path folder;

  private ScriptCheckout checkout;
  private Map<String, String> environment;
  private Path root;

  @BeforeEach
  void layOut() throws IOException {
    checkout = new ScriptCheckout(folder);
    environment = checkout.environment();
    root = checkout.root();
  }

  private Path write(String name, String text, boolean executable) throws IOException {
    return checkout.write(name, text, executable);
  }

  private Outcome run(String... arguments) throws IOException, InterruptedException {
    return checkout.run("kramers", arguments);
  }

  @Test
  void aCommandAloneRunsEmbedded() throws Exception {
    Outcome outcome = run("escape", "my conf", "--set", "a=b c");
    assertThat(outcome.code()).as(outcome.err()).isZero();
    assertThat(outcome.out())
        .contains("<spark.jar:", "kramers.jar> <io.kramers.cli.Kramers>")
        .endsWith("<escape> <my conf> <--set> <a=b c>\n");
  }

  @Test
  void optionsBeforeTheDashesGoToSparksOwnSubmit() throws Exception {
    Outcome outcome =
        run("--master", "local[2]", "--driver-memory", "3g", "--", "escape", "c.conf", "--json");
    assertThat(outcome.out())
        .contains("<-Xmx3g>")
        .contains("<spark.jar> <org.apache.spark.deploy.SparkSubmit> <--master> <local[2]>")
        .contains("<--driver-memory> <3g> <--class> <io.kramers.cli.Kramers>")
        .endsWith("kramers.jar> <escape> <c.conf> <--json>\n");
  }

  @Test
  void theDriversHeapIsAsAskedForInEverySpelling() throws Exception {
    assertThat(run("--driver-memory=4g", "--", "escape", "c.conf").out()).contains("<-Xmx4g>");
    assertThat(run("--conf", "spark.driver.memory=5g", "--", "escape", "c.conf").out())
        .contains("<-Xmx5g>");
    assertThat(run("--master", "local", "--", "escape", "c.conf").out()).doesNotContain("-Xmx");
  }

  @Test
  void helpIsTheCommandsOwn() throws Exception {
    assertThat(run("--help").out()).endsWith("<io.kramers.cli.Kramers> <--help>\n");
  }

  @Test
  void withASparkInstallationItsSubmitRuns() throws Exception {
    write("spark/bin/spark-submit", "#!/bin/bash\nprintf ' <%s>' \"$@\"; echo\n", true);
    environment.put("SPARK_HOME", root.resolve("spark").toString());
    assertThat(run("--master", "yarn", "--", "escape", "c.conf").out())
        .startsWith(" <--master> <yarn> <--class> <io.kramers.cli.Kramers>")
        .endsWith("kramers.jar> <escape> <c.conf>\n");
    assertThat(run("escape", "c.conf").out())
        .startsWith(" <--class> <io.kramers.cli.Kramers>")
        .endsWith("kramers.jar> <escape> <c.conf>\n");
  }

  /** The build for Spark 3.5 lies in the default one's. */
  private void buildForSpark35() throws IOException {
    String build = "spark-jobs/target/spark-3.5/";
    write(build + "spark.classpath", "spark-3.5.jar", false);
    write(build + "nd4j.jars", "nd4j.jar", false);
    write(build + "launcher/jvm.options", "", false);
    write(build + "kramers.jar", "", false);
  }

  @Test
  void sparkCanBeTheOtherOne() throws Exception {
    buildForSpark35();
    environment.put("KRAMERS_SPARK", "3.5");
    assertThat(run("escape", "c.conf").out())
        .contains("<spark-3.5.jar:", "/spark-jobs/target/spark-3.5/kramers.jar> <io.kramers");
    environment.put("KRAMERS_SPARK", "2.4");
    Outcome unknown = run("escape", "c.conf");
    assertThat(unknown.code()).isEqualTo(2);
    assertThat(unknown.err()).isEqualTo("kramers: KRAMERS_SPARK is 2.4; it must be 4.1 or 3.5\n");
  }

  @Test
  void theOtherSparkIsBuiltByItsProfile() throws Exception {
    changeASource();
    buildForSpark35();
    Files.delete(root.resolve("spark-jobs/target/spark-3.5/kramers.jar"));
    environment.put("KRAMERS_SPARK", "3.5");
    assertThat(run("escape", "c.conf").err()).contains(" -Pspark-3.5 ");
  }

  @Test
  void anInstallationIsGivenTheJarForItsSpark() throws Exception {
    buildForSpark35();
    write("spark/bin/spark-submit", "#!/bin/bash\nprintf ' <%s>' \"$@\"; echo\n", true);
    environment.put("SPARK_HOME", root.resolve("spark").toString());
    Path core = write("spark/jars/spark-core_2.12-3.5.1.jar", "", false);
    assertThat(run("escape", "c.conf").out()).contains("/target/spark-3.5/kramers.jar> <escape>");
    Files.move(core, core.resolveSibling("spark-core_2.13-4.0.1.jar"));
    assertThat(run("escape", "c.conf").out()).contains("/spark-jobs/target/kramers.jar> <escape>");
    write("spark/jars/spark-core_2.13-3.5.1.jar", "", false);
    Outcome neither = run("escape", "c.conf");
    assertThat(neither.code()).isEqualTo(2);
    assertThat(neither.err()).contains("has spark-core_2.13-3.5.1.jar, but").hasLineCount(1);
  }

  @Test
  void hadoopsConfigurationIsOnTheClassPath() throws Exception {
    environment.put("HADOOP_CONF_DIR", "/etc/hadoop");
    assertThat(run("--master", "yarn", "--", "escape", "c.conf").out())
        .contains("<spark.jar:/etc/hadoop> <org.apache.spark.deploy.SparkSubmit>");
    assertThat(run("escape", "c.conf").out()).contains("kramers.jar:/etc/hadoop> <io.kramers");
  }

  @Test
  void whatUsesNd4jTakesItsJarsToACluster() throws Exception {
    assertThat(run("--master", "yarn", "--", "covariance", "c.conf").out())
        .contains("<--master> <yarn> <--jars> <nd4j.jar,blas.jar> <--class>");
    assertThat(run("covariance", "c.conf").out()).as("embedded").doesNotContain("--jars");
    assertThat(run("--master", "yarn", "--", "escape", "c.conf").out()).doesNotContain("--jars");
    write("spark/bin/spark-submit", "#!/bin/bash\nprintf ' <%s>' \"$@\"; echo\n", true);
    environment.put("SPARK_HOME", root.resolve("spark").toString());
    assertThat(run("predict", "c.conf").out())
        .startsWith(" <--jars> <nd4j.jar,blas.jar> <--class>")
        .endsWith("kramers.jar> <predict> <c.conf>\n");
    assertThat(run("theory", "c.conf").out()).doesNotContain("--jars");
  }

  /** Of several options spark-submit takes the last. */
  @Test
  void jarsThatAreAskedForStay() throws Exception {
    for (String[] asked :
        List.of(
            new String[] {"--jars", "a.jar,b.jar", "--", "predict", "c.conf"},
            new String[] {"--jars=a.jar,b.jar", "--", "predict", "c.conf"},
            new String[] {"--conf", "spark.jars=a.jar,b.jar", "--", "predict", "c.conf"})) {
      assertThat(run(asked).out()).contains("<--jars> <nd4j.jar,blas.jar,a.jar,b.jar> <--class>");
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
    assertThat(run("escape", "c.conf").out()).isEqualTo("threads 1, processor Nehalem\n");
  }

  @Test
  void anOldJavaIsRefusedInOneSentence() throws Exception {
    write("jdk/bin/java", "#!/bin/bash\necho 'openjdk version \"11.0.2\" 2019-01-15' >&2\n", true);
    Outcome outcome = run("escape", "c.conf");
    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err()).isEqualTo("kramers: Java 11 is too old; 17 or later is needed\n");
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
    assertThat(first.err()).contains("kramers: preparing Spark's classes");
    assertThat(first.out().lines()).as("what makes the archive prints nothing").hasSize(1);
    assertThat(archives()).singleElement().asString().matches("spark-\\d+\\.jsa");
    String option = "/spark-jobs/target/launcher/" + archives().get(0) + ">";
    assertThat(first.out()).contains("<-XX:SharedArchiveFile=", option);
    assertThat(run("--master", "local", "--", "escape", "c.conf").out()).contains(option);

    changeASource();
    assertThat(run("escape", "c.conf").err()).as("made once").doesNotContain("preparing");

    archivingJava("17.0.2", 0);
    Outcome another = run("escape", "c.conf");
    assertThat(another.out()).as("another Java").doesNotContain("SharedArchiveFile");
    assertThat(another.err()).isEmpty();
  }

  @Test
  void whereNoArchiveCanBeMadeTheCommandRunsWithoutOne() throws Exception {
    archivingJava("17.0.1", 1);
    changeASource();
    Outcome outcome = run("escape", "c.conf");
    assertThat(outcome.code()).isZero();
    assertThat(outcome.out()).endsWith("<escape> <c.conf>\n").doesNotContain("SharedArchiveFile");
    assertThat(archives()).isEmpty();
  }

  @Test
  void changedSourcesAreBuiltFirst() throws Exception {
    changeASource();
    Outcome built = run("escape", "c.conf");
    assertThat(built.err()).contains("kramers: building", "package");
    assertThat(built.out()).startsWith("java").doesNotContain("mvn");
    assertThat(run("escape", "c.conf").err()).isEmpty();
  }

  /** A Java, or a spark-submit, that prints its arguments, says something and ends with a code. */
  private static String submitting(String says, int code) {
    return """
        #!/bin/bash
        if [ "$1" = -version ]; then echo 'openjdk version "17.0.1"' >&2; exit; fi
        printf 'submit'; printf ' <%%s>' "$@"; echo
        echo '%s' >&2
        exit %d
        """
        .formatted(says, code);
  }

  @Test
  void inClusterModePathsAreThoseOfHereAndTheJobCanBeFollowed() throws Exception {
    write("jdk/bin/java", submitting(ACCEPTED, 0), true);
    write("spark-jobs/target/launcher/jvm.options", "--add-modules=some.module\n", false);
    Outcome outcome =
        run(
            "--master",
            "spark://host:7077",
            "--deploy-mode",
            "cluster",
            "--driver-memory",
            "3g",
            "--conf",
            "spark.driver.extraJavaOptions=-Dmine=1",
            "--",
            "escape",
            "my conf/a.b.conf",
            "--set",
            "trials=3",
            "--set",
            "landscape.data.path=some data.csv",
            "--json");
    assertThat(outcome.code()).as(outcome.err()).isZero();
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err())
        .contains("<-Dkramers.submit.level=info>")
        .doesNotContain("-Xmx")
        .contains("<--driver-java-options> <--add-modules=some.module -Dmine=1> <--class>")
        .contains(
            "kramers.jar> <escape> <ROOT/my conf/a.b.conf> <--set> <trials=3> <--set>"
                    .replace("ROOT", root.toString())
                + " <landscape.data.path=\"ROOT/some data.csv\"> <--json> <--out> <ROOT/out/a.b>\n"
                    .replace("ROOT", root.toString()))
        .contains(
            "kramers: accepted as driver-20260102030405-0006; results will be in "
                + root
                + "/out/a.b\n",
            "submit-scripts/local-cluster status\n");
  }

  @Test
  void whatMeansTheSameEverywhereStays() throws Exception {
    write("jdk/bin/java", submitting(ACCEPTED, 0), true);
    Outcome outcome =
        run(
            "--master=spark://host:7077",
            "--deploy-mode=cluster",
            "--",
            "covariance",
            "hdfs://host/c.conf",
            "--out=file:/out",
            "--set=minimum.path=/there",
            "--set",
            "data.path=s3a://bucket/images");
    assertThat(outcome.err())
        .contains(
            "<covariance> <hdfs://host/c.conf> <--out=file:/out>"
                + " <--set=minimum.path=\"/there\"> <--set> <data.path=\"s3a://bucket/images\">\n")
        .contains("<--jars> <nd4j.jar,blas.jar>")
        .contains("results will be in file:/out\n");
  }

  /** Else the value of one would be taken for the configuration. */
  @Test
  void optionsThatTakeAValueAreKnown() throws Exception {
    write("jdk/bin/java", submitting(ACCEPTED, 0), true);
    List<String> words =
        new ArrayList<>(List.of("--deploy-mode", "cluster", "--master", "spark://h:7077", "--"));
    words.add("escape");
    for (CommandLine command : new CommandLine(new Kramers()).getSubcommands().values()) {
      for (OptionSpec option : command.getCommandSpec().options()) {
        if (option.arity().min() > 0) {
          words.addAll(List.of(option.longestName(), "value"));
        }
      }
    }
    assertThat(words).contains("--out", "--set", "--partitions", "--workload");
    words.add("c.conf");
    assertThat(run(words.toArray(String[]::new)).err()).contains(" <" + root + "/c.conf>\n");
  }

  @Test
  void theDeployModeIsReadWhereSparkReadsIt() throws Exception {
    write("spark/bin/spark-submit", submitting("as application_1700000000000_0042", 0), true);
    environment.put("SPARK_HOME", root.resolve("spark").toString());
    write(
        "yarn.conf",
        "# spark.master local\nspark.master  yarn\nspark.submit.deployMode = cluster \n"
            + "spark.yarn.submit.waitAppCompletion:true\n",
        false);
    Outcome outcome = run("--properties-file", "yarn.conf", "--", "escape", "c.conf");
    assertThat(outcome.err())
        .contains(
            "submit <--properties-file> <yarn.conf>"
                + " <--conf> <spark.yarn.appMasterEnv.OMP_NUM_THREADS=1>")
        .doesNotContain("waitAppCompletion")
        .contains("<" + root + "/c.conf>")
        .contains("accepted as application_1700000000000_0042;")
        .contains("yarn application -status application_1700000000000_0042");
    assertThat(
            run("--properties-file", "yarn.conf", "--deploy-mode", "client", "--", "bench").out())
        .as("an option wins over the file")
        .isEqualTo(
            "submit <--properties-file> <yarn.conf> <--deploy-mode> <client>"
                + " <--class> <io.kramers.cli.Kramers> <JAR> <bench>\n"
                    .replace("JAR", root + "/spark-jobs/target/kramers.jar"));
    write("spark/conf/spark-defaults.conf", "spark.submit.deployMode cluster\n", false);
    assertThat(run("--master", "yarn", "--", "escape", "c.conf").err()).contains("accepted");
  }

  @Test
  void anImageHasItsOwnJar() throws Exception {
    write("spark/bin/spark-submit", submitting("submission ID ns:kramers-a1-driver into", 0), true);
    environment.put("SPARK_HOME", root.resolve("spark").toString());
    environment.put("KRAMERS_JAR", "local:///opt/kramers.jar");
    String[] submit = {
      "--master", "k8s://https://h:1", "--conf", "spark.submit.deployMode=cluster"
    };
    List<String> words = new ArrayList<>(List.of(submit));
    words.addAll(List.of("--", "predict", "/conf/c.conf", "--out", "/data/c"));
    assertThat(run(words.toArray(String[]::new)).err())
        .contains("<spark.kubernetes.submission.waitAppCompletion=false>")
        .contains("<spark.kubernetes.driverEnv.OMP_NUM_THREADS=1>")
        .contains("<local:///opt/kramers.jar> <predict> </conf/c.conf> <--out> </data/c>\n")
        .doesNotContain("--jars")
        .contains("accepted as ns:kramers-a1-driver; results will be in /data/c\n")
        .contains("kubectl -n ns logs -f kramers-a1-driver");
  }

  @Test
  void whatIsNotAcceptedFails() throws Exception {
    write("jdk/bin/java", submitting("ERROR: No master is available", 7), true);
    Outcome outcome =
        run("--master", "spark://h:1", "--deploy-mode", "cluster", "--", "escape", "c.conf");
    assertThat(outcome.code()).isEqualTo(7);
    assertThat(outcome.err())
        .contains(
            "No master is available", "kramers: spark-submit failed; the job was not accepted")
        .doesNotContain("accepted as");
  }
}
