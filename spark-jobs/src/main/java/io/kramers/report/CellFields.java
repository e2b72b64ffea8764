package io.kramers.report;

import io.kramers.escape.Cell;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What results say of a cell itself: its dynamics, its landscape and every swept key. */
final class CellFields {
  /** Parameters of dynamics that every cell shows, null where they mean nothing. */
  private static final List<String> COMMON =
      List.of("lambda1", "lambda2", "batchSize", "replacement");

  private CellFields() {}

  static Map<String, Object> of(Cell cell) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("dynamics", cell.dynamics().kind());
    COMMON.forEach(name -> fields.put(name, null));
    fields.putAll(cell.dynamics().parameters());
    fields.putAll(cell.landscape().parameters());
    cell.swept().forEach(fields::putIfAbsent);
    fields.put("trials", cell.trials());
    return fields;
  }
}
