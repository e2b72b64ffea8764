package io.kramers.claim;

import io.kramers.escape.Cell;
import io.kramers.exittime.ExitTimeCell;
import io.kramers.law.LawCell;
import java.util.List;

/**
 * What a claim wants simulated.
 *
 * @param exitTimes when continuous-time dynamics leave
 * @param laws where they are at given times
 * @param escapes whether Eq. 12 leaves within some steps
 */
public record Cells(List<ExitTimeCell> exitTimes, List<LawCell> laws, List<Cell> escapes) {
  /** Unmodifiable. */
  public Cells {
    exitTimes = List.copyOf(exitTimes);
    laws = List.copyOf(laws);
    escapes = List.copyOf(escapes);
  }

  static final Cells NONE = new Cells(List.of(), List.of(), List.of());

  static Cells ofExitTimes(List<ExitTimeCell> cells) {
    return new Cells(cells, List.of(), List.of());
  }

  static Cells ofLaws(List<LawCell> cells) {
    return new Cells(List.of(), cells, List.of());
  }
}
