package io.kramers.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import io.kramers.cli.ScriptCheckout.Outcome;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code submit-scripts/local-cluster} with processes that play a master and workers. */
class LocalClusterTest {
  /** As a master of Spark 4.1 answers, shortened. */
  private static final String PAGE =
      """
      {
        "url" : "spark://127.0.0.1:7",
        "workers" : [ {
          "id" : "worker-1",
          "cores" : 1,
          "state" : "ALIVE",
          "lastheartbeat" : 1
        }, {
          "id" : "worker-2",
          "state" : "ALIVE"
        }, {
          "id" : "worker-3",
          "state" : "DEAD"
        } ],
        "aliveworkers" : 2,
        "activeapps" : [ {
          "id" : "app-1",
          "name" : "kramers figure3",
          "state" : "RUNNING"
        } ],
        "completeddrivers" : [ {
          "id" : "driver-1",
          "state" : "FINISHED"
        } ],
        "status" : "ALIVE"
      }\
      """;

  @TempDir Path folder;

  private ScriptCheckout checkout;
  private Path state;
  private HttpServer page;

  @BeforeEach
  void layOut() throws IOException {
    assumeTrue(Files.exists(Path.of("/proc/self/stat")), "skipped: no /proc");
    checkout = new ScriptCheckout(folder);
    state = checkout.root().resolve("my cluster");
    checkout.environment().put("KRAMERS_CLUSTER_DIR", state.toString());
    checkout.environment().put("SPARK_HOME", checkout.root().resolve("spark").toString());
    page = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    page.createContext(
        "/json/",
        exchange -> {
          byte[] text = PAGE.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, text.length);
          exchange.getResponseBody().write(text);
          exchange.close();
        });
    page.start();
    checkout.write(
        "spark/bin/spark-class",
        """
        #!/bin/bash
        echo "$SPARK_CONF_DIR $OMP_NUM_THREADS $*"
        echo 'INFO Master: Starting Spark master at spark://127.0.0.1:7'
        echo 'INFO MasterWebUI: Bound MasterWebUI to x, and started at http://localhost:%d'
        while :; do sleep 0.1; done
        """
            .formatted(page.getAddress().getPort()),
        true);
  }

  @AfterEach
  void end() throws Exception {
    if (checkout != null) {
      checkout.run("local-cluster", "stop");
      page.stop(0);
    }
  }

  private Outcome run(String... arguments) throws IOException, InterruptedException {
    return checkout.run("local-cluster", arguments);
  }

  private List<ProcessHandle> processes() throws IOException {
    return Files.readAllLines(state.resolve("processes")).stream()
        .map(line -> ProcessHandle.of(Long.parseLong(line.split(" ")[1])).orElseThrow())
        .toList();
  }

  @Test
  void aClusterIsStartedToldAboutAndStopped() throws Exception {
    Outcome started = run("start", "--workers", "2", "--cores", "3", "--memory", "700m");
    assertThat(started.code()).as(started.err()).isZero();
    assertThat(started.out()).isEqualTo("spark://127.0.0.1:7\n");
    assertThat(started.err())
        .contains("workers: 2, each with cores: 3, memory: 700m; its page is http://");
    assertThat(state.resolve("logs/master.log"))
        .content()
        .startsWith(
            "STATE/conf 1 org.apache.spark.deploy.master.Master --properties-file"
                    .replace("STATE", state.toString())
                + " STATE/conf/spark-defaults.conf --host 127.0.0.1 --webui-port 0 --port 0\n"
                    .replace("STATE", state.toString()));
    assertThat(state.resolve("logs/worker-2.log"))
        .content()
        .contains("--cores 3 --memory 700m --work-dir " + state + "/work spark://127.0.0.1:7\n");

    Outcome again = run("start");
    assertThat(again.out()).isEqualTo("spark://127.0.0.1:7\n");
    assertThat(again.err()).contains("it is running already: workers: 2, each with cores: 3");

    Outcome status = run("status");
    assertThat(status.code()).isZero();
    assertThat(status.out())
        .contains("master spark://127.0.0.1:7, its page http://127.0.0.1:")
        .contains("worker-1 ALIVE\n", "worker-3 DEAD\n")
        .contains("app-1 RUNNING kramers figure3\n", "driver-1 FINISHED\n");

    List<ProcessHandle> processes = processes();
    assertThat(processes).hasSize(3).allMatch(ScriptCheckout::runs);
    processes.get(2).destroyForcibly();
    processes.get(2).onExit().get();
    Outcome missing = run("status");
    assertThat(missing.code()).isEqualTo(3);
    assertThat(missing.out())
        .contains("worker-2 process " + processes.get(2).pid() + " has ended\n");

    Process bystander =
        new ProcessBuilder("tail", "-f", state.resolve("logs/master.log").toString()).start();
    try {
      assertThat(run("stop")).isEqualTo(new Outcome(0, "", ""));
      assertThat(processes).noneMatch(ScriptCheckout::runs);
      assertThat(bystander.isAlive()).isTrue();
    } finally {
      bystander.destroy();
    }
    assertThat(run("status")).isEqualTo(new Outcome(3, "not running\n", ""));
    assertThat(run("stop").err()).isEqualTo("local-cluster: nothing to stop\n");
  }

  /**
   * What outlived its worker: a process that looks like an executor with this cluster's folders.
   */
  @Test
  void executorsThatAreLeftAreEnded() throws Exception {
    Path java = checkout.write("bin/java", "#!/bin/bash\nwhile :; do sleep 0.1; done\n", true);
    String backend = "org.apache.spark.executor.CoarseGrainedExecutorBackend";
    Process ours =
        new ProcessBuilder(java.toString(), "-cp", state + "/conf/:jars", backend, "-").start();
    Process anothers =
        new ProcessBuilder(java.toString(), "-cp", state + "-2/conf/:jars", backend, "-").start();
    try {
      assertThat(run("stop")).isEqualTo(new Outcome(0, "", ""));
      assertThat(ours.isAlive()).isFalse();
      assertThat(anothers.isAlive()).isTrue();
    } finally {
      ours.destroy();
      anothers.destroy();
    }
  }

  @Test
  void aProcessThatHasTheNumberOfOneOfItsOwnStays() throws Exception {
    Path processes = checkout.write("my cluster/processes", "", false);
    Process later = new ProcessBuilder("tail", "-f", processes.toString()).start();
    Process other = new ProcessBuilder("sleep", "60").start();
    try {
      String stat = Files.readString(Path.of("/proc/" + other.pid() + "/stat"));
      String began = stat.substring(stat.lastIndexOf(')') + 2).split(" ")[19];
      Files.writeString(
          processes, "master " + later.pid() + " 1\nworker-1 " + other.pid() + " " + began + "\n");
      assertThat(run("stop").err()).isEqualTo("local-cluster: nothing to stop\n");
      assertThat(later.isAlive()).as("began at another time").isTrue();
      assertThat(other.isAlive()).as("another command").isTrue();
    } finally {
      later.destroy();
      other.destroy();
    }
  }

  @Test
  void aMasterThatEndsAtOnceIsAnErrorThatNamesItsLog() throws Exception {
    checkout.write("spark/bin/spark-class", "#!/bin/bash\necho no memory\nexit 1\n", true);
    Outcome outcome = run("start");
    assertThat(outcome.code()).isEqualTo(3);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err())
        .isEqualTo("local-cluster: master ended at once; " + state + "/logs/master.log says why\n");
    assertThat(state.resolve("logs/master.log")).content().isEqualTo("no memory\n");
    assertThat(run("status").out()).isEqualTo("not running\n");
  }

  @Test
  void aFolderOfOthersIsNotTouched() throws Exception {
    Path work = checkout.write("my cluster/mine/thesis", "mine", false);
    Outcome outcome = run("start");
    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err()).contains("is not local-cluster's");
    assertThat(work).content().isEqualTo("mine");
  }

  @Test
  void badUsageIsRefused() throws Exception {
    for (String[] words :
        new String[][] {
          {},
          {"restart"},
          {"stop", "now"},
          {"start", "--workers", "0"},
          {"start", "--cores"},
          {"start", "--memory", "2"},
          {"start", "--port", "1"}
        }) {
      Outcome outcome = run(words);
      assertThat(outcome.code()).as(outcome.err()).isEqualTo(2);
      assertThat(outcome.err()).startsWith("local-cluster: ").hasLineCount(1);
    }
    assertThat(run("start", "--help").out()).contains("Examples:");
    assertThat(state).doesNotExist();
  }
}
