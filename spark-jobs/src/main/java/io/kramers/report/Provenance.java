package io.kramers.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kramers.config.Configuration;
import io.kramers.rng.StreamKey;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** {@code provenance.json}: all that it takes to repeat a run, and how it went. */
public final class Provenance {
  /** What the formats of all provenance files begin with. */
  static final String FAMILY = "kramers-provenance/";

  /** The name of the command's name. */
  public static final String COMMAND = "command";

  private Provenance() {}

  /**
   * Whether a provenance file stands beside complete results of a command and a configuration.
   *
   * @param file what is in it
   */
  public static boolean isOf(byte[] file, String command, Configuration configuration) {
    try {
      JsonNode node = Json.MAPPER.readTree(file);
      return node.path("format").asText().startsWith(FAMILY)
          && node.path(COMMAND).asText().equals(command)
          && node.path("configHash").asText().equals(configuration.hash());
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * The trials of a run.
   *
   * @param providers the twins that tasks ran on, such as simd/512
   * @param trialSteps how many steps were simulated
   * @param time how long they took
   */
  public record Simulation(Collection<String> providers, long trialSteps, Duration time) {
    /** Of a run without trials. */
    public static final Simulation NONE = new Simulation(List.of(), 0, Duration.ZERO);
  }

  /**
   * The provenance of a run.
   *
   * @param seeds that its random numbers come from, maybe none
   * @param sparkVersion of the driver
   * @param master where it ran
   * @param started when the command began
   */
  public static ObjectNode of(
      Configuration configuration,
      List<Long> seeds,
      Simulation simulation,
      String sparkVersion,
      String master,
      Instant started) {
    ObjectNode node = Json.MAPPER.createObjectNode();
    node.put("format", FAMILY + 1);
    node.put("configHash", configuration.hash());
    node.set("seed", Json.MAPPER.valueToTree(seeds.size() == 1 ? seeds.get(0) : seeds));
    node.put("streamFormat", StreamKey.FORMAT);
    ObjectNode versions = node.putObject("versions");
    versions.put("kramers", version());
    versions.put("spark", sparkVersion);
    versions.put("scala", scala.util.Properties.versionNumberString());
    versions.put("java", Runtime.version().toString());
    versions.put("jvm", System.getProperty("java.vm.name"));
    simulation.providers().forEach(node.putArray("simd")::add);
    node.put("master", master);
    node.put("machine", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    node.put("started", started.toString());
    node.put("wallSeconds", seconds(Duration.between(started, Instant.now())));
    node.put("simulationSeconds", seconds(simulation.time()));
    node.put("trialSteps", simulation.trialSteps());
    node.put(
        "trialStepsPerSecond",
        Math.round(simulation.trialSteps() / Math.max(1e-3, seconds(simulation.time()))));
    try {
      node.set("config", Json.MAPPER.readTree(configuration.json()));
    } catch (JsonProcessingException e) {
      throw new AssertionError("a configuration renders as JSON", e);
    }
    return node;
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1e3;
  }

  private static String version() {
    String version = Provenance.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }
}
