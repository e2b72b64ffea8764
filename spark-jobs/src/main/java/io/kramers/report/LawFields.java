package io.kramers.report;

import io.kramers.dynamics.GaussianNoise;
import io.kramers.law.LawCell;
import java.util.LinkedHashMap;
import java.util.Map;

/** What an ensemble is, in the order in which results show it. */
final class LawFields {
  private LawFields() {}

  /** The fields; null where one means nothing. */
  static Map<String, Object> of(LawCell cell) {
    boolean gaussian = cell.process().noise() instanceof GaussianNoise;
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("id", cell.id());
    fields.put("interpretation", gaussian ? cell.process().interpretation().kind() : null);
    fields.put("dimension", cell.process().landscape().dimension());
    fields.putAll(cell.process().landscape().parameters());
    fields.put("noise", cell.process().noise().kind());
    fields.putAll(cell.process().noise().parameters());
    fields.put("learningRate", gaussian ? cell.process().learningRate() : null);
    fields.put("start", cell.start());
    fields.put("minimum", cell.process().minimum());
    fields.put("timeStep", cell.timeStep());
    fields.put("scheme", cell.scheme().kind());
    fields.put("trials", cell.trials());
    fields.put("divergenceRadius", cell.divergenceRadius());
    fields.put("confidence", cell.confidence());
    cell.swept().forEach(fields::putIfAbsent);
    fields.put("cell", "%016x".formatted(cell.hash()));
    return fields;
  }

  /** What tells a cell from others in a row of a table: its number, name and swept values. */
  static Map<String, Object> key(int index, LawCell cell) {
    Map<String, Object> key = new LinkedHashMap<>();
    key.put("index", (long) index);
    key.put("id", cell.id());
    key.putAll(cell.swept());
    key.put("interpretation", interpretation(cell));
    return key;
  }

  /** The interpretation's name, or that of the noise that has none. */
  static String interpretation(LawCell cell) {
    return cell.process().noise() instanceof GaussianNoise
        ? cell.process().interpretation().kind()
        : cell.process().noise().kind();
  }
}
