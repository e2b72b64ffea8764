package io.kramers.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A standalone cluster of Spark on this machine, from Maven's jars: a master and two workers of two
 * cores each, in processes of their own. Each worker has a loopback address of its own, since Spark
 * runs no copy of a task on a host that runs the task already. Ports are free ones.
 */
final class StandaloneCluster implements AutoCloseable {
  /** Of the workers. */
  static final List<String> HOSTS = List.of("127.0.0.2", "127.0.0.3");

  /** Of the master, and of drivers. */
  static final String HOST = "127.0.0.1";

  /** What the build leaves. */
  static final Path TARGET = Path.of("target").toAbsolutePath();

  static final String JAVA = Path.of(System.getProperty("java.home"), "bin", "java").toString();

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int CORES = 2;
  private static final Pattern MASTER = Pattern.compile("Starting Spark master at (spark://\\S+)");
  private static final Pattern PAGE = Pattern.compile("MasterWebUI.* started at (http://\\S+)");
  private static final Pattern DAEMON =
      Pattern.compile("Started daemon with process name: (\\d+)@");

  private final Path folder;
  private final Map<String, Process> workers = new LinkedHashMap<>();
  private final Set<ProcessHandle> processes = ConcurrentHashMap.newKeySet();
  private String url;
  private URI state;

  private StandaloneCluster(Path folder) {
    this.folder = folder;
  }

  /**
   * A cluster that is ready.
   *
   * @param folder for all its files
   */
  static StandaloneCluster start(Path folder) throws Exception {
    layOut(folder);
    StandaloneCluster cluster = new StandaloneCluster(folder);
    Runtime.getRuntime().addShutdownHook(new Thread(cluster::close));
    cluster.startMaster();
    cluster.repair();
    return cluster;
  }

  private void startMaster() throws Exception {
    Path log = start("master", HOST, "org.apache.spark.deploy.master.Master", "--webui-port", "0");
    url = awaitIn(log, MASTER);
    state = URI.create(awaitIn(log, PAGE)).resolve("/json/");
  }

  /** The jars of Spark, in the order of a class path. */
  static String sparkClassPath() throws IOException {
    Path file = TARGET.resolve("spark.classpath");
    assertThat(file).as("left by mvn package").isRegularFile();
    return Files.readString(file).trim();
  }

  /** A SPARK_HOME of links, and logs that tell which tasks run. */
  private static void layOut(Path folder) throws IOException {
    Path jars = Files.createDirectories(folder.resolve("spark/jars"));
    for (String jar : sparkClassPath().split(File.pathSeparator)) {
      Files.createSymbolicLink(jars.resolve(Path.of(jar).getFileName()), Path.of(jar));
    }
    Files.writeString(
        Files.createDirectories(folder.resolve("conf")).resolve("log4j2.properties"),
        """
        rootLogger.level = info
        rootLogger.appenderRef.stderr.ref = stderr
        appender.stderr.type = Console
        appender.stderr.name = stderr
        appender.stderr.target = SYSTEM_ERR
        appender.stderr.layout.type = PatternLayout
        appender.stderr.layout.pattern = %d{HH:mm:ss.SSS} %p %c{1}: %m%n%ex
        """);
  }

