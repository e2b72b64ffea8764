package io.kramers.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a cluster can lose while a job runs, on real processes: each run has the bits of one that
 * nothing happened to, and says how long it took to recover.
 */
@Tag("cluster")
class ClusterFaultsTest {
  private static final String CONF =
      """
      kramers {
        seed = 11
        escape {
          landscape { kind = four-basins, dimension = 2, scale = 1.0
                      data { kind = gaussian, n = 100, standard-deviation = 0.01, seed = 7 } }
          steps = 500, trials = 200000
          dynamics = [ { kind = power-law, lambda1 = [8, 16, 24, 32], lambda2 = matched } ]
        }
      }
      """;

  /** Tasks of about a second, so that one runs when its executor goes. */
  private static final String TASKS = "24";

  @TempDir static Path folder;

  private static StandaloneCluster cluster;
  private static ObjectNode undisturbed;
  private static double undisturbedSeconds;

  @BeforeAll
  static void start() throws Exception {
    for (String host : StandaloneCluster.HOSTS) {
      assumeTrue(isHere(host), "skipped: " + host + " is no address of this machine");
    }
    cluster = StandaloneCluster.start(Files.createDirectory(folder.resolve("cluster")));
    try (Driver driver = submit("undisturbed", Map.of())) {
      undisturbed = driver.summary();
      undisturbedSeconds = driver.events().span() / 1000.0;
    }
    System.out.printf(Locale.ROOT, "faults: undisturbed: %.1f s%n", undisturbedSeconds);
  }

  @AfterAll
  static void stop() {
    if (cluster != null) {
      cluster.close();
    }
  }

  @BeforeEach
  void repair() throws Exception {
    cluster.repair();
  }

