package io.kramers.network;

/** Weights of a linear layer for both ways through it. */
final class Packing {
  private Packing() {}

  /** Those of the way forward, then those of the way back, whose sums begin with 0. */
  static <A> A bothWays(
      Arithmetic<A> on, Taps forward, Taps backward, A weights, int at, int startAt) {
    LinearPasses<A> passes = on.linear();
    int middle = passes.packedLength(forward);
    A packed = on.zeros(middle + passes.packedLength(backward));
    passes.pack(forward, weights, at, startAt, packed, 0);
    passes.pack(backward, weights, at, -1, packed, middle);
    return packed;
  }
}
