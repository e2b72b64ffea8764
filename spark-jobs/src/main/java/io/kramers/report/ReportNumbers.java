package io.kramers.report;

import static java.math.RoundingMode.HALF_EVEN;

import io.kramers.estimate.Interval;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Numbers as people read them. */
final class ReportNumbers {
  /** What stands where there is no number. */
  static final String NONE = "–";

  private static final double SMALLEST_PLAIN = 1e-4;
  private static final double RARE = 1e-3;
  private static final double LARGEST_PLAIN = 1e7;

  private ReportNumbers() {}

  /** A count, with commas between thousands. */
  static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** A parameter: at most six significant digits, no trailing zeros. */
  static String parameter(double number) {
    return parameter(number, 6);
  }

  /** A parameter: at most so many significant digits, no trailing zeros. */
  static String parameter(double number, int digits) {
    return rounded(number, digits, true);
  }

  /** A measured number to so many significant digits. */
  static String significant(double number, int digits) {
    return rounded(number, digits, false);
  }

  /** A measured number and its standard error, or the number alone where there is none. */
  static String withError(double number, int digits, double error) {
    String text = significant(number, digits);
    return Double.isNaN(error) ? text : text + " ± " + significant(error, 2);
  }

  private static String rounded(double number, int digits, boolean strip) {
    if (number == 0.0 || !Double.isFinite(number)) {
      return number == 0.0 ? "0" : Double.toString(number);
    }
    BigDecimal decimal = new BigDecimal(number).round(new MathContext(digits));
    double size = Math.abs(number);
    if (size >= SMALLEST_PLAIN && size < LARGEST_PLAIN) {
      int decimals = Math.max(0, digits - decimal.precision() + decimal.scale());
      return (strip ? decimal.stripTrailingZeros() : decimal.setScale(decimals, HALF_EVEN))
          .toPlainString();
    }
    String text = String.format(Locale.ROOT, "%." + (digits - 1) + "e", decimal);
    String mantissa = text.substring(0, text.indexOf('e'));
    int exponent = Integer.parseInt(text.substring(text.indexOf('e') + 1));
    BigDecimal shown = new BigDecimal(mantissa);
    return (strip ? shown.stripTrailingZeros() : shown).toPlainString() + "e" + exponent;
  }

  /** A probability estimated from n trials, to about a tenth of its standard error. */
  static String probability(double probability, long trials) {
    if (probability < RARE) {
      return significant(probability, 2);
    }
    if (probability == 1.0) {
      return "1";
    }
    int decimals = Math.min(9, 2 + (int) Math.ceil(Math.log10(trials) / 2));
    return String.format(Locale.ROOT, "%." + decimals + "f", probability);
  }

  /** An interval of such a probability. */
  static String probabilities(Interval interval, long trials) {
    return between(probability(interval.lower(), trials), probability(interval.upper(), trials));
  }

  /** An interval to so many significant digits. */
  static String interval(Interval interval, int digits) {
    return between(significant(interval.lower(), digits), significant(interval.upper(), digits));
  }

  private static String between(String lower, String upper) {
    return "[" + lower + ", " + upper + "]";
  }

  /** A p-value; the smallest ones are no numbers any more. */
  static String pValue(double p) {
    return p == 0.0 ? "0, below 1e-300" : significant(p, 2);
  }

  /** A share as a percentage. */
  static String percent(double share) {
    return parameter(100.0 * share) + " %";
  }
}
