package io.kramers.report;

import io.kramers.landscape.Landscape;
import java.awt.Color;
import java.awt.Font;
import java.awt.Shape;
import java.awt.image.BufferedImage;
import java.text.FieldPosition;
import java.text.NumberFormat;
import java.text.ParsePosition;
import java.util.Arrays;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.title.PaintScaleLegend;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** Panel (a): the loss, with its minima and saddles and the start of every trial. */
final class FigureLandscape {
  private static final int PIXELS = 640;
  private static final int CURVE_POINTS = 321;
  private static final double BAND = 0.25;
  private static final int BANDS = 14;
  private static final double BARRIERS_SHOWN = 2.5;
  private static final double BESIDE = 0.09;
  private static final double LABEL_EVERY = 0.5;

  private static final Shape START = PlotStyle.star(5, 10, 4.2);
  private static final Shape MINIMUM = PlotStyle.disc(5.5);
  private static final Shape SADDLE = PlotStyle.diamond(7.5);

  private FigureLandscape() {}

  /** Draws a landscape. */
  static JFreeChart chart(String title, Landscape landscape) {
    PlotSurface surface = new PlotSurface(landscape);
    JFreeChart chart =
        surface.dimension() == 1 ? curve(title, landscape, surface) : map(title, surface);
    if (landscape.dimension() > surface.dimension()) {
      PlotStyle.addSubtitle(chart, "all further coordinates at w*");
    }
    PlotStyle.addLegend(chart);
    return chart;
  }

  private static JFreeChart map(String title, PlotSurface surface) {
    XYPlot plot = new XYPlot(null, axis("w₁"), axis("w₂"), null);
    double[][] values = surface.values(PlotSurface.middles(PIXELS));
    double highest = Arrays.stream(values).flatMapToDouble(Arrays::stream).max().orElseThrow();
    double top = BAND * Math.ceil(Math.log10(highest) / BAND);
    PlotColourBands bands = new PlotColourBands(top - BANDS * BAND, BAND, BANDS);
    JFreeChart chart = PlotStyle.chart(title, plot);
    plot.setBackgroundImage(image(values, bands));
    plot.setBackgroundImageAlpha(1f);
    plot.setDomainGridlinesVisible(false);
    plot.setRangeGridlinesVisible(false);
    XYSeriesCollection[] marks = {points("minima"), points("saddles"), points("start")};
    for (PlotSurface.Critical point : surface.criticalPoints()) {
      marks[point.descending()].getSeries(0).add(point.w()[0], point.w()[1]);
    }
    double[] start = surface.start();
    marks[2].getSeries(0).add(start[0], start[1]);
    addMarks(plot, marks, 0);
    plot.addAnnotation(note("start w*", start[0], start[1] + BESIDE));
    chart.addSubtitle(legend(bands));
    PlotStyle.addSubtitle(chart, "colour: L, in bands of a quarter decade");
    // Leaves a square for the plot.
    chart.setPadding(new RectangleInsets(10, 85, 8, 75));
    return chart;
  }

  private static JFreeChart curve(String title, Landscape landscape, PlotSurface surface) {
    double[] places = new double[CURVE_POINTS];
    Arrays.setAll(places, i -> PlotSurface.EDGE * (2.0 * i / (CURVE_POINTS - 1) - 1.0));
    double barrier = landscape.value(landscape.saddle());
    NumberAxis loss = PlotStyle.axis("L(w)", -0.05 * barrier, BARRIERS_SHOWN * barrier);
    XYPlot plot = new XYPlot(null, axis("w"), loss, null);
    JFreeChart chart = PlotStyle.chart(title, plot);
    XYSeriesCollection curve = points("L");
    double[] values = surface.profile(0, places);
    for (int i = 0; i < places.length; i++) {
      curve.getSeries(0).add(places[i], values[i]);
    }
    plot.setDataset(0, curve);
    XYLineAndShapeRenderer line = new XYLineAndShapeRenderer(true, false);
    line.setSeriesPaint(0, PlotStyle.BLUE);
    line.setSeriesStroke(0, PlotStyle.LINE);
    plot.setRenderer(0, line);
    XYSeriesCollection[] marks = {points("minima"), points("saddles"), points("start")};
    for (PlotSurface.Critical point : surface.criticalPoints()) {
      marks[point.descending()].getSeries(0).add(point.w()[0], landscape.value(point.w()));
    }
    double[] start = landscape.minimum();
    marks[2].getSeries(0).add(start[0], landscape.value(start));
    addMarks(plot, marks, 1);
    plot.addAnnotation(note("start w*", start[0], landscape.value(start) + BESIDE * barrier));
    return chart;
  }

