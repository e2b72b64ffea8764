package io.kramers.report;

import java.util.ArrayList;
import java.util.List;

/**
 * A section of a page. Texts are plain texts.
 *
 * @param heading stands above it
 * @param parts in order
 */
public record ReportSection(String heading, List<Part> parts) {
  /** Unmodifiable. */
  public ReportSection {
    parts = List.copyOf(parts);
  }

  /** A section without parts yet. */
  static ReportSection of(String heading) {
    return new ReportSection(heading, List.of());
  }

  /**
   * A figure, a table, or else a paragraph; public for the template.
   *
   * @param text a paragraph, or a figure's caption
   * @param note whether a paragraph is in small print
   * @param svg a figure that stands as it is; or null
   * @param table or null
   */
  public record Part(String text, boolean note, String svg, ReportTable table) {}

  /** This section and a paragraph. */
  ReportSection text(String paragraph) {
    return with(new Part(paragraph, false, null, null));
  }

  /** This section and a paragraph in small print. */
  ReportSection note(String paragraph) {
    return with(new Part(paragraph, true, null, null));
  }

  /**
   * This section and a figure.
   *
   * @param svg an SVG element, such as {@link PlotDrawing#svg()} makes; not escaped
   * @param caption may be empty
   */
  ReportSection figure(String svg, String caption) {
    return with(new Part(caption, false, svg, null));
  }

  /** This section and a table. */
  ReportSection table(ReportTable table) {
    return with(new Part("", false, null, table));
  }

  private ReportSection with(Part part) {
    List<Part> all = new ArrayList<>(parts);
    all.add(part);
    return new ReportSection(heading, all);
  }
}
