package io.kramers.numerics;

import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LSHR;

import io.kramers.simd.Lanes;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorSpecies;

/** The SIMD twin of {@link Elementary}: the same operations in the same order in each lane. */
public final class ElementaryVectors {
  private static final VectorSpecies<Double> DOUBLES = Lanes.DOUBLES;

  // Constants that the compiler folds: a broadcast at each use would lengthen the passes until
  // their vectors are boxed.
  private static final DoubleVector LG7 = broadcast(Elementary.LG7);
  private static final DoubleVector LG6 = broadcast(Elementary.LG6);
  private static final DoubleVector LG5 = broadcast(Elementary.LG5);
  private static final DoubleVector LG4 = broadcast(Elementary.LG4);
  private static final DoubleVector LG3 = broadcast(Elementary.LG3);
  private static final DoubleVector LG2 = broadcast(Elementary.LG2);
  private static final DoubleVector LG1 = broadcast(Elementary.LG1);
  private static final DoubleVector LN2 = broadcast(Elementary.LN2);
  private static final DoubleVector S6 = broadcast(Elementary.S6);
  private static final DoubleVector S5 = broadcast(Elementary.S5);
  private static final DoubleVector S4 = broadcast(Elementary.S4);
  private static final DoubleVector S3 = broadcast(Elementary.S3);
  private static final DoubleVector S2 = broadcast(Elementary.S2);
  private static final DoubleVector S1 = broadcast(Elementary.S1);
  private static final DoubleVector C6 = broadcast(Elementary.C6);
  private static final DoubleVector C5 = broadcast(Elementary.C5);
  private static final DoubleVector C4 = broadcast(Elementary.C4);
  private static final DoubleVector C3 = broadcast(Elementary.C3);
  private static final DoubleVector C2 = broadcast(Elementary.C2);
  private static final DoubleVector C1 = broadcast(Elementary.C1);
  private static final DoubleVector ROUND = broadcast(Elementary.ROUND);
  private static final DoubleVector FOUR = broadcast(4.0);
  private static final DoubleVector ONE = broadcast(1.0);
  private static final DoubleVector MINUS_HALF = broadcast(-0.5);
  private static final DoubleVector MINUS_QUARTER = broadcast(-0.25);

  private ElementaryVectors() {}

  /** {@link Elementary#log} of each lane. */
  public static DoubleVector log(DoubleVector x) {
    LongVector bits = x.reinterpretAsLongs();
    LongVector exponent =
        bits.add(Elementary.EXPONENT_BIAS - Elementary.SQRT_HALF).lanewise(LSHR, 52);
    DoubleVector mantissa =
        bits.sub(exponent.lanewise(LSHL, 52)).add(Elementary.EXPONENT_BIAS).reinterpretAsDoubles();
    DoubleVector e =
        exponent.or(Elementary.TWO_52).reinterpretAsDoubles().sub(Elementary.TWO_52_BIASED);
    DoubleVector f = mantissa.sub(1.0);
    DoubleVector s = f.div(f.add(2.0));
    DoubleVector z = s.mul(s);
    DoubleVector p = z.fma(LG7, LG6);
    p = p.fma(z, LG5);
    p = p.fma(z, LG4);
    p = p.fma(z, LG3);
    p = p.fma(z, LG2);
    p = p.fma(z, LG1);
    DoubleVector half = f.mul(f).mul(0.5);
    DoubleVector tail = half.sub(s.mul(p.fma(z, half)));
    return e.fma(LN2, f.sub(tail));
  }

  /** {@link Elementary#sinKernel} of each lane. */
  public static DoubleVector sinKernel(DoubleVector z) {
    DoubleVector z2 = z.mul(z);
    DoubleVector p = z2.fma(S6, S5);
    p = p.fma(z2, S4);
    p = p.fma(z2, S3);
    p = p.fma(z2, S2);
    p = p.fma(z2, S1);
    return p.mul(z2).fma(z, z);
  }

  /** {@link Elementary#cosKernel} of each lane. */
  public static DoubleVector cosKernel(DoubleVector z) {
    DoubleVector z2 = z.mul(z);
    DoubleVector p = z2.fma(C6, C5);
    p = p.fma(z2, C4);
    p = p.fma(z2, C3);
    p = p.fma(z2, C2);
    p = p.fma(z2, C1);
    return p.fma(z2, MINUS_HALF).fma(z2, ONE);
  }

  /** Turns times four plus 1.5 x 2^52: the nearest quarter turn stands in the low bits. */
  public static DoubleVector roundedQuarters(DoubleVector turns) {
    return turns.fma(FOUR, ROUND);
  }

  /** {@link Elementary#reduced} of each lane, from its {@link #roundedQuarters}. */
  public static DoubleVector reduced(DoubleVector turns, DoubleVector roundedQuarters) {
    return roundedQuarters.sub(Elementary.ROUND).fma(MINUS_QUARTER, turns).mul(Elementary.TWO_PI);
  }

  private static DoubleVector broadcast(double value) {
    return DoubleVector.broadcast(DOUBLES, value);
  }
}
