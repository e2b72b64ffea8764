package io.kramers.numerics;

/**
 * Logarithm, sine and cosine from correctly rounded operations alone (+, -, x, /, sqrt, fma), so
 * that every JVM and every vector width gives the same bits. {@link ElementaryVectors} is the SIMD
 * twin, operation for operation.
 *
 * <p>The polynomials are those of fdlibm ({@code e_log.c}, {@code k_sin.c}, {@code k_cos.c}; Sun
 * Microsystems 1993). Errors, measured against references of 106 bits, are stated at each method
 * and tested; against {@link StrictMath}, whose own errors add, all are at most 2 ulp.
 */
public final class Elementary {
  static final double LN2 = 0x1.62e42fefa39efp-1;
  static final double LG1 = 6.666666666666735130e-01;
  static final double LG2 = 3.999999999940941908e-01;
  static final double LG3 = 2.857142874366239149e-01;
  static final double LG4 = 2.222219843214978396e-01;
  static final double LG5 = 1.818357216161805012e-01;
  static final double LG6 = 1.531383769920937332e-01;
  static final double LG7 = 1.479819860511658591e-01;

  static final double S1 = -1.66666666666666324348e-01;
  static final double S2 = 8.33333333332248946124e-03;
  static final double S3 = -1.98412698298579493134e-04;
  static final double S4 = 2.75573137070700676789e-06;
  static final double S5 = -2.50507602534068634195e-08;
  static final double S6 = 1.58969099521155010221e-10;

  static final double C1 = 4.16666666666666019037e-02;
  static final double C2 = -1.38888888888741095749e-03;
  static final double C3 = 2.48015872894767294178e-05;
  static final double C4 = -2.75573143513906633035e-07;
  static final double C5 = 2.08757232129817482790e-09;
  static final double C6 = -1.13596475577881948265e-11;

  static final double TWO_PI = 0x1.921fb54442d18p2;

  /** 1.5 x 2^52: adding it rounds to an integer, which then stands in the low bits. */
  static final double ROUND = 0x1.8p52;

  /** Bits of sqrt(1/2): where the mantissa is split, so that it lies in [sqrt(1/2), sqrt(2)). */
  static final long SQRT_HALF = 0x3FE6A09E667F3BCDL;

  /** Added to the difference from {@link #SQRT_HALF} to keep the exponent field positive. */
  static final long EXPONENT_BIAS = 1023L << 52;

  /** Bits of 2^52, under which a small integer is read as a double. */
  static final long TWO_52 = 0x4330000000000000L;

  /** 2^52 + 1023. */
  static final double TWO_52_BIASED = 0x1p52 + 1023;

  private Elementary() {}

  /**
   * Natural logarithm of a positive normal number; error below 1.3 ulp.
   *
   * @param x positive, finite, not subnormal; anything else gives an unspecified value
   */
  public static double log(double x) {
    long bits = Double.doubleToRawLongBits(x);
    long exponent = bits - SQRT_HALF + EXPONENT_BIAS >>> 52;
    double mantissa = Double.longBitsToDouble(bits - (exponent << 52) + EXPONENT_BIAS);
    double e = Double.longBitsToDouble(exponent | TWO_52) - TWO_52_BIASED;
    double f = mantissa - 1.0;
    double s = f / (f + 2.0);
    double z = s * s;
    double p = Math.fma(z, LG7, LG6);
    p = Math.fma(p, z, LG5);
    p = Math.fma(p, z, LG4);
    p = Math.fma(p, z, LG3);
    p = Math.fma(p, z, LG2);
    p = Math.fma(p, z, LG1);
    double half = f * f * 0.5;
    double tail = half - s * Math.fma(p, z, half);
    return Math.fma(e, LN2, f - tail);
  }

  /**
   * The quarter turn nearest to {@code turns}, in the low two bits of the result.
   *
   * @param turns angle / 2 pi, in [-1, 1]
   */
  public static long quadrant(double turns) {
    return Double.doubleToRawLongBits(Math.fma(turns, 4.0, ROUND)) & 3;
  }

  /** The angle in radians that {@code turns} lies from its nearest quarter turn: |.| <= pi/4. */
  public static double reduced(double turns) {
    double quarters = Math.fma(turns, 4.0, ROUND) - ROUND;
    return Math.fma(quarters, -0.25, turns) * TWO_PI;
  }

  /** sin z for |z| <= pi/4. */
  public static double sinKernel(double z) {
    double z2 = z * z;
    double p = Math.fma(z2, S6, S5);
    p = Math.fma(p, z2, S4);
    p = Math.fma(p, z2, S3);
    p = Math.fma(p, z2, S2);
    p = Math.fma(p, z2, S1);
    return Math.fma(p * z2, z, z);
  }

  /** cos z for |z| <= pi/4. */
  public static double cosKernel(double z) {
    double z2 = z * z;
    double p = Math.fma(z2, C6, C5);
    p = Math.fma(p, z2, C4);
    p = Math.fma(p, z2, C3);
    p = Math.fma(p, z2, C2);
    p = Math.fma(p, z2, C1);
    return Math.fma(Math.fma(p, z2, -0.5), z2, 1.0);
  }

  /** sin(2 pi turns) for |turns| <= 1; error below 1.9 ulp. */
  public static double sinTurns(double turns) {
    long q = quadrant(turns);
    double z = reduced(turns);
    double magnitude = (q & 1) == 0 ? sinKernel(z) : cosKernel(z);
    return (q & 2) == 0 ? magnitude : -magnitude;
  }

  /** cos(2 pi turns) for |turns| <= 1; error below 1.9 ulp. */
  public static double cosTurns(double turns) {
    long q = quadrant(turns);
    double z = reduced(turns);
    double magnitude = (q & 1) == 0 ? cosKernel(z) : sinKernel(z);
    return (q + 1 & 2) == 0 ? magnitude : -magnitude;
  }
}
