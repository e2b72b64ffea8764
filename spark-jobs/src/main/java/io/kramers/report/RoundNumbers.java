package io.kramers.report;

/** Powers of ten and 2 and 5 times them: where the ticks of axes stand. */
final class RoundNumbers {
  private static final int[] FACTORS = {1, 2, 5};

  private RoundNumbers() {}

  /** The largest one below a positive number. */
  static double below(double number) {
    int decade = (int) Math.floor(Math.log10(number));
    double below = of(5, decade - 1);
    for (int factor : FACTORS) {
      below = of(factor, decade) < number ? of(factor, decade) : below;
    }
    return below;
  }

  /** The smallest one above a positive number. */
  static double above(double number) {
    double above = below(number);
    int decade = (int) Math.floor(Math.log10(above));
    for (int i = 0; above <= number; i++) {
      above = of(FACTORS[i % FACTORS.length], decade + i / FACTORS.length);
    }
    return above;
  }

  /** A factor times a power of ten, as the decimal is read. */
  static double of(int factor, int decade) {
    return Double.parseDouble(factor + "e" + decade);
  }
}