  /** Starts a daemon; the file receives its log. */
  private Path start(String name, String host, String main, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(JAVA);
    command.add("@" + TARGET.resolve("launcher/jvm.options"));
    command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-cp", folder.resolve("conf") + ":" + folder.resolve("spark/jars/*")));
    command.addAll(List.of(main, "--host", host, "--port", "0"));
    command.addAll(List.of(arguments));
    Path log = folder.resolve(name + ".log");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    Map<String, String> environment = builder.environment();
    environment.put("SPARK_HOME", folder.resolve("spark").toString());
    environment.put("SPARK_CONF_DIR", folder.resolve("conf").toString());
    environment.put("SPARK_SCALA_VERSION", scalaVersion());
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    onHost(environment, host);
    Process process = builder.start();
    own(process);
    if (HOSTS.contains(host)) {
      workers.put(host, process);
    }
    return log;
  }

  /** Makes a process of Spark's take an address for its own, whatever the machine's name is. */
  static void onHost(Map<String, String> environment, String host) {
    environment.put("SPARK_LOCAL_IP", host);
    environment.put("SPARK_LOCAL_HOSTNAME", host);
  }

  private static String scalaVersion() throws IOException {
    Matcher matcher = Pattern.compile("spark-core_([\\d.]+)-").matcher(sparkClassPath());
    assertThat(matcher.find()).isTrue();
    return matcher.group(1);
  }

  private static String awaitIn(Path log, Pattern pattern) throws Exception {
    return Patience.await("line in " + log, PATIENCE, () -> find(log, pattern));
  }

  private static Optional<String> find(Path log, Pattern pattern) throws IOException {
    Matcher matcher = pattern.matcher(Files.readString(log));
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  /** Starts workers that are not there, and returns when no run holds a core of the two. */
  void repair() throws Exception {
    for (String host : HOSTS) {
      if (!workers.containsKey(host) || !workers.get(host).isAlive()) {
        start(
            "worker-" + host + "-" + processes.size(),
            host,
            "org.apache.spark.deploy.worker.Worker",
            "--webui-port",
            "0",
            "--cores",
            String.valueOf(CORES),
            "--memory",
            "1200m",
            "--work-dir",
            work(host).toString(),
            url);
      }
    }
    Patience.await(
        "two free workers", PATIENCE, () -> free() ? Optional.of(true) : Optional.empty());
  }

  private boolean free() throws IOException {
    JsonNode master;
    try (InputStream page = state.toURL().openStream()) {
      master = new ObjectMapper().readTree(page);
    }
    return master.get("aliveworkers").asInt() == HOSTS.size()
        && master.get("coresused").asInt() == 0
        && master.get("activeapps").isEmpty();
  }

  /** Makes another process end with the cluster at the latest. */
  void own(Process process) {
    processes.add(process.toHandle());
  }

  /** {@code spark://...} */
  String url() {
    return url;
  }

  private Path work(String host) {
    return folder.resolve("work-" + host);
  }

  /** The executors of an application that run on a host. */
  List<Executor> executors(String application, String host) throws IOException {
    Path applicationFolder = work(host).resolve(application);
    if (!Files.isDirectory(applicationFolder)) {
      return List.of();
    }
    List<Executor> executors = new ArrayList<>();
    try (Stream<Path> folders = Files.list(applicationFolder)) {
      for (Path each : folders.sorted(Comparator.naturalOrder()).toList()) {
        Path log = each.resolve("stderr");
        Optional<ProcessHandle> process =
            Files.exists(log)
                ? find(log, DAEMON).map(Long::parseLong).flatMap(pid -> child(host, pid))
                : Optional.empty();
        process.ifPresent(
            handle ->
                executors.add(new Executor(each.getFileName().toString(), host, handle, log)));
      }
    }
    return executors;
  }

  private Optional<ProcessHandle> child(String host, long pid) {
    Optional<ProcessHandle> child =
        workers.get(host).children().filter(each -> each.pid() == pid).findFirst();
    child.ifPresent(processes::add);
    return child;
  }

  /** Kills a worker by SIGKILL. */
  void killWorker(String host) {
    workers.get(host).destroyForcibly();
  }

  /** Kills all processes, executors that nobody asked for included, and removes the links. */
  @Override
  public void close() {
    workers.values().forEach(worker -> worker.descendants().forEach(processes::add));
    processes.forEach(ProcessHandle::destroyForcibly);
    for (ProcessHandle process : processes) {
      try {
        process.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      } catch (Exception e) {
        throw new IllegalStateException(process + " does not end", e);
      }
    }
    File[] links = folder.resolve("spark/jars").toFile().listFiles();
    Stream.of(links == null ? new File[0] : links).forEach(File::delete);
  }
}
