package io.kramers.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where results go there is no room for them, or nothing can be written at all. */
@Tag("cluster")
class FullDiskTest {
  private static final String CONF =
      """
      kramers.escape {
        landscape { kind = four-basins, data { kind = gaussian, n = 20, standard-deviation = 0.01 } }
        steps = 200, trials = 20000
        dynamics = [{ kind = power-law, lambda1 = [24, 32], lambda2 = matched, batch-size = 1 }]
      }
      """;

  /** Takes Java's command line of Kramers. Whatever it mounts is gone when it ends. */
  private static final String SCRIPT =
      """
      mkdir disk
      mount -t tmpfs -o size=64k tmpfs disk
      code=0
      "$@" --out disk/out 2>full.err || code=$?
      echo $code >full.code
      ls -A disk >full.files
      mount -o remount,size=16m disk
      "$@" --out disk/out --resume 2>resumed.err
      ls -A disk >resumed.files
      cp -r disk/out resumed
      mount -o remount,ro disk
      code=0
      "$@" --out disk/other 2>unwritable.err || code=$?
      echo $code >unwritable.code
      """;

  @TempDir Path folder;

  private int run(List<String> command) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("script.out").toFile());
    Process process = builder.start();
    try {
      assertThat(process.waitFor(4, TimeUnit.MINUTES)).isTrue();
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    return process.exitValue();
  }

  private static List<String> kramers(Path conf) throws Exception {
    return List.of(
        StandaloneCluster.JAVA,
        "@" + StandaloneCluster.TARGET.resolve("launcher/jvm.options"),
        "-Xmx768m",
        "-Djava.awt.headless=true",
        "-Dlog4j2.configurationFile=" + Path.of("../conf/log4j2.properties").toRealPath(),
        "-cp",
        StandaloneCluster.sparkClassPath()
            + File.pathSeparator
            + StandaloneCluster.TARGET.resolve("kramers.jar"),
        "io.kramers.cli.Kramers",
        "escape",
        conf.toString(),
        "--master",
        "local[2]");
  }

  private String text(String name) throws Exception {
    return Files.readString(folder.resolve(name)).strip();
  }

  private ObjectNode summary(String out) throws Exception {
    ObjectNode summary =
        (ObjectNode) new ObjectMapper().readTree(folder.resolve(out + "/summary.json").toFile());
    summary.remove("provenance");
    return summary;
  }

  @Test
  void whatWasSimulatedIsKeptWhereResultsFindNoRoom() throws Exception {
    requireMounts();
    List<String> kramers = kramers(Files.writeString(folder.resolve("small.conf"), CONF));
    List<String> undisturbed = new ArrayList<>(kramers);
    undisturbed.addAll(List.of("--out", "undisturbed"));
    assertThat(run(undisturbed)).as(text("script.out")).isZero();

    List<String> script =
        new ArrayList<>(List.of("unshare", "-rm", "sh", "-eu", "-c", SCRIPT, "sh"));
    script.addAll(kramers);
    assertThat(run(script)).as(text("script.out")).isZero();

    assertThat(text("full.code")).as(text("full.err")).isEqualTo("3");
    assertThat(text("full.err"))
        .contains(
            "escape: results could not be written to disk/out",
            "No space left on device",
            "go on with: ",
            "--resume");
    assertThat(text("full.files")).isEqualTo(".out.checkpoint");
    assertThat(text("resumed.files")).isEqualTo("out");
    assertThat(text("resumed.err")).doesNotContain("cannot be used");
    assertThat(summary("resumed").toString()).isEqualTo(summary("undisturbed").toString());

    assertThat(text("unwritable.code")).isEqualTo("2");
    assertThat(text("unwritable.err").lines())
        .filteredOn(line -> !line.startsWith("WARNING: Using incubator modules"))
        .singleElement()
        .asString()
        .startsWith("kramers: The output directory disk/other cannot be made");
  }

  private void requireMounts() throws Exception {
    Files.createDirectory(folder.resolve("probe"));
    int code;
    try {
      code = run(List.of("unshare", "-rm", "mount", "-t", "tmpfs", "tmpfs", "probe"));
    } catch (IOException e) {
      code = 1;
    }
    if (code != 0) {
      String reason = "full disk skipped: nothing can be mounted here";
      // Surefire keeps reasons to its XML reports.
      System.out.println(reason);
      abort(reason);
    }
  }
}
