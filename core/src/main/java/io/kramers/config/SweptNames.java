package io.kramers.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Names of swept keys in results: the key in camelCase ({@code learning-rate} is {@code
 * learningRate}). Where that says too little, as for {@code kind}, or two swept places end in the
 * same key, the key above is put before it ({@code dataKind}). Values go into results, so passwords
 * in URIs are hidden.
 */
public final class SweptNames {
  private static final String AMBIGUOUS = "kind";

  private SweptNames() {}

  /** The swept values of all points, by their names. */
  public static Map<String, Object> of(Sweep.Point... points) {
    Map<List<String>, Object> all = new LinkedHashMap<>();
    for (Sweep.Point point : points) {
      all.putAll(point.swept());
    }
    Map<String, Long> uses =
        all.keySet().stream()
            .collect(Collectors.groupingBy(place -> last(place, 1), Collectors.counting()));
    Map<String, Object> named = new LinkedHashMap<>();
    all.forEach(
        (place, value) -> {
          String key = last(place, 1);
          boolean clear = uses.get(key) == 1 && !key.equals(AMBIGUOUS);
          Object shown = value instanceof String text ? Secrets.hiddenInUris(text) : value;
          named.put(camelCase(clear ? key : last(place, 2)), shown);
        });
    return named;
  }

  /** What tells a cell from others: its kind or id, and its swept values. */
  public static String label(String first, Map<String, Object> swept) {
    StringBuilder label = new StringBuilder(first);
    swept.forEach((name, value) -> label.append(' ').append(name).append('=').append(value));
    return label.toString();
  }

  /** The last {@code count} keys of a place, joined by hyphens. */
  private static String last(List<String> place, int count) {
    return String.join("-", place.subList(Math.max(0, place.size() - count), place.size()));
  }

  private static String camelCase(String hyphenated) {
    String[] words = hyphenated.split("-");
    return words[0]
        + Stream.of(words)
            .skip(1)
            .filter(word -> !word.isEmpty())
            .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
            .collect(Collectors.joining());
  }
}
