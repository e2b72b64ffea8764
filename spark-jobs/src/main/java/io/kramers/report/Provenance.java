package io.kramers.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kramers.config.Configuration;
import io.kramers.escape.Cell;
import io.kramers.escape.Estimate;
import io.kramers.rng.StreamKey;
import io.kramers.spark.EscapeJob;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** {@code provenance.json}: all that it takes to repeat a run, and how it went. */
public final class Provenance {
  /** What the formats of all provenance files begin with. */
  static final String FAMILY = "kramers-provenance/";

  private Provenance() {}

  /**
   * The provenance of an escape run.
   *
   * @param sparkVersion of the driver
   * @param master where it ran
   * @param started when the command began
   * @param simulation how long the trials took
   */
  public static ObjectNode of(
      Configuration configuration,
      EscapeJob.Result result,
      String sparkVersion,
      String master,
      Instant started,
      Duration simulation) {
    ObjectNode node = Json.MAPPER.createObjectNode();
    node.put("format", FAMILY + 1);
    node.put("configHash", configuration.hash());
    List<Long> seeds = seeds(result.estimates());
    node.set("seed", Json.MAPPER.valueToTree(seeds.size() == 1 ? seeds.get(0) : seeds));
    node.put("streamFormat", StreamKey.FORMAT);
    ObjectNode versions = node.putObject("versions");
    versions.put("kramers", version());
    versions.put("spark", sparkVersion);
    versions.put("scala", scala.util.Properties.versionNumberString());
    versions.put("java", Runtime.version().toString());
    versions.put("jvm", System.getProperty("java.vm.name"));
    result.providers().forEach(node.putArray("simd")::add);
    node.put("master", master);
    node.put("machine", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    node.put("started", started.toString());
    node.put("wallSeconds", seconds(Duration.between(started, Instant.now())));
    node.put("simulationSeconds", seconds(simulation));
    long trialSteps =
        result.estimates().stream()
            .mapToLong(estimate -> estimate.tally().trialSteps())
            .reduce(0, Math::addExact);
    node.put("trialSteps", trialSteps);
    node.put("trialStepsPerSecond", Math.round(trialSteps / Math.max(1e-3, seconds(simulation))));
    try {
      node.set("config", Json.MAPPER.readTree(configuration.json()));
    } catch (JsonProcessingException e) {
      throw new AssertionError("a configuration renders as JSON", e);
    }
    return node;
  }

  private static List<Long> seeds(List<Estimate> estimates) {
    return estimates.stream().map(Estimate::cell).map(Cell::seed).distinct().toList();
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1e3;
  }

  private static String version() {
    String version = Provenance.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }
}
