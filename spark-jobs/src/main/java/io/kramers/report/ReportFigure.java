package io.kramers.report;

import java.io.IOException;
import java.util.List;

/**
 * A figure of a run.
 *
 * @param name of its files, and its id on the page
 * @param caption below it on the page, plain text
 * @param drawing what it shows
 */
record ReportFigure(String name, String caption, PlotDrawing drawing) {
  static ReportFigure of(String name, String caption, int columns, List<Chart> charts) {
    return new ReportFigure(name, caption, Chart.drawing(name, columns, charts));
  }

  /** Writes an SVG and a PNG file into a folder. */
  void write(ResultFolder folder) throws IOException {
    folder.text(name + ".svg", drawing.svg());
    folder.bytes(name + ".png", drawing.png());
  }
}
