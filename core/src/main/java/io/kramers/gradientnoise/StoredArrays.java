package io.kramers.gradientnoise;

import io.kramers.numerics.SparseLongs;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Arrays of doubles as bytes: their lengths, and every bit. */
final class StoredArrays {
  private static final long MOST = 1 << 28;

  private StoredArrays() {}

  static void write(DataOutput out, double[]... arrays) throws IOException {
    for (double[] array : arrays) {
      SparseLongs.writeNumber(out, array.length);
      for (double each : array) {
        out.writeDouble(each);
      }
    }
  }

  static double[] read(DataInput in) throws IOException {
    long length = SparseLongs.readCount(in);
    if (length > MOST) {
      throw new IOException("an array of " + length);
    }
    double[] array = new double[(int) length];
    for (int i = 0; i < array.length; i++) {
      array[i] = in.readDouble();
    }
    return array;
  }
}
