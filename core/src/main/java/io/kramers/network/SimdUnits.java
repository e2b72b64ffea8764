package io.kramers.network;

import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.F2D;
import static jdk.incubator.vector.VectorOperators.GT;

import io.kramers.simd.Lanes;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/**
 * The twin of those passes that the compiler does not turn into vectors by itself, one vector of
 * lanes after the other. Loops with vectors that last are methods of their own.
 */
final class SimdUnits extends FloatUnits {
  private static final VectorSpecies<Float> FLOATS = Lanes.FLOATS;
  private static final VectorSpecies<Double> DOUBLES = Lanes.DOUBLES;
  private static final VectorSpecies<Float> HALF = Lanes.HALF_FLOATS;

  private static final int LANES = Arithmetic.LANES;
  private static final int WIDTH = FLOATS.length();

  @Override
  public void rectify(float[] in, float[] out) {
    FloatVector zero = FloatVector.zero(FLOATS);
    for (int i = 0; i < out.length; i += WIDTH) {
      FloatVector.fromArray(FLOATS, in, i).max(zero).intoArray(out, i);
    }
  }

  @Override
  public void addRectified(float[] out, float[] deltaOut, float[] deltaIn) {
    for (int i = 0; i < out.length; i += WIDTH) {
      FloatVector delta = FloatVector.fromArray(FLOATS, deltaIn, i);
      VectorMask<Float> passes = FloatVector.fromArray(FLOATS, out, i).compare(GT, 0);
      delta
          .blend(delta.add(FloatVector.fromArray(FLOATS, deltaOut, i)), passes)
          .intoArray(deltaIn, i);
    }
  }

  @Override
  public void maxima(Windows windows, float[] in, int inAt, float[] out, int outAt) {
    int[] first = windows.first();
    int[] element = windows.element();
    for (int l = 0; l < LANES; l += WIDTH) {
      if (windows.fours()) {
        maximaOfFours(element, in, inAt + l, out, outAt + l);
        continue;
      }
      for (int p = 0; p < windows.positions(); p++) {
        maximum(element, first[p], first[p + 1], in, inAt + l, out, outAt + p * LANES + l);
      }
    }
  }

  private static void maximaOfFours(int[] element, float[] in, int inAt, float[] out, int outAt) {
    for (int t = 0; t < element.length; t += 4) {
      FloatVector a = FloatVector.fromArray(FLOATS, in, inAt + element[t]);
      FloatVector b = FloatVector.fromArray(FLOATS, in, inAt + element[t + 1]);
      FloatVector c = FloatVector.fromArray(FLOATS, in, inAt + element[t + 2]);
      FloatVector d = FloatVector.fromArray(FLOATS, in, inAt + element[t + 3]);
      a.max(b).max(c).max(d).intoArray(out, outAt + t / 4 * LANES);
    }
  }

  private static void maximum(
      int[] element, int from, int to, float[] in, int inAt, float[] out, int outAt) {
    FloatVector greatest = FloatVector.fromArray(FLOATS, in, inAt + element[from]);
    for (int t = from + 1; t < to; t++) {
      greatest = greatest.max(FloatVector.fromArray(FLOATS, in, inAt + element[t]));
    }
    greatest.intoArray(out, outAt);
  }

  @Override
  public void addToFirstMaxima(
      Windows windows,
      float[] in,
      int inAt,
      float[] out,
      float[] deltaOut,
      int outAt,
      float[] deltaIn) {
    int[] first = windows.first();
    int[] element = windows.element();
    for (int l = 0; l < LANES; l += WIDTH) {
      if (windows.fours()) {
        addToFirstOfFours(element, in, inAt + l, out, deltaOut, outAt + l, deltaIn);
        continue;
      }
      for (int p = 0; p < windows.positions(); p++) {
        addToFirst(
            element,
            first[p],
            first[p + 1],
            in,
            inAt + l,
            out,
            deltaOut,
            outAt + p * LANES + l,
            deltaIn);
      }
    }
  }

  private static void addToFirstOfFours(
      int[] element,
      float[] in,
      int inAt,
      float[] out,
      float[] deltaOut,
      int outAt,
      float[] deltaIn) {
    // Leaves what it is added to as it is, -0 too.
    FloatVector nothing = FloatVector.broadcast(FLOATS, -0.0f);
    for (int t = 0; t < element.length; t += 4) {
      int a = inAt + element[t];
      int b = inAt + element[t + 1];
      int c = inAt + element[t + 2];
      int d = inAt + element[t + 3];
      FloatVector greatest = FloatVector.fromArray(FLOATS, out, outAt + t / 4 * LANES);
      FloatVector left = FloatVector.fromArray(FLOATS, deltaOut, outAt + t / 4 * LANES);
      VectorMask<Float> takes = FloatVector.fromArray(FLOATS, in, a).compare(EQ, greatest);
      FloatVector.fromArray(FLOATS, deltaIn, a)
          .add(nothing.blend(left, takes))
          .intoArray(deltaIn, a);
      left = left.blend(nothing, takes);
      takes = FloatVector.fromArray(FLOATS, in, b).compare(EQ, greatest);
      FloatVector.fromArray(FLOATS, deltaIn, b)
          .add(nothing.blend(left, takes))
          .intoArray(deltaIn, b);
      left = left.blend(nothing, takes);
      takes = FloatVector.fromArray(FLOATS, in, c).compare(EQ, greatest);
      FloatVector.fromArray(FLOATS, deltaIn, c)
          .add(nothing.blend(left, takes))
          .intoArray(deltaIn, c);
      left = left.blend(nothing, takes);
      takes = FloatVector.fromArray(FLOATS, in, d).compare(EQ, greatest);
      FloatVector.fromArray(FLOATS, deltaIn, d)
          .add(nothing.blend(left, takes))
          .intoArray(deltaIn, d);
    }
  }

