package io.kramers.report;

import io.kramers.escape.Cell;
import io.kramers.escape.Estimate;
import io.kramers.escape.Outcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The fields of a cell, in the order in which results show them; null where one means nothing. */
public final class CellFields {
  /** Parameters of dynamics that every cell shows. */
  private static final List<String> COMMON =
      List.of("lambda1", "lambda2", "batchSize", "replacement");

  private CellFields() {}

  /** What the cell is: its dynamics, its landscape and every swept key. */
  public static Map<String, Object> of(Cell cell) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("dynamics", cell.dynamics().kind());
    COMMON.forEach(name -> fields.put(name, null));
    fields.putAll(cell.dynamics().parameters());
    fields.putAll(cell.landscape().parameters());
    cell.swept().forEach(fields::putIfAbsent);
    return fields;
  }

  /** What the cell is and what its trials say, but for the histogram of exit steps. */
  static Map<String, Object> of(Estimate estimate) {
    Cell cell = estimate.cell();
    Map<String, Object> fields = of(cell);
    fields.put("trials", cell.trials());
    fields.put("escaped", estimate.escaped());
    fields.put("censored", estimate.tally().count(Outcome.CENSORED));
    fields.put("diverged", estimate.tally().count(Outcome.DIVERGED));
    fields.put("probability", estimate.probability());
    fields.put("interval", estimate.interval().orElse(null));
    fields.put("exactInterval", estimate.exactInterval().orElse(null));
    fields.put("confidence", cell.confidence());
    fields.put(
        "meanExitStep",
        estimate.meanExitStep().isPresent() ? estimate.meanExitStep().getAsDouble() : null);
    fields.put("learningRate", cell.learningRate());
    fields.put("steps", cell.steps());
    fields.put("exitRule", cell.exit().kind());
    fields.put("divergenceRadius", cell.exit().divergenceRadius());
    fields.put("cell", "%016x".formatted(cell.hash()));
    return fields;
  }
}
