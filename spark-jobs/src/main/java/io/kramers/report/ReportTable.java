package io.kramers.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A table of texts, for pages, terminals and Markdown. The first column stands left, the others
 * right.
 *
 * @param head the columns' names, at least one
 * @param rows each as long as the head
 */
public record ReportTable(List<String> head, List<List<String>> rows) {
  /**
   * Unmodifiable.
   *
   * @throws IllegalArgumentException if a row is not as long as the head
   */
  public ReportTable {
    head = List.copyOf(head);
    rows = rows.stream().map(List::copyOf).toList();
    for (List<String> row : rows) {
      if (row.size() != head.size()) {
        throw new IllegalArgumentException(row + " has not the columns " + head);
      }
    }
  }

  /** For a terminal: a line for the head and for each row. */
  String text() {
    int[] widths = new int[head.size()];
    List<List<String>> lines = new ArrayList<>(List.of(head));
    lines.addAll(rows);
    for (List<String> line : lines) {
      Arrays.setAll(widths, i -> Math.max(widths[i], line.get(i).length()));
    }
    return lines.stream().map(line -> line(line, widths)).collect(Collectors.joining());
  }

  private static String line(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String blanks = " ".repeat(widths[i] - row.get(i).length());
      line.append(i == 0 ? "" : "  ").append(i == 0 ? row.get(i) + blanks : blanks + row.get(i));
    }
    return line.append(System.lineSeparator()).toString();
  }

  /** As a table of GitHub's Markdown. */
  String markdown() {
    List<String> rule = new ArrayList<>(Collections.nCopies(head.size(), "---:"));
    rule.set(0, ":---");
    return markdown(head)
        + markdown(rule)
        + rows.stream().map(ReportTable::markdown).collect(Collectors.joining());
  }

  private static String markdown(List<String> row) {
    return row.stream()
        .map(entry -> entry.replace("|", "\\|"))
        .collect(Collectors.joining(" | ", "| ", " |" + System.lineSeparator()));
  }
}
