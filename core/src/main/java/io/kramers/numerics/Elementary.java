package io.kramers.numerics;

/**
 * Logarithm, exponential, sine and cosine from correctly rounded operations alone (+, -, x, /,
 * sqrt, fma), so that every JVM and every vector width gives the same bits.
 *
 * <p>SIMD twins repeat the operations of a function in its order, with the same coefficients. The
 * polynomials are best relative approximations (Remez's algorithm with 60 digits; the cosine's is
 * the best absolute one), with errors far below a rounding's. Errors of the functions, measured
 * against references of 106 bits, are stated at each and tested.
 */
public final class Elementary {
  /** Natural logarithm of 2. */
  public static final double LN2 = 0x1.62e42fefa39efp-1;

  /** Bits of sqrt(1/2): where the mantissa is split, so that it lies in [sqrt(1/2), sqrt(2)). */
  public static final long SQRT_HALF = 0x3FE6A09E667F3BCDL;

  /** Added to the difference from {@link #SQRT_HALF} to keep the exponent field positive. */
  public static final long EXPONENT_BIAS = 1023L << 52;

  /** The bits of a double's fraction. */
  public static final long FRACTION = (1L << 52) - 1;

  /** Bits of 2^52, under which a small integer is read as a double. */
  public static final long TWO_52 = 0x4330000000000000L;

  /** 2^52 + 1023. */
  public static final double TWO_52_BIASED = 0x1p52 + 1023;

  /** The double nearest to ln 2 - {@link #LN2}. */
  public static final double LN2_LOW = 0x1.abc9e3b39803fp-56;

  /** 1 / ln 2. */
  public static final double LOG2_E = 0x1.71547652b82fep+0;

  /** 1.5 x 2^52: adding it rounds to an integer, which then stands in the low bits. */
  public static final double ROUND = 0x1.8p52;

  /** Where {@link #exp} ends below; its value there is still a normal number. */
  public static final double LEAST_EXPONENT = -708;

  /** Where {@link #exp} ends above. */
  public static final double GREATEST_EXPONENT = 709;

  /** ln((1 + s) / (1 - s)) / s in s^2 for |s| <= 3 - 2 sqrt 2, to 1.2e-18. */
  private static final double[] LOG = {
    0x1.2f51d523c15cap-3,
    0x1.39994e0e47a86p-3,
    0x1.74669de4cf6fbp-3,
    0x1.c71c4fe8c4f78p-3,
    0x1.2492494532fe1p-2,
    0x1.999999997ac3bp-2,
    0x1.55555555555aep-1,
    2.0
  };

  /** sin(pi t / 2) / t in t^2 for |t| <= 1/2, to 3.4e-18. */
  private static final double[] SIN = {
    0x1.e3eed5c67a376p-25,
    -0x1.e30063a00c5e9p-19,
    0x1.50782fca388fcp-13,
    -0x1.32d2cce2d535dp-8,
    0x1.466bc67758700p-4,
    -0x1.4abbce625be41p-1,
    0x1.921fb54442d18p+0
  };

  /** cos(pi t / 2) in t^2 for |t| <= 1/2, to 3.1e-20. */
  private static final double[] COS = {
    -0x1.b264cc925301bp-28,
    0x1.f9cc4154c2957p-22,
    -0x1.a6d1ec795fbe6p-16,
    0x1.e1f50683565aap-11,
    -0x1.55d3c7e3c90fdp-6,
    0x1.03c1f081b5aacp-2,
    -0x1.3bd3cc9be45dep+0,
    1.0
  };

  /** sin(pi t / 2) / t in t^2 for |t| <= 1, to 4.0e-17: what rounding pi / 2 leaves. */
  private static final double[] WIDE_SIN = {
    0x1.2ad00b20c0964p-38,
    -0x1.6bda9de347b65p-31,
    0x1.e8db77804faf7p-25,
    -0x1.e306fb7c63faep-19,
    0x1.507833e752fabp-13,
    -0x1.32d2cce4ddd0bp-8,
    0x1.466bc67757ff6p-4,
    -0x1.4abbce625be0fp-1,
    0x1.921fb54442d18p+0
  };

  /** e^r in r for |r| <= ln(2)/2, to 5.4e-18. */
  private static final double[] EXP = {
    0x1.ad1ef0ba281b7p-26,
    0x1.289f82fb43a77p-22,
    0x1.71df55f4267ccp-19,
    0x1.a019ab3449fdbp-16,
    0x1.a01a011bd3eb2p-13,
    0x1.6c16c17cc139bp-10,
    0x1.111111112896cp-7,
    0x1.555555555320cp-5,
    0x1.5555555555501p-3,
    0.5,
    1.0,
    1.0
  };

  private Elementary() {}

