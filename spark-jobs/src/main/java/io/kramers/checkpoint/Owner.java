package io.kramers.checkpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.kramers.config.Configuration;
import io.kramers.rng.StreamKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Whose checkpoint it is.
 *
 * @param command its name
 * @param configHash of the configuration
 * @param streamFormat of random numbers
 * @param config the configuration as resolved
 */
record Owner(String command, String configHash, int streamFormat, JsonNode config) {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final String NONE = "(none)";

  static Owner of(String command, Configuration configuration) {
    try {
      return new Owner(
          command, configuration.hash(), StreamKey.FORMAT, MAPPER.readTree(configuration.json()));
    } catch (JsonProcessingException e) {
      throw new AssertionError("a configuration renders as JSON", e);
    }
  }

  /** The keys whose values are others, each with both: {@code trials 10 -> 20}. */
  List<String> differences(Owner later) {
    Map<String, JsonNode> before = new TreeMap<>();
    Map<String, JsonNode> after = new TreeMap<>();
    flatten("", config, before);
    flatten("", later.config, after);
    TreeSet<String> keys = new TreeSet<>(before.keySet());
    keys.addAll(after.keySet());
    List<String> differences = new ArrayList<>();
    for (String key : keys) {
      if (!same(before.get(key), after.get(key))) {
        differences.add(key + " " + text(before.get(key)) + " -> " + text(after.get(key)));
      }
    }
    return differences;
  }

  private static void flatten(String path, JsonNode node, Map<String, JsonNode> values) {
    if (node.isObject()) {
      node.fields()
          .forEachRemaining(
              field ->
                  flatten(
                      path.isEmpty() ? field.getKey() : path + "." + field.getKey(),
                      field.getValue(),
                      values));
    } else if (node.isArray() && !node.isEmpty()) {
      for (int i = 0; i < node.size(); i++) {
        flatten(path + "[" + i + "]", node.get(i), values);
      }
    } else {
      values.put(path, node);
    }
  }

  private static boolean same(JsonNode one, JsonNode other) {
    return one != null
        && other != null
        && (one.equals(other)
            || one.isNumber()
                && other.isNumber()
                && one.decimalValue().compareTo(other.decimalValue()) == 0);
  }

  private static String text(JsonNode value) {
    return value == null ? NONE : value.toString();
  }
}
