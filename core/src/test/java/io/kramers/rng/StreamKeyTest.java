package io.kramers.rng;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StreamKeyTest {
  /** Computed by a second implementation, in Python, of the format in docs/randomness.md. */
  @Test
  void isTheDocumentedBlock() {
    assertThat(StreamKey.of(20200624, Purpose.TRAJECTORY, 0x0123456789abcdefL))
        .isEqualTo(new StreamKey(0x6f68f9cc6f04d09fL, 0x1bb389d09863c3b5L));
    assertThat(StreamKey.of(-1, Purpose.DATA, 0))
        .isEqualTo(new StreamKey(0x29abb1f1d489aba4L, 0x3f59eea33d15dc20L));
  }

  /** As above: the words of trial 41, step 500, draw 3 under those keys. */
  @Test
  void leadsToTheDocumentedWords() {
    assertThat(words(StreamKey.of(20200624, Purpose.TRAJECTORY, 0x0123456789abcdefL)))
        .containsExactly(0x8b022c8d5d79ced0L, 0xdf289f9be06f5685L);
    assertThat(words(StreamKey.of(-1, Purpose.DATA, 0)))
        .containsExactly(0x593c5e01861b3d95L, 0x4bf670cc83e665deL);
  }

  private static long[] words(StreamKey key) {
    long[] x0 = new long[64];
    long[] x1 = new long[64];
    new ScalarWords().fill(key, new long[] {41}, 1, Counter.word(500, 3), x0, x1);
    return new long[] {x0[0], x1[0]};
  }

  /** Different seeds, purposes and cells, those that differ by one bit among them. */
  @Test
  void noTwoStreamsShareAKey() {
    Set<StreamKey> keys = new HashSet<>();
    int streams = 0;
    for (Purpose purpose : Purpose.values()) {
      for (long seed = -8; seed < 8; seed++) {
        for (int bit = 0; bit < 64; bit++) {
          keys.add(StreamKey.of(seed, purpose, 1L << bit));
          keys.add(StreamKey.of(seed, purpose, ~(1L << bit)));
          streams += 2;
        }
      }
    }
    assertThat(keys).hasSize(streams);
  }

  @Test
  void purposesAreToldApart() {
    Set<Long> codes = new HashSet<>();
    for (Purpose purpose : Purpose.values()) {
      codes.add(purpose.code());
    }
    assertThat(codes).hasSize(Purpose.values().length);
  }
}
