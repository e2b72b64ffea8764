package io.kramers.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kramers.estimate.Interval;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** How results become JSON. */
final class Json {
  /**
   * Jackson's own shortest decimals: Double.toString of JDK 17 and 25 differ in their digits for
   * some numbers, and the text of a result must not depend on the JDK.
   */
  static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder().enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER).build())
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  /** More than any file of ours has in one place; what is larger is someone else's. */
  private static final StreamReadConstraints LIMITS =
      StreamReadConstraints.builder()
          .maxNestingDepth(200)
          .maxStringLength(1 << 20)
          .maxNumberLength(100)
          .build();

  private static final JsonMapper FOREIGN =
      JsonMapper.builder(JsonFactory.builder().streamReadConstraints(LIMITS).build()).build();

  private Json() {}

  /**
   * Reads what may be someone else's file.
   *
   * @throws JsonProcessingException if it is no JSON, or nested too deeply, or has too long texts
   *     or numbers
   */
  static JsonNode parse(String text) throws JsonProcessingException {
    return FOREIGN.readTree(text);
  }

  static String text(JsonNode node) {
    try {
      return MAPPER.writeValueAsString(node) + System.lineSeparator();
    } catch (JsonProcessingException e) {
      throw new AssertionError("a tree always has a text", e);
    }
  }

  /** All values; an interval is the array of its ends. */
  static void putAll(ObjectNode node, Map<String, Object> values) {
    values.forEach(
        (name, value) -> {
          if (value instanceof Interval interval) {
            put(node, name, Optional.of(interval));
          } else {
            node.set(name, MAPPER.valueToTree(value));
          }
        });
  }

  /** A number, or null where it is none or not finite. */
  static void put(ObjectNode node, String name, OptionalDouble value) {
    if (value.isPresent() && Double.isFinite(value.getAsDouble())) {
      node.put(name, value.getAsDouble());
    } else {
      node.putNull(name);
    }
  }

  static void put(ObjectNode node, String name, double value) {
    put(node, name, OptionalDouble.of(value));
  }

  static void put(ObjectNode node, String name, Optional<Interval> interval) {
    if (interval.isPresent()) {
      node.putArray(name).add(interval.get().lower()).add(interval.get().upper());
    } else {
      node.putNull(name);
    }
  }

  static void put(ObjectNode node, String name, double[] values) {
    node.set(name, MAPPER.valueToTree(values));
  }
}
