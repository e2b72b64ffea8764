package io.kramers.rng;

final class ScalarWords implements Words {
  @Override
  public void fill(StreamKey key, long[] trials, int n, long counter, long[] x0, long[] x1) {
    long k0 = key.k0();
    long k1 = key.k1();
    long k2 = Threefry2x64.parity(k0, k1);
    for (int i = 0; i < n; i++) {
      long a = trials[i] + k0;
      long b = counter + k1;
      a += b;
      b = Long.rotateLeft(b, 16) ^ a;
      a += b;
      b = Long.rotateLeft(b, 42) ^ a;
      a += b;
      b = Long.rotateLeft(b, 12) ^ a;
      a += b;
      b = Long.rotateLeft(b, 31) ^ a;
      a += k1;
      b += k2 + 1;
      a += b;
      b = Long.rotateLeft(b, 16) ^ a;
      a += b;
      b = Long.rotateLeft(b, 32) ^ a;
      a += b;
      b = Long.rotateLeft(b, 24) ^ a;
      a += b;
      b = Long.rotateLeft(b, 21) ^ a;
      a += k2;
      b += k0 + 2;
      a += b;
      b = Long.rotateLeft(b, 16) ^ a;
      a += b;
      b = Long.rotateLeft(b, 42) ^ a;
      a += b;
      b = Long.rotateLeft(b, 12) ^ a;
      a += b;
      b = Long.rotateLeft(b, 31) ^ a;
      a += k0;
      b += k1 + 3;
      a += b;
      b = Long.rotateLeft(b, 16) ^ a;
      a += b;
      b = Long.rotateLeft(b, 32) ^ a;
      x0[i] = a;
      x1[i] = b;
    }
  }
}