  private static NumberAxis axis(String label) {
    NumberAxis axis = PlotStyle.axis(label, -PlotSurface.EDGE, PlotSurface.EDGE);
    axis.setTickUnit(new NumberTickUnit(LABEL_EVERY));
    return axis;
  }

  private static XYSeriesCollection points(String name) {
    return new XYSeriesCollection(new XYSeries(name));
  }

  private static void addMarks(XYPlot plot, XYSeriesCollection[] marks, int first) {
    List<Shape> shapes = List.of(MINIMUM, SADDLE, START);
    List<Color> colours = List.of(Color.WHITE, PlotStyle.ORANGE, PlotStyle.VERMILLION);
    List<String> names = List.of("minimum", "saddle", "start w*");
    LegendItemCollection items = new LegendItemCollection();
    for (int i = 0; i < marks.length; i++) {
      XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(false, true);
      renderer.setSeriesShape(0, shapes.get(i));
      renderer.setSeriesFillPaint(0, colours.get(i));
      renderer.setUseFillPaint(true);
      renderer.setUseOutlinePaint(true);
      renderer.setSeriesOutlinePaint(0, PlotStyle.BLACK);
      renderer.setSeriesOutlineStroke(0, PlotStyle.THIN);
      plot.setDataset(first + i, marks[i]);
      plot.setRenderer(first + i, renderer);
      items.add(
          PlotStyle.pointItem(names.get(i), shapes.get(i), colours.get(i), PlotStyle.BLACK, null));
    }
    plot.setFixedLegendItems(items);
  }

  private static XYTextAnnotation note(String text, double x, double y) {
    XYTextAnnotation note = new XYTextAnnotation(text, x, y);
    note.setFont(PlotStyle.noteFont().deriveFont(Font.BOLD));
    note.setTextAnchor(TextAnchor.BOTTOM_CENTER);
    note.setBackgroundPaint(new Color(255, 255, 255, 200));
    return note;
  }

  private static BufferedImage image(double[][] values, PlotColourBands bands) {
    int n = values.length;
    BufferedImage image = new BufferedImage(n, n, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < n; k++) {
        image.setRGB(k, n - 1 - i, bands.rgb(Math.log10(values[i][k])));
      }
    }
    return image;
  }

  private static PaintScaleLegend legend(PlotColourBands bands) {
    NumberAxis axis = PlotStyle.styled(new NumberAxis(null));
    axis.setTickUnit(new NumberTickUnit(1.0));
    axis.setNumberFormatOverride(new PowersOfTen());
    PaintScaleLegend legend = new PaintScaleLegend(bands, axis);
    legend.setSubdivisionCount(bands.bands());
    legend.setStripWidth(16);
    legend.setStripOutlineVisible(false);
    legend.setAxisLocation(AxisLocation.BOTTOM_OR_RIGHT);
    legend.setPosition(RectangleEdge.RIGHT);
    legend.setMargin(45, 14, 85, 0);
    legend.setFrame(BlockBorder.NONE);
    legend.setBackgroundPaint(Color.WHITE);
    return legend;
  }

  /** Shows a decadic logarithm as its number. */
  private static final class PowersOfTen extends NumberFormat {
    private static final long serialVersionUID = 1L;

    @Override
    public StringBuffer format(double logarithm, StringBuffer to, FieldPosition position) {
      return to.append(ReportNumbers.parameter(Math.pow(10.0, logarithm)));
    }

    @Override
    public StringBuffer format(long logarithm, StringBuffer to, FieldPosition position) {
      return format((double) logarithm, to, position);
    }

    @Override
    public Number parse(String text, ParsePosition position) {
      throw new UnsupportedOperationException("axis labels are only written");
    }
  }
}
