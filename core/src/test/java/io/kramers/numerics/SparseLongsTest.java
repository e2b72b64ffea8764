package io.kramers.numerics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SparseLongsTest {
  private static DataInputStream in(byte... bytes) {
    return new DataInputStream(new ByteArrayInputStream(bytes));
  }

  private static byte[] written(long... values) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    SparseLongs.write(new DataOutputStream(bytes), values);
    return bytes.toByteArray();
  }

  @ParameterizedTest
  @CsvSource({
    "0,1",
    "-1,1",
    "63,1",
    "-64,1",
    "64,2",
    "8191,2",
    "8192,3",
    "9223372036854775807,10",
    "-9223372036854775808,10"
  })
  void numbersTakeAsManyBytesAsTheyNeed(long number, int size) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    SparseLongs.writeNumber(new DataOutputStream(bytes), number);
    assertThat(bytes.size()).isEqualTo(size);
    assertThat(SparseLongs.readNumber(in(bytes.toByteArray()))).isEqualTo(number);
  }

  @Test
  void arraysAreReadAsTheyWere() throws IOException {
    for (long[] values :
        new long[][] {
          {}, {0}, {5}, {0, 0, 0, 1}, {1, 2, 3}, {Long.MIN_VALUE, 0, Long.MAX_VALUE}, new long[9999]
        }) {
      long[] read = new long[values.length];
      Arrays.fill(read, 7);
      DataInputStream in = in(written(values));
      SparseLongs.read(in, read);
      assertThat(read).isEqualTo(values);
      assertThat(in.available()).isZero();
    }
    assertThat(written(new long[9999])).as("its length and none").hasSize(4);
  }

  @Test
  void whatIsNoArrayOfThatLengthIsRefused() throws IOException {
    byte[] three = written(1, 0, 3);
    assertThatThrownBy(() -> SparseLongs.read(in(three), new long[4]))
        .isInstanceOf(IOException.class)
        .hasMessage("3 where 4 belongs");
    // Length 2, one value, three further: beyond the end.
    assertThatThrownBy(() -> SparseLongs.read(in((byte) 4, (byte) 2, (byte) 6), new long[2]))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() -> SparseLongs.readCounts(in(written(-1)), new long[1]))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(
            () ->
                SparseLongs.readNumber(in(new byte[] {-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1})))
        .isInstanceOf(IOException.class);
  }
}
