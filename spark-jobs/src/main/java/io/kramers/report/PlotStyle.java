package io.kramers.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.FieldPosition;
import java.text.NumberFormat;
import java.text.ParsePosition;
import java.util.Locale;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItem;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;

/**
 * How every chart looks: fonts, lines, and colours that the colour-blind can tell apart, Okabe and
 * Ito's ("Color Universal Design", 2008).
 */
final class PlotStyle {
  static final Color BLACK = new Color(0x000000);
  static final Color BLUE = new Color(0x0072B2);
  static final Color VERMILLION = new Color(0xD55E00);
  static final Color GREEN = new Color(0x009E73);
  static final Color PURPLE = new Color(0xCC79A7);
  static final Color ORANGE = new Color(0xE69F00);
  static final Color SKY_BLUE = new Color(0x56B4E9);

  static final BasicStroke THIN = new BasicStroke(1.2f);
  static final BasicStroke LINE =
      new BasicStroke(2f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);

  private static final Color GRID = new Color(0xDDDDDD);
  private static final Color FRAME = new Color(0x666666);
  private static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 18);
  private static final Font LABEL = new Font(Font.SANS_SERIF, Font.PLAIN, 16);
  private static final Font TICKS = new Font(Font.SANS_SERIF, Font.PLAIN, 14);
  private static final Font SMALL = new Font(Font.SANS_SERIF, Font.PLAIN, 13);
  private static final float DASH = 7f;
  private static final int MOST_LEGEND_ITEMS = 10;

  private PlotStyle() {}

  /** A chart of a plot, without a legend. */
  static JFreeChart chart(String title, XYPlot plot) {
    plot.setBackgroundPaint(Color.WHITE);
    plot.setDomainGridlinePaint(GRID);
    plot.setRangeGridlinePaint(GRID);
    plot.setOutlinePaint(FRAME);
    plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
    plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
    plot.setNoDataMessageFont(LABEL);
    plot.setNoDataMessagePaint(FRAME);
    JFreeChart chart = new JFreeChart(title, TITLE, plot, false);
    chart.setBackgroundPaint(Color.WHITE);
    chart.setPadding(new RectangleInsets(10, 12, 8, 18));
    chart.getTitle().setPadding(0, 0, 4, 0);
    return chart;
  }

  /** Writes a line below the title. */
  static void addSubtitle(JFreeChart chart, String text) {
    TextTitle subtitle = new TextTitle(text, SMALL);
    subtitle.setPadding(0, 0, 4, 0);
    chart.addSubtitle(subtitle);
  }

  /** As many legend items as leave room for the plot. */
  static LegendItemCollection shortened(LegendItemCollection legend) {
    int count = legend.getItemCount();
    if (count <= MOST_LEGEND_ITEMS) {
      return legend;
    }
    LegendItemCollection first = new LegendItemCollection();
    for (int i = 0; i < MOST_LEGEND_ITEMS - 1; i++) {
      first.add(legend.get(i));
    }
    String more = "and " + (count - MOST_LEGEND_ITEMS + 1) + " more, which the tables name";
    first.add(pointItem(more, disc(0), Color.WHITE, Color.WHITE, null));
    return first;
  }

  /** Shows the plot's legend items below it. */
  static void addLegend(JFreeChart chart) {
    LegendTitle legend = new LegendTitle(chart.getPlot());
    legend.setItemFont(SMALL);
    legend.setFrame(BlockBorder.NONE);
    legend.setBackgroundPaint(Color.WHITE);
    legend.setItemLabelPadding(new RectangleInsets(2, 4, 2, 10));
    legend.setPadding(6, 40, 0, 0);
    legend.setPosition(RectangleEdge.BOTTOM);
    chart.addLegend(legend);
  }

  /** Styles an axis. */
  static <A extends ValueAxis> A styled(A axis) {
    axis.setLabelFont(LABEL);
    axis.setTickLabelFont(TICKS);
    axis.setAxisLinePaint(FRAME);
    axis.setTickMarkPaint(FRAME);
    axis.setTickLabelPaint(BLACK);
    return axis;
  }

  /** A number axis over a fixed range. */
  static NumberAxis axis(String label, double low, double high) {
    NumberAxis axis = styled(new NumberAxis(label));
    axis.setRange(low, high);
    axis.setNumberFormatOverride(plainNumbers());
    return axis;
  }

  /** Writes numbers without exponents, whatever the machine's language. */
  static NumberFormat plainNumbers() {
    return new DecimalFormat("0.##########", DecimalFormatSymbols.getInstance(Locale.ROOT));
  }

  /** Writes numbers as {@link ReportNumbers#parameter(double)} does. */
  static NumberFormat parameters() {
    return new NumberFormat() {
      private static final long serialVersionUID = 1L;

      @Override
      public StringBuffer format(double number, StringBuffer text, FieldPosition position) {
        return text.append(ReportNumbers.parameter(number));
      }

      @Override
      public StringBuffer format(long number, StringBuffer text, FieldPosition position) {
        return format((double) number, text, position);
      }

      @Override
      public Number parse(String text, ParsePosition position) {
        throw new UnsupportedOperationException("axes only write numbers");
      }
    };
  }

  /** The font of notes inside a plot. */
  static Font noteFont() {
    return SMALL;
  }

  /** The colour mixed with white: 0 leaves it, 1 is white. */
  static Color tint(Color color, double white) {
    return new Color(
        (int) Math.round(color.getRed() + (255 - color.getRed()) * white),
        (int) Math.round(color.getGreen() + (255 - color.getGreen()) * white),
        (int) Math.round(color.getBlue() + (255 - color.getBlue()) * white));
  }

  /** The colour, a quarter opaque. */
  static Color translucent(Color color) {
    return new Color(color.getRed(), color.getGreen(), color.getBlue(), 64);
  }

  /** A line of dashes, the gaps as long as the given share of a dash. */
  static BasicStroke dashed(float gap) {
    return new BasicStroke(
        1.8f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1f, new float[] {DASH, gap * DASH}, 0f);
  }

  static Shape disc(double radius) {
    return new Ellipse2D.Double(-radius, -radius, 2 * radius, 2 * radius);
  }

  static Shape square(double radius) {
    return new Rectangle2D.Double(-radius, -radius, 2 * radius, 2 * radius);
  }

  static Shape diamond(double radius) {
    return star(2, radius, radius / Math.sqrt(2));
  }

  static Shape triangle(double radius) {
    return star(3, radius, radius / 2);
  }

  /** A star with its first point up; inner = outer cos(pi / points) is a regular polygon. */
  static Shape star(int points, double outer, double inner) {
    Path2D path = new Path2D.Double();
    for (int i = 0; i < 2 * points; i++) {
      double radius = i % 2 == 0 ? outer : inner;
      double angle = Math.PI * i / points;
      double x = radius * Math.sin(angle);
      double y = -radius * Math.cos(angle);
      if (i == 0) {
        path.moveTo(x, y);
      } else {
        path.lineTo(x, y);
      }
    }
    path.closePath();
    return path;
  }

  /** A legend entry that shows a point, on a line where a stroke is given. */
  static LegendItem pointItem(String label, Shape shape, Color fill, Color edge, BasicStroke line) {
    return item(label, shape, fill, true, edge, line, 13, 0);
  }

  /** A legend entry that shows a line within a band. */
  static LegendItem bandItem(String label, Color colour, BasicStroke line) {
    Shape band = new Rectangle2D.Double(-13, -5, 26, 10);
    return item(label, band, translucent(colour), false, colour, line, 13, 0);
  }

  /** A legend entry that shows an upright line within a band. */
  static LegendItem uprightItem(String label, Color colour, BasicStroke line) {
    Shape band = new Rectangle2D.Double(-5, -8, 10, 16);
    return item(label, band, translucent(colour), false, colour, line, 0, 8);
  }

  /** A legend entry that shows an upright line. */
  static LegendItem uprightLineItem(String label, Color colour, BasicStroke line) {
    return item(label, disc(0), colour, false, colour, line, 0, 8);
  }

  private static LegendItem item(
      String label,
      Shape shape,
      Color fill,
      boolean outlined,
      Color edge,
      BasicStroke line,
      double x,
      double y) {
    return new LegendItem(
        label,
        null,
        null,
        null,
        true,
        shape,
        true,
        fill,
        outlined,
        edge,
        THIN,
        line != null,
        new Line2D.Double(-x, -y, x, y),
        line == null ? THIN : line,
        edge);
  }
}
