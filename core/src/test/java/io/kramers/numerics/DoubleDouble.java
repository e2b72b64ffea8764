package io.kramers.numerics;

/**
 * An unevaluated sum of two doubles with about 106 bits, for reference values: T. J. Dekker, Numer.
 * Math. 18 (1971), with products by FMA.
 */
record DoubleDouble(double high, double low) {
  /** 2 pi and ln 2 to 106 bits: the double nearest to each, and to what is left. */
  static final DoubleDouble TWO_PI = new DoubleDouble(6.283185307179586, 2.4492935982947064e-16);

  static final DoubleDouble LN_2 = new DoubleDouble(0.6931471805599453, 2.3190468138462996e-17);

  static DoubleDouble of(double x) {
    return new DoubleDouble(x, 0);
  }

  private static DoubleDouble sum(double a, double b) {
    double s = a + b;
    double bb = s - a;
    return new DoubleDouble(s, (a - (s - bb)) + (b - bb));
  }

  DoubleDouble plus(DoubleDouble other) {
    DoubleDouble highs = sum(high, other.high);
    DoubleDouble lows = sum(low, other.low);
    DoubleDouble carried = sum(highs.high, highs.low + lows.high);
    return sum(carried.high, carried.low + lows.low);
  }

  DoubleDouble times(DoubleDouble other) {
    double product = high * other.high;
    double rest = Math.fma(high, other.high, -product);
    return sum(product, rest + (high * other.low + low * other.high));
  }

  DoubleDouble times(double factor) {
    return times(of(factor));
  }

  DoubleDouble dividedBy(DoubleDouble other) {
    double first = high / other.high;
    DoubleDouble left = plus(other.times(-first));
    double second = left.high / other.high;
    left = left.plus(other.times(-second));
    return sum(first, second).plus(of(left.high / other.high));
  }

  DoubleDouble dividedBy(double divisor) {
    return dividedBy(of(divisor));
  }

  /** sin(2 pi turns) for |turns| <= 1: exact reduction to an eighth turn, then Taylor's series. */
  static DoubleDouble sinTurns(double turns) {
    long quarters = Math.round(4 * turns);
    return sinQuarters(Math.floorMod(quarters, 4), turns - quarters / 4.0);
  }

  /** cos(2 pi turns): one quarter turn further. */
  static DoubleDouble cosTurns(double turns) {
    long quarters = Math.round(4 * turns);
    return sinQuarters(Math.floorMod(quarters + 1, 4), turns - quarters / 4.0);
  }

  private static DoubleDouble sinQuarters(int quarter, double rest) {
    DoubleDouble z = TWO_PI.times(rest);
    DoubleDouble magnitude = taylor(z, quarter % 2 == 0 ? 1 : 0);
    return quarter < 2 ? magnitude : magnitude.times(-1);
  }

  /** The sum of (-1)^k z^(2k + first) / (2k + first)!: sine for first = 1, cosine for 0. */
  private static DoubleDouble taylor(DoubleDouble z, int first) {
    DoubleDouble square = z.times(z).times(-1);
    DoubleDouble term = first == 1 ? z : of(1);
    DoubleDouble sum = term;
    for (int k = first + 1; k < 30; k += 2) {
      term = term.times(square).dividedBy((double) k * (k + 1));
      sum = sum.plus(term);
    }
    return sum;
  }

  /** ln x for a positive normal x: e ln 2 + 2 artanh((m - 1)/(m + 1)), m within sqrt(2) of 1. */
  static DoubleDouble log(double x) {
    int exponent = Math.getExponent(x);
    double mantissa = x / 2 / Math.scalb(1.0, exponent - 1);
    if (mantissa > Math.sqrt(2)) {
      mantissa /= 2;
      exponent++;
    }
    DoubleDouble s = of(mantissa - 1).dividedBy(of(mantissa).plus(of(1)));
    DoubleDouble square = s.times(s);
    DoubleDouble power = s.times(2);
    DoubleDouble sum = power;
    for (int k = 3; k < 45; k += 2) {
      power = power.times(square);
      sum = sum.plus(power.dividedBy(k));
    }
    return LN_2.times(exponent).plus(sum);
  }

  /** e^x for |x| at most 650, where no part of the result is subnormal: 2^k by Taylor's series. */
  static DoubleDouble exp(double x) {
    long k = Math.round(x / LN_2.high);
    DoubleDouble r = of(x).plus(LN_2.times(-k));
    DoubleDouble term = of(1);
    DoubleDouble sum = term;
    for (int n = 1; n < 30; n++) {
      term = term.times(r).dividedBy(n);
      sum = sum.plus(term);
    }
    double scale = Math.scalb(1.0, (int) k);
    return new DoubleDouble(sum.high * scale, sum.low * scale);
  }

  /** |value - this| in units of the last place of this. */
  double ulpsFrom(double value) {
    double difference = (value - high) - low;
    return difference == 0 ? 0 : Math.abs(difference) / Math.ulp(high);
  }
}
