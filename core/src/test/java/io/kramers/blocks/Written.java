package io.kramers.blocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;

/** Results that are written and read again. */
public final class Written {
  private Written() {}

  private static byte[] bytes(Mergeable<?> result) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    result.write(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private static <R extends Mergeable<R>> R read(TrialBlocks<R> work, byte[] bytes)
      throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
    R result = work.read(in);
    assertThat(in.available()).isZero();
    return result;
  }

  /**
   * What is read equals what was written, merges as it does, and writes the same bytes; nothing
   * shorter can be read.
   *
   * @param first a result of the work
   * @param second another one, of other blocks
   * @return the number of bytes of the first
   */
  public static <R extends Mergeable<R>> int check(TrialBlocks<R> work, R first, R second)
      throws IOException {
    byte[] written = bytes(first);
    R again = read(work, written);
    assertThat(again).isEqualTo(first).isNotEqualTo(second);
    assertThat(bytes(again)).isEqualTo(written);
    assertThat(read(work, bytes(work.nothing()))).isEqualTo(work.nothing());
    again.merge(read(work, bytes(second)));
    R merged = work.nothing();
    merged.merge(second);
    merged.merge(first);
    assertThat(again).isEqualTo(merged);
    assertThat(bytes(again)).isEqualTo(bytes(merged));
    for (int length = 0; length < written.length; length += 1 + written.length / 200) {
      byte[] shorter = Arrays.copyOf(written, length);
      assertThatThrownBy(() -> read(work, shorter)).isInstanceOf(IOException.class);
    }
    return written.length;
  }

  /** A work that cannot read another one's result. */
  public static <R extends Mergeable<R>> void checkRefused(TrialBlocks<R> other, R result)
      throws IOException {
    byte[] written = bytes(result);
    assertThatThrownBy(() -> read(other, written)).isInstanceOf(IOException.class);
  }
}