  private static boolean isHere(String host) {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(host))) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }

  private static Driver submit(String name, Map<String, String> spark) throws IOException {
    return submit(name, folder.resolve(name + "-out"), spark);
  }

  private static Driver submit(String name, Path out, Map<String, String> spark, String... more)
      throws IOException {
    Path run = Files.createDirectory(folder.resolve(name));
    Path conf = Files.writeString(run.resolve("faults.conf"), CONF);
    List<String> command =
        new ArrayList<>(List.of("escape", conf.toString(), "--partitions", TASKS));
    command.addAll(List.of(more));
    return Driver.submit(cluster, run, out, spark, command);
  }

  /** Holds a run to the bits of one that nothing happened to, each task counted once. */
  private static EventLog held(Driver driver, ObjectNode undisturbed) throws Exception {
    assertThat(driver.summary().toString()).isEqualTo(undisturbed.toString());
    EventLog events = driver.events();
    assertThat(events.results().values()).containsOnly(1L);
    return events;
  }

  private static EventLog check(String fault, long struck, Driver driver) throws Exception {
    EventLog events = held(driver, undisturbed);
    System.out.printf(
        Locale.ROOT,
        "faults: %s: noticed after %s, executor replaced after %s, next task done after %s,"
            + " what was lost done after %s, %+.1f s in all%n",
        fault,
        seconds(events.noticed(struck)),
        seconds(events.replaced(struck)),
        seconds(events.nextSuccess(struck)),
        seconds(events.recovered(struck)),
        events.span() / 1000.0 - undisturbedSeconds);
    return events;
  }

  private static String seconds(OptionalLong millis) {
    return millis.isPresent()
        ? String.format(Locale.ROOT, "%.1f s", millis.getAsLong() / 1000.0)
        : "-";
  }

  @Test
  void anExecutorIsKilled() throws Exception {
    try (Driver driver = submit("executor", Map.of())) {
      Executor executor = driver.executors(cluster, StandaloneCluster.HOSTS.get(0), 1).get(0);
      executor.awaitStart(2);
      long struck = System.currentTimeMillis();
      executor.kill();
      EventLog events = check("an executor killed", struck, driver);
      assertThat(events.ended("ExecutorLostFailure")).hasSize(1);
      assertThat(events.losses()).extracting(EventLog.Change::executor).contains(executor.id());
    }
  }

  @Test
  void allExecutorsOfAWorkerAreKilled() throws Exception {
    try (Driver driver = submit("executors", Map.of("spark.cores.max", "4"))) {
      List<Executor> executors = driver.executors(cluster, StandaloneCluster.HOSTS.get(0), 2);
      for (Executor executor : executors) {
        executor.awaitStart(1);
      }
      executors.get(1).awaitStart(2);
      long struck = System.currentTimeMillis();
      executors.forEach(Executor::kill);
      EventLog events = check("both executors of a worker killed", struck, driver);
      assertThat(events.ended("ExecutorLostFailure")).isNotEmpty();
      assertThat(events.losses())
          .extracting(EventLog.Change::executor)
          .contains(executors.get(0).id(), executors.get(1).id());
    }
  }

  @Test
  void aWorkerIsKilled() throws Exception {
    String host = StandaloneCluster.HOSTS.get(1);
    try (Driver driver = submit("worker", Map.of())) {
      Executor executor = driver.executors(cluster, host, 1).get(0);
      executor.awaitStart(2);
      long struck = System.currentTimeMillis();
      cluster.killWorker(host);
      EventLog events = check("a worker killed", struck, driver);
      assertThat(events.ended("ExecutorLostFailure")).hasSize(1);
      assertThat(events.losses()).extracting(EventLog.Change::executor).contains(executor.id());
      assertThat(events.arrivals())
          .filteredOn(arrival -> arrival.time() > struck)
          .extracting(EventLog.Change::about)
          .as("hosts of new executors")
          .containsOnly(StandaloneCluster.HOSTS.get(0));
      executor.awaitEnd();
    }
  }

  /** The copy ends first; then the slow executor goes on with what is done already. */
  @Test
  void aTaskOfASlowExecutorIsCopied() throws Exception {
    Map<String, String> eager =
        Map.of(
            "spark.speculation", "true",
            "spark.speculation.interval", "100ms",
            "spark.speculation.quantile", "0.25",
            "spark.speculation.multiplier", "1.5");
    try (Driver driver = submit("slow", eager)) {
      Executor slow = driver.executors(cluster, StandaloneCluster.HOSTS.get(0), 1).get(0);
      Executor other = driver.executors(cluster, StandaloneCluster.HOSTS.get(1), 1).get(0);
      slow.awaitStart(2);
      long struck = System.currentTimeMillis();
      slow.freeze();
      try {
        other.awaitEndOfSecondAttempt();
      } finally {
        slow.thaw();
      }
      EventLog events =
          check("an executor frozen until a copy of its task was done", struck, driver);
      assertThat(events.ended("ExecutorLostFailure")).isEmpty();
      assertThat(events.attempts())
          .filteredOn(attempt -> attempt.copy() && attempt.succeeded())
          .isNotEmpty();
    }
  }

  /** Its connection stays, and so does its process: only its heartbeats are missed. */
  @Test
  void anExecutorThatHangsIsGivenUp() throws Exception {
    Map<String, String> impatient =
        Map.of(
            "spark.executor.heartbeatInterval", "1s",
            "spark.network.timeout", "6s",
            "spark.network.timeoutInterval", "1s");
    try (Driver driver = submit("hanging", impatient)) {
      Executor executor = driver.executors(cluster, StandaloneCluster.HOSTS.get(0), 1).get(0);
      executor.awaitStart(2);
      long struck = System.currentTimeMillis();
      executor.freeze();
      EventLog events = check("an executor frozen for good, given up after 6 s", struck, driver);
      assertThat(events.ended("ExecutorLostFailure")).isNotEmpty();
      assertThat(events.losses())
          .extracting(EventLog.Change::about)
          .anyMatch(why -> why.contains("heartbeat"));
      executor.awaitEnd();
    }
  }

  /** The fit of the covariance's trace shuffles, on executors. */
  @Test
  void shuffleFilesAreLost() throws Exception {
    String[] fitted = {
      "--set", "covariance-trace={ range = 0.01, points = 11 }", "--set", "trials=10000"
    };
    ObjectNode kept;
    try (Driver driver = submit("kept-shuffle", folder.resolve("kept-out"), Map.of(), fitted)) {
      kept = driver.summary();
    }
    Map<String, String> losing =
        Map.of(
            "spark.shuffle.manager", LosingShuffleManager.class.getName(),
            "spark.executor.extraClassPath",
                StandaloneCluster.TARGET.resolve("test-classes").toString());
    try (Driver driver = submit("lost-shuffle", folder.resolve("lost-out"), losing, fitted)) {
      EventLog events = held(driver, kept);
      assertThat(events.ended("FetchFailed")).isNotEmpty();
      assertThat(events.attempts())
          .filteredOn(attempt -> attempt.shuffles() && attempt.succeeded())
          .hasSizeGreaterThanOrEqualTo(2 * events.ended("FetchFailed").size());
    }
  }

  /** And then goes on from its checkpoint. */
  @Test
  void theDriverIsKilled() throws Exception {
    Path out = folder.resolve("driver-out");
    Map<String, String> rounds = Map.of("spark.kramers.checkpoint.interval", "1s");
    long struck;
    try (Driver driver = submit("driver", out, rounds)) {
      driver.awaitRounds(2);
      struck = System.currentTimeMillis();
      assertThat(driver.kill()).isEqualTo(128 + 9);
    }
    cluster.repair();
    double freed = (System.currentTimeMillis() - struck) / 1000.0;
    try (Driver driver = submit("driver-resumed", out, Map.of(), "--resume")) {
      assertThat(driver.summary().toString()).isEqualTo(undisturbed.toString());
      assertThat(driver.restoredBlocks()).isPositive();
      assertThat(driver.checkpoint()).doesNotExist();
      System.out.printf(
          Locale.ROOT,
          "faults: the driver killed: its cores free after %.1f s, %d blocks kept, the rest in %.1f s%n",
          freed,
          driver.restoredBlocks(),
          driver.events().span() / 1000.0);
    }
  }
}
