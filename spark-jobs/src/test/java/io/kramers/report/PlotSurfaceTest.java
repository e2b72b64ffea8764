package io.kramers.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kramers.landscape.Landscape;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlotSurfaceTest {
  private static Landscape landscape(String keys) {
    return ReportExamples.experiment(keys, ReportExamples.GRADIENT_DESCENT, "")
        .cells()
        .get(0)
        .landscape();
  }

  /** l(w) = 15 |w-1|^2.5 |w+1|^3 has minima at 1 and -1 and its saddle at 1/11. */
  @Test
  void findsTheFourMinimaAndTheFourSaddlesBetweenThem() {
    List<PlotSurface.Critical> points =
        new PlotSurface(landscape("dimension = 2")).criticalPoints();
    double b = 1.0 / 11.0;
    assertThat(points).hasSize(8);
    assertThat(points)
        .allSatisfy(
            point -> {
              List<double[]> expected =
                  point.descending() == 0
                      ? List.of(at(1, 1), at(1, -1), at(-1, 1), at(-1, -1))
                      : List.of(at(1, b), at(-1, b), at(b, 1), at(b, -1));
              assertThat(expected)
                  .anySatisfy(w -> assertThat(point.w()).containsExactly(w, within(1e-9)));
            });
    assertThat(points.stream().filter(point -> point.descending() == 0)).hasSize(4);
  }

  private static double[] at(double... w) {
    return w;
  }

  @Test
  void theTableOfValuesIsTheLandscapesOwn() {
    Landscape landscape = landscape("dimension = 3, " + ReportExamples.SAMPLES);
    double[] places = PlotSurface.middles(4);
    assertThat(places).containsExactly(new double[] {-1.2, -0.4, 0.4, 1.2}, within(1e-15));
    double[][] values = new PlotSurface(landscape).values(places);
    double[] w = landscape.minimum();
    w[0] = places[3];
    w[1] = places[0];
    assertThat(values[0][3]).isCloseTo(landscape.value(w), within(1e-12));
  }
}