  private static void addToFirst(
      int[] element,
      int from,
      int to,
      float[] in,
      int inAt,
      float[] out,
      float[] deltaOut,
      int outAt,
      float[] deltaIn) {
    // Leaves what it is added to as it is, -0 too.
    FloatVector nothing = FloatVector.broadcast(FLOATS, -0.0f);
    FloatVector greatest = FloatVector.fromArray(FLOATS, out, outAt);
    // What no unit has taken yet.
    FloatVector left = FloatVector.fromArray(FLOATS, deltaOut, outAt);
    for (int t = from; t < to; t++) {
      int i = inAt + element[t];
      VectorMask<Float> takes = FloatVector.fromArray(FLOATS, in, i).compare(EQ, greatest);
      FloatVector delta = FloatVector.fromArray(FLOATS, deltaIn, i);
      delta.add(nothing.blend(left, takes)).intoArray(deltaIn, i);
      left = left.blend(nothing, takes);
    }
  }

  @Override
  public void sums(Windows windows, double factor, float[] in, int inAt, float[] out, int outAt) {
    int[] first = windows.first();
    int[] element = windows.element();
    float a = (float) factor;
    for (int p = 0; p < windows.positions(); p++) {
      for (int l = 0; l < LANES; l += WIDTH) {
        sum(element, first[p], first[p + 1], a, in, inAt + l, out, outAt + p * LANES + l);
      }
    }
  }

  private static void sum(
      int[] element, int from, int to, float factor, float[] in, int inAt, float[] out, int outAt) {
    FloatVector sum = FloatVector.fromArray(FLOATS, in, inAt + element[from]);
    for (int t = from + 1; t < to; t++) {
      sum = sum.add(FloatVector.fromArray(FLOATS, in, inAt + element[t]));
    }
    sum.mul(factor).intoArray(out, outAt);
  }

  @Override
  public void addToWindows(
      Windows windows, double factor, float[] deltaOut, int outAt, float[] deltaIn, int inAt) {
    int[] first = windows.first();
    int[] element = windows.element();
    float a = (float) factor;
    for (int p = 0; p < windows.positions(); p++) {
      for (int l = 0; l < LANES; l += WIDTH) {
        addShare(
            element, first[p], first[p + 1], a, deltaOut, outAt + p * LANES + l, deltaIn, inAt + l);
      }
    }
  }

  private static void addShare(
      int[] element,
      int from,
      int to,
      float factor,
      float[] deltaOut,
      int outAt,
      float[] deltaIn,
      int inAt) {
    FloatVector share = FloatVector.fromArray(FLOATS, deltaOut, outAt).mul(factor);
    for (int t = from; t < to; t++) {
      int i = inAt + element[t];
      FloatVector.fromArray(FLOATS, deltaIn, i).add(share).intoArray(deltaIn, i);
    }
  }

  @Override
  public void addSums(float[] x, int from, int units, double[] sums, int at) {
    for (int l = 0; l < LANES; l += DOUBLES.length()) {
      addSum(x, from + l, from + l + units * LANES, sums, at + l);
    }
  }

  private static void addSum(float[] x, int from, int to, double[] sums, int at) {
    DoubleVector sum = DoubleVector.fromArray(DOUBLES, sums, at);
    for (int i = from; i < to; i += LANES) {
      sum = sum.add(FloatVector.fromArray(HALF, x, i).convertShape(F2D, DOUBLES, 0));
    }
    sum.intoArray(sums, at);
  }

  @Override
  public void addProducts(float[] x, float[] y, int from, int units, double[] sums, int at) {
    for (int l = 0; l < LANES; l += DOUBLES.length()) {
      addProduct(x, y, from + l, from + l + units * LANES, sums, at + l);
    }
  }

  private static void addProduct(float[] x, float[] y, int from, int to, double[] sums, int at) {
    DoubleVector sum = DoubleVector.fromArray(DOUBLES, sums, at);
    for (int i = from; i < to; i += LANES) {
      DoubleVector a =
          (DoubleVector) FloatVector.fromArray(HALF, x, i).convertShape(F2D, DOUBLES, 0);
      sum =
          a.fma(
              (DoubleVector) FloatVector.fromArray(HALF, y, i).convertShape(F2D, DOUBLES, 0), sum);
    }
    sum.intoArray(sums, at);
  }
}
