package io.kramers.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LogHistogramTest {
  private static LogHistogram of(double... values) {
    LogHistogram histogram = new LogHistogram();
    for (double value : values) {
      histogram.add(value);
    }
    return histogram;
  }

  @Test
  void everyNumberIsInTheBinThatHoldsIt() {
    Random random = new Random(1);
    for (int i = 0; i < 10_000; i++) {
      double x = random.nextGaussian() * Math.pow(10, random.nextInt(600) - 300);
      List<LogHistogram.Bin> bins = of(x).bins();
      assertThat(bins).hasSize(1);
      LogHistogram.Bin bin = bins.get(0);
      assertThat(bin.count()).isOne();
      double inner = Math.min(Math.abs(bin.lower()), Math.abs(bin.upper()));
      double outer = Math.max(Math.abs(bin.lower()), Math.abs(bin.upper()));
      assertThat(Math.abs(x)).isGreaterThanOrEqualTo(inner).isLessThan(outer);
      assertThat(outer / inner).isLessThanOrEqualTo(1.0 + 1.0 / LogHistogram.BINS);
      assertThat(bin.lower() < 0).isEqualTo(x < 0);
    }
  }

  @Test
  void binsAscendAndMeet() {
    LogHistogram histogram = of(-3.0, -0.01, 0.02, 1.0, 900.0, 0.02);
    List<LogHistogram.Bin> bins = histogram.bins();
    for (int i = 1; i < bins.size(); i++) {
      LogHistogram.Bin before = bins.get(i - 1);
      LogHistogram.Bin bin = bins.get(i);
      assertThat(bin.lower()).isLessThan(bin.upper());
      assertThat(bin.lower() == before.upper() || before.upper() < 0 && bin.lower() > 0).isTrue();
    }
    assertThat(bins.stream().mapToLong(LogHistogram.Bin::count).sum()).isEqualTo(6);
    assertThat(histogram.count()).isEqualTo(6);
    assertThat(histogram.negatives()).isEqualTo(2);
    assertThat(histogram.magnitudes().stream().mapToLong(LogHistogram.Bin::count).sum())
        .isEqualTo(6);
    assertThat(bins.get(0).lower()).isLessThanOrEqualTo(-3.0).isGreaterThan(-3.1);
    assertThat(bins.get(bins.size() - 1).upper()).isGreaterThan(900.0).isLessThan(920.0);
  }

  @Test
  void zerosAndTheSmallestAndLargestNumbersAreCounted() {
    LogHistogram histogram =
        of(0.0, -0.0, Double.MIN_VALUE, -Double.MIN_VALUE, Double.MAX_VALUE, -Double.MAX_VALUE);
    assertThat(histogram.count()).isEqualTo(6);
    assertThat(histogram.negatives()).isEqualTo(2);
  }

  @Test
  void mergesInAnyOrderAreTheSame() {
    Random random = new Random(2);
    LogHistogram whole = new LogHistogram();
    LogHistogram[] parts = new LogHistogram[5];
    for (int part = 0; part < parts.length; part++) {
      parts[part] = new LogHistogram();
      for (int i = 0; i < 2000; i++) {
        double x = random.nextGaussian() / random.nextGaussian() * Math.scalb(1.0, 9 * part);
        parts[part].add(x);
        whole.add(x);
      }
    }
    LogHistogram up = new LogHistogram();
    LogHistogram down = new LogHistogram();
    for (int part = 0; part < parts.length; part++) {
      up.merge(parts[part]);
      down.merge(parts[parts.length - 1 - part]);
    }
    assertThat(up).isEqualTo(whole).hasSameHashCodeAs(whole);
    assertThat(down).isEqualTo(whole);
    assertThat(new LogHistogram().bins()).isEmpty();
    assertThat(whole).isNotEqualTo(parts[0]);
  }
}
