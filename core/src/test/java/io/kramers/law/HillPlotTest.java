package io.kramers.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.apache.commons.statistics.distribution.TDistribution;
import org.junit.jupiter.api.Test;

class HillPlotTest {
  private static LogHistogram paretos(long seed, int count, double index) {
    Random random = new Random(seed);
    LogHistogram histogram = new LogHistogram();
    for (int i = 0; i < count; i++) {
      double x = 3.0 * Math.pow(1.0 - random.nextDouble(), -1.0 / index);
      histogram.add(random.nextBoolean() ? x : -x);
    }
    return histogram;
  }

  /** Of 300 intervals at 95 % on average 15 miss; more than 31 do with probability 1e-4. */
  @Test
  void intervalsOfParetoLawsHoldTheIndex() {
    for (double index : new double[] {0.7, 3.0, 40.0}) {
      int missed = 0;
      for (int seed = 0; seed < 300; seed++) {
        HillPlot plot = HillPlot.of(paretos(seed, 400, index), 0.95);
        HillPlot.Point last = plot.points().get(plot.points().size() - 1);
        assertThat(last.exceedances()).isBetween(130L, 200L);
        missed += last.interval().lower() > index || last.interval().upper() < index ? 1 : 0;
      }
      assertThat(missed).isBetween(3, 31);
    }
  }

  /** Where bins are as wide as a log-excess, binning would cost 1 % if not accounted for. */
  @Test
  void binsDoNotBiasTheIndex() {
    for (double index : new double[] {2.0, 60.0}) {
      HillPlot plot = HillPlot.of(paretos(1, 1_000_000, index), 0.95);
      HillPlot.Point last = plot.points().get(plot.points().size() - 1);
      assertThat(last.index() / index).isCloseTo(1.0, within(4 / Math.sqrt(last.exceedances())));
    }
  }

  @Test
  void pointsGrowFromTenTrialsToHalfOfAll() {
    HillPlot plot = HillPlot.of(paretos(2, 10_000, 2.0), 0.9);
    long before = 9;
    for (HillPlot.Point point : plot.points()) {
      assertThat(point.exceedances()).isGreaterThan(before).isLessThanOrEqualTo(5000);
      assertThat(point.interval().lower()).isLessThan(point.index());
      assertThat(point.interval().upper()).isGreaterThan(point.index());
      before = point.exceedances();
    }
    assertThat(plot.points()).hasSizeGreaterThan(25);
    assertThat(HillPlot.of(new LogHistogram(), 0.9).points()).isEmpty();
  }

  /** Student's t with one degree of freedom has P(|x| > r) = 2 atan(1/r) / pi. */
  @Test
  void limitsOfKnownLaws() {
    assertThat(HillLimit.of(r -> Math.pow(r, -2.5), 7.0)).isCloseTo(2.5, within(1e-10));
    assertThat(HillLimit.of(r -> Math.exp(-r), 1.0))
        // The exponential integral E1(1) = 0.219383934395520 (DLMF 6.2.1).
        .isCloseTo(Math.exp(-1) / 0.219383934395520, within(1e-9));
    TDistribution student = TDistribution.of(3.0);
    double near = HillLimit.of(r -> 2 * student.survivalProbability(r), 2.0);
    double far = HillLimit.of(r -> 2 * student.survivalProbability(r), 2000.0);
    assertThat(far).isCloseTo(3.0, within(1e-4));
    assertThat(near).isBetween(1.5, 2.9);
  }
}
