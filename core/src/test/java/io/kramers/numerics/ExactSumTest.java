package io.kramers.numerics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against sums in BigDecimal, which are exact. */
class ExactSumTest {
  private static ExactSum sum(List<Double> values) {
    ExactSum sum = new ExactSum();
    values.forEach(sum::add);
    return sum;
  }

  private static BigDecimal reference(List<Double> values) {
    return values.stream().map(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** Numbers of any exponent and sign. */
  private static List<Double> anyDoubles(long seed, int count) {
    Random random = new Random(seed);
    List<Double> values = new ArrayList<>();
    while (values.size() < count) {
      double value = Double.longBitsToDouble(random.nextLong());
      if (Double.isFinite(value)) {
        values.add(value);
      }
    }
    return values;
  }

  @Test
  void aSumOfAnyDoublesIsExact() {
    for (int seed = 0; seed < 20; seed++) {
      List<Double> values = anyDoubles(seed, 300);
      assertThat(sum(values).exact()).isEqualByComparingTo(reference(values));
      assertThat(sum(values).value()).isEqualTo(reference(values).doubleValue());
    }
  }

  /** So many that carries must be made, of both signs and of one. */
  @Test
  void carriesLoseNothing() {
    for (double largest : new double[] {1.0, -1.0, Double.MAX_VALUE, 0x1.fffffffffffffp31}) {
      List<Double> values = Collections.nCopies(20_000, largest);
      assertThat(sum(values).exact())
          .isEqualByComparingTo(new BigDecimal(largest).multiply(BigDecimal.valueOf(20_000)));
    }
    Random random = new Random(1);
    List<Double> values = new ArrayList<>();
    for (int i = 0; i < 50_000; i++) {
      values.add(random.nextGaussian() * Math.scalb(1.0, random.nextInt(80) - 40));
    }
    assertThat(sum(values).exact()).isEqualByComparingTo(reference(values));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 100, 4000, 9999})
  void mergesInAnyGroupingAndOrderAreTheSame(int parts) {
    List<Double> values = anyDoubles(3, 10_000);
    ExactSum whole = sum(values);
    List<ExactSum> sums = new ArrayList<>();
    for (int i = 0; i < parts; i++) {
      sums.add(new ExactSum());
    }
    Collections.shuffle(values, new Random(4));
    for (int i = 0; i < values.size(); i++) {
      sums.get(i % parts).add(values.get(i));
    }
    Collections.shuffle(sums, new Random(5));
    ExactSum merged = new ExactSum();
    sums.forEach(merged::merge);
    assertThat(merged).isEqualTo(whole).hasSameHashCodeAs(whole);
    assertThat(merged.exact()).isEqualByComparingTo(reference(values));
  }

  @Test
  void whatCancelsIsZero() {
    List<Double> values = anyDoubles(6, 1000);
    ExactSum sum = sum(values);
    values.forEach(value -> sum.add(-value));
    assertThat(sum.value()).isZero();
    assertThat(sum).isEqualTo(new ExactSum());
  }

  @Test
  void theNearestDoubleIsTheEvenOneOfTwo() {
    assertThat(sum(List.of(1.0, 0x1p-53)).value()).isEqualTo(1.0);
    assertThat(sum(List.of(1.0, 0x1p-53, Double.MIN_VALUE)).value()).isEqualTo(Math.nextUp(1.0));
    assertThat(sum(List.of(Math.nextUp(1.0), 0x1p-53)).value()).isEqualTo(1.0 + 0x1p-51);
    assertThat(sum(List.of(Double.MIN_VALUE, Double.MIN_VALUE)).value())
        .isEqualTo(2 * Double.MIN_VALUE);
    assertThat(sum(List.of(Double.MAX_VALUE, Double.MAX_VALUE)).value())
        .isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(sum(List.of(Double.MAX_VALUE, Double.MAX_VALUE, -Double.MAX_VALUE)).value())
        .isEqualTo(Double.MAX_VALUE);
    assertThat(sum(List.of(-0.0, 0.0)).value()).isZero();
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void whatIsNotFiniteIsRefused(double value) {
    assertThatThrownBy(() -> new ExactSum().add(value))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aSumTravels() throws IOException, ClassNotFoundException {
    ExactSum sum = sum(anyDoubles(8, 3000));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(sum);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertThat(in.readObject()).isEqualTo(sum);
    }
  }
}
