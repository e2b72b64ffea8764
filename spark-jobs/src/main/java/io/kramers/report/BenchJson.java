package io.kramers.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kramers.bench.Measure;
import io.kramers.bench.Measurement;
import java.util.List;

/** Measurements as a JSON array, an object each. */
public final class BenchJson {
  private BenchJson() {}

  /** The array's text. */
  public static String text(List<Measurement> measurements) {
    ArrayNode array = Json.MAPPER.createArrayNode();
    for (Measurement measurement : measurements) {
      Measure measure = measurement.workload().measure();
      ObjectNode node = array.addObject();
      node.put("workload", measurement.workload().name());
      node.put("integrator", measurement.provider().name());
      node.put("vectorBits", measurement.provider().vectorBits());
      node.put("threads", measurement.threads());
      node.put(measure.rate(), measurement.rate());
      node.put(measure.average(), measurement.average());
      node.put(measure.items(), measurement.count());
      node.put("jdk", Runtime.version().toString());
    }
    return Json.text(array);
  }
}