  /**
   * Natural logarithm of a positive normal number; error below 2.9 ulp.
   *
   * @param x positive, finite, not subnormal; anything else gives an unspecified value
   */
  public static double log(double x) {
    long bits = Double.doubleToRawLongBits(x) + (EXPONENT_BIAS - SQRT_HALF);
    double e = Double.longBitsToDouble(bits >>> 52 | TWO_52) - TWO_52_BIASED;
    double m = Double.longBitsToDouble((bits & FRACTION) + SQRT_HALF);
    double s = (m - 1.0) / (m + 1.0);
    double z = s * s;
    double p = Math.fma(z, LOG[0], LOG[1]);
    p = Math.fma(p, z, LOG[2]);
    p = Math.fma(p, z, LOG[3]);
    p = Math.fma(p, z, LOG[4]);
    p = Math.fma(p, z, LOG[5]);
    p = Math.fma(p, z, LOG[6]);
    p = Math.fma(p, z, LOG[7]);
    return Math.fma(e, LN2, s * p);
  }

  /**
   * Exponential function; error below 1 ulp. Outside [{@link #LEAST_EXPONENT}, {@link
   * #GREATEST_EXPONENT}] it has its value at the nearer end, so that it is always positive, normal
   * and finite.
   *
   * @param x a number
   */
  public static double exp(double x) {
    double y = Math.min(Math.max(x, LEAST_EXPONENT), GREATEST_EXPONENT);
    double shifted = Math.fma(y, LOG2_E, ROUND);
    double k = shifted - ROUND;
    double r = Math.fma(k, -LN2_LOW, Math.fma(k, -LN2, y));
    double p = Math.fma(r, EXP[0], EXP[1]);
    p = Math.fma(p, r, EXP[2]);
    p = Math.fma(p, r, EXP[3]);
    p = Math.fma(p, r, EXP[4]);
    p = Math.fma(p, r, EXP[5]);
    p = Math.fma(p, r, EXP[6]);
    p = Math.fma(p, r, EXP[7]);
    p = Math.fma(p, r, EXP[8]);
    p = Math.fma(p, r, EXP[9]);
    p = Math.fma(p, r, EXP[10]);
    p = Math.fma(p, r, EXP[11]);
    return Double.longBitsToDouble(
        Double.doubleToRawLongBits(p) + (Double.doubleToRawLongBits(shifted) << 52));
  }

  /**
   * Sine of t quarter turns, as {@link #sinQuarters} over twice its range; error below 2.7 ulp.
   *
   * @param t in [-1, 1]
   */
  public static double sinWide(double t) {
    double t2 = t * t;
    double p = Math.fma(t2, WIDE_SIN[0], WIDE_SIN[1]);
    p = Math.fma(p, t2, WIDE_SIN[2]);
    p = Math.fma(p, t2, WIDE_SIN[3]);
    p = Math.fma(p, t2, WIDE_SIN[4]);
    p = Math.fma(p, t2, WIDE_SIN[5]);
    p = Math.fma(p, t2, WIDE_SIN[6]);
    p = Math.fma(p, t2, WIDE_SIN[7]);
    return Math.fma(p, t2, WIDE_SIN[8]) * t;
  }

  /**
   * Sine of t quarter turns, sin(pi t / 2); error below 1.6 ulp.
   *
   * @param t in [-1/2, 1/2]
   */
  public static double sinQuarters(double t) {
    double t2 = t * t;
    double p = Math.fma(t2, SIN[0], SIN[1]);
    p = Math.fma(p, t2, SIN[2]);
    p = Math.fma(p, t2, SIN[3]);
    p = Math.fma(p, t2, SIN[4]);
    p = Math.fma(p, t2, SIN[5]);
    return Math.fma(p, t2, SIN[6]) * t;
  }

  /**
   * Cosine of t quarter turns, cos(pi t / 2); error below 1.1 ulp.
   *
   * @param t in [-1/2, 1/2]
   */
  public static double cosQuarters(double t) {
    double t2 = t * t;
    double p = Math.fma(t2, COS[0], COS[1]);
    p = Math.fma(p, t2, COS[2]);
    p = Math.fma(p, t2, COS[3]);
    p = Math.fma(p, t2, COS[4]);
    p = Math.fma(p, t2, COS[5]);
    p = Math.fma(p, t2, COS[6]);
    return Math.fma(p, t2, COS[7]);
  }

  /** The coefficients of {@link #log}, in the order of their use. */
  public static double[] logCoefficients() {
    return LOG.clone();
  }

  /** The coefficients of {@link #exp}, in the order of their use. */
  public static double[] expCoefficients() {
    return EXP.clone();
  }

  /** The coefficients of {@link #sinWide}, in the order of their use. */
  public static double[] sinWideCoefficients() {
    return WIDE_SIN.clone();
  }

  /** The coefficients of {@link #sinQuarters}, in the order of their use. */
  public static double[] sinCoefficients() {
    return SIN.clone();
  }

  /** The coefficients of {@link #cosQuarters}, in the order of their use. */
  public static double[] cosCoefficients() {
    return COS.clone();
  }
}
