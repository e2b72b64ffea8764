package io.kramers.network;

/** Numbers in [-1, 1) that any language makes alike, for weights and inputs of tests. */
final class Mixed {
  private Mixed() {}

  /** The number of a place: a multiplicative hash of 32 bits, divided by 2^31, minus 1. */
  static double at(long place) {
    long x = place * 2654435761L & 0xffffffffL;
    x ^= x >>> 15;
    x = x * 2246822519L & 0xffffffffL;
    x ^= x >>> 13;
    return x / 2147483648.0 - 1.0;
  }

  static double[] array(long from, int length) {
    double[] numbers = new double[length];
    for (int i = 0; i < length; i++) {
      numbers[i] = at(from + i);
    }
    return numbers;
  }
}
