package io.kramers.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kramers.bench.Measurement;
import java.util.List;

/** Measurements as a JSON array, an object each. */
public final class BenchJson {
  private BenchJson() {}

  /** The array's text. */
  public static String text(List<Measurement> measurements) {
    ArrayNode array = Json.MAPPER.createArrayNode();
    for (Measurement measurement : measurements) {
      ObjectNode node = array.addObject();
      node.put("workload", measurement.workload().name());
      node.put("integrator", measurement.provider().name());
      node.put("vectorBits", measurement.provider().vectorBits());
      node.put("threads", measurement.threads());
      node.put("millionTrialStepsPerSecond", measurement.millionTrialStepsPerSecond());
      node.put("escapeProbability", measurement.escapeProbability());
      node.put("trials", measurement.trials());
      node.put("jdk", Runtime.version().toString());
    }
    return Json.text(array);
  }
}
