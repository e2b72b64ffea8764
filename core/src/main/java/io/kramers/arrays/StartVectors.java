package io.kramers.arrays;

import io.kramers.rng.Counter;
import io.kramers.rng.Normals;
import io.kramers.rng.StreamKey;
import io.kramers.rng.Words;
import io.kramers.simd.Padded;
import io.kramers.simd.Vectorization;
import java.util.Arrays;

/** Vectors of independent standard normals. */
public final class StartVectors {
  private StartVectors() {}

  /** Vector number {@code number} of a stream: components 2i and 2i + 1 are drawn for trial i. */
  public static double[] normals(StreamKey key, int number, int dimension) {
    int blocks = (dimension + 1) / 2;
    int length = Padded.length(blocks);
    long[] trials = new long[length];
    Arrays.setAll(trials, i -> i);
    long[] x0 = new long[length];
    long[] x1 = new long[length];
    double[] z0 = new double[length];
    double[] z1 = new double[length];
    Words.of(Vectorization.scalar()).fill(key, trials, blocks, Counter.word(number, 0), x0, x1);
    Normals.of(Vectorization.scalar()).transform(x0, x1, blocks, 1.0, z0, z1);
    double[] vector = new double[dimension];
    for (int i = 0; i < dimension; i++) {
      vector[i] = i % 2 == 0 ? z0[i / 2] : z1[i / 2];
    }
    return vector;
  }
}
