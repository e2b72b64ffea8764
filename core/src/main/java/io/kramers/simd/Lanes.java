package io.kramers.simd;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/** The vector shape of this JVM, in static finals so that the compiler sees constants. */
public final class Lanes {
  /** Doubles of the widest vector that this JVM prefers. */
  public static final VectorSpecies<Double> DOUBLES = DoubleVector.SPECIES_PREFERRED;

  /** Longs in as many lanes. */
  public static final VectorSpecies<Long> LONGS =
      VectorSpecies.of(long.class, DOUBLES.vectorShape());

  /** Floats of a vector as wide. */
  public static final VectorSpecies<Float> FLOATS =
      VectorSpecies.of(float.class, DOUBLES.vectorShape());

  /** As many floats as a vector has doubles. */
  public static final VectorSpecies<Float> HALF_FLOATS =
      VectorSpecies.of(float.class, VectorShape.forBitSize(DOUBLES.vectorBitSize() / 2));

  /** Lanes of a vector of 64-bit elements. */
  public static final int COUNT = DOUBLES.length();

  static final int BITS = DOUBLES.vectorBitSize();

  private Lanes() {}
}
