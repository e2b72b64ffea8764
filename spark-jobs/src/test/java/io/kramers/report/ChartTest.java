package io.kramers.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.jfree.chart.plot.Marker;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.Layer;
import org.jfree.data.xy.IntervalXYDataset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChartTest {
  private static final double[] X = {0.25, 1, 4};
  private static final double[] Y = {2, 20, 200};

  private static Chart chart(ChartAxis across, ChartAxis upwards) {
    return new Chart("Exit times", across, upwards);
  }

  private static Chart logarithmic() {
    return chart(ChartAxis.logarithmic("barrier ΔL"), ChartAxis.logarithmic("time τ"));
  }

  private static XYPlot plot(Chart chart) {
    return chart.drawing("plot").charts().get(0).getXYPlot();
  }

  @Test
  void namesTitlesAxesAndAllThatHasAName() throws Exception {
    Chart chart =
        chart(ChartAxis.linear("barrier ΔL", 0, 5), ChartAxis.linear("time τ", 0, 300))
            .subtitle("μ = 2")
            .band("95 %", 0, X, new double[] {1, 10, 100}, new double[] {3, 30, 300})
            .line("exact", 0, X, Y)
            .dashed("as printed", 1, X, Y)
            .points("simulated", 0, X, Y, Y, Y)
            .points("", 1, X, Y)
            .upright("w*", 6, 1)
            .level("one half", 2, 50);
    assertThat(Pages.texts(chart.drawing("a").svg()))
        .containsSubsequence("0", "1", "2", "3", "4", "5", "barrier ΔL")
        .containsSubsequence("0", "50", "100", "150", "200", "250", "300")
        .containsSubsequence("Exit times", "μ = 2")
        .containsSubsequence("95 %", "exact", "as printed", "simulated", "w*", "one half")
        .doesNotContain("");
    assertThat(plot(chart).getRangeAxis().getLabel()).isEqualTo("time τ");
  }

  @Test
  void theSameInputGivesTheSameSvgAndAPngOfTheStatedSize() throws Exception {
    Chart chart = logarithmic().line("exact", 0, X, Y).points("simulated", 0, X, Y);
    assertThat(chart.drawing("a").svg()).isEqualTo(chart.drawing("a").svg());
    BufferedImage image =
        ImageIO.read(
            new ByteArrayInputStream(Chart.drawing("two", 2, List.of(chart, chart)).png()));
    assertThat(image.getWidth()).isEqualTo(1400);
    assertThat(image.getHeight()).isEqualTo(550);
  }

  @Test
  void anAxisWithoutARangeShowsAllValuesAndReferences() {
    Chart linear =
        chart(ChartAxis.linear("x"), ChartAxis.linear("y"))
            .points("a", 0, X, Y, new double[] {1, 10, 100}, new double[] {3, 30, 400})
            .level("b", 1, -100);
    assertThat(plot(linear).getDomainAxis().getLowerBound()).isEqualTo(0.25 - 0.04 * 3.75);
    assertThat(plot(linear).getRangeAxis().getLowerBound()).isEqualTo(-100 - 0.04 * 500);
    assertThat(plot(linear).getRangeAxis().getUpperBound()).isEqualTo(400 + 0.04 * 500);
    XYPlot logarithmic = plot(logarithmic().line("a", 0, X, Y).level("b", 1, 3e4));
    assertThat(logarithmic.getDomainAxis().getLowerBound()).isEqualTo(0.2);
    assertThat(logarithmic.getDomainAxis().getUpperBound()).isEqualTo(5);
    assertThat(logarithmic.getRangeAxis().getLowerBound()).isEqualTo(1);
    assertThat(logarithmic.getRangeAxis().getUpperBound()).isEqualTo(5e4);
  }

  @Test
  void whatHasNoPlaceOnALogarithmicAxisIsAGapAndItsBarEndsAtTheFrame() {
    double[] y = {0, 20, Double.POSITIVE_INFINITY};
    Chart chart =
        logarithmic()
            .line("line", 0, X, y)
            .points("points", 0, X, y, new double[] {0, 10, 100}, new double[] {3, 30, 400})
            .upright("nowhere", 0, -1);
    XYPlot plot = plot(chart);
    assertThat(plot.getRangeAxis().getLowerBound()).isEqualTo(2);
    assertThat(plot.getRangeAxis().getUpperBound()).isEqualTo(500);
    IntervalXYDataset points = (IntervalXYDataset) plot.getDataset(1);
    assertThat(points.getYValue(0, 0)).isNaN();
    assertThat(points.getStartYValue(0, 0)).isEqualTo(2);
    assertThat(points.getEndYValue(0, 0)).isEqualTo(3);
    assertThat(points.getYValue(0, 1)).isEqualTo(20);
    assertThat(points.getYValue(0, 2)).isNaN();
    assertThat(plot.getDataset(0).getYValue(0, 0)).isNaN();
    assertThat(plot.getDataset(0).getYValue(0, 1)).isEqualTo(20);
    assertThat(plot.getDomainMarkers(Layer.BACKGROUND)).isNullOrEmpty();
    assertThat(chart.drawing("a").svg()).doesNotContain("NaN").doesNotContain("Infinity");
  }

  @Test
  void referencesStandWhereTheyBelong() {
    XYPlot plot = plot(logarithmic().line("a", 0, X, Y).upright("b", 1, 0.5).level("c", 2, 30));
    assertThat(plot.getDomainMarkers(Layer.BACKGROUND))
        .singleElement()
        .satisfies(marker -> assertThat(((ValueMarker) (Marker) marker).getValue()).isEqualTo(0.5));
    assertThat(plot.getRangeMarkers(Layer.BACKGROUND))
        .singleElement()
        .satisfies(marker -> assertThat(((ValueMarker) (Marker) marker).getValue()).isEqualTo(30));
  }

  @Test
  void withoutValuesThereIsAnEmptyFrame() throws Exception {
    double[] none = {};
    for (Chart chart :
        List.of(logarithmic(), chart(ChartAxis.linear("x"), ChartAxis.linear("y")))) {
      assertThat(Pages.texts(chart.line("none", 0, none, none).drawing("a").svg()))
          .contains("Exit times", "none", "1");
    }
  }

  @Test
  void equalValuesHaveRoomAroundThem() throws Exception {
    Chart chart =
        chart(ChartAxis.linear("x"), ChartAxis.linear("y"))
            .points("a", 0, new double[] {0}, new double[] {1e-9});
    assertThat(plot(chart).getRangeAxis().getLowerBound()).isCloseTo(0.96e-9, within(1e-20));
    assertThat(plot(chart).getDomainAxis().getLowerBound()).isEqualTo(-1);
    assertThat(Pages.texts(chart.drawing("a").svg())).contains("-0.5", "0.5", "1e-9");
  }

  @Test
  void aLongLegendIsCutShortWithANote() throws Exception {
    Chart chart = logarithmic();
    for (int i : IntStream.range(0, 12).toArray()) {
      chart = chart.line("curve " + i, i, X, Y);
    }
    assertThat(Pages.texts(chart.drawing("a").svg()))
        .contains("curve 8", "and 3 more, which the tables name")
        .doesNotContain("curve 9");
  }

  @ParameterizedTest
  @CsvSource({
    "1, 10, '1, 2, 5, 10'",
    "0.2, 5, '0.2, 0.5, 1, 2, 5'",
    "0.03, 3, '0.05, 0.1, 0.2, 0.5, 1, 2'",
    "0.5, 2000, '1, 10, 100, 1000'",
    "1e-12, 10, '1e-12, 1e-10, 1e-8, 1e-6, 0.0001, 0.01, 1'",
    "1e-30, 1e-3, '1e-28, 1e-24, 1e-20, 1e-16, 1e-12, 1e-8, 0.0001'"
  })
  void ticksOfALogarithmicAxis(double low, double high, String ticks) {
    ChartLogAxis axis = new ChartLogAxis("x");
    axis.setRange(low, high);
    assertThat(axis.ticks().stream().map(ReportNumbers::parameter))
        .containsExactly(ticks.split(", "));
  }
}
