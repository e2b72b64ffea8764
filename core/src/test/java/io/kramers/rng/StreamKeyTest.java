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
        .isEqualTo(new StreamKey(0x69257f2f9050117bL, 0x5edbba70c70a6465L));
    assertThat(StreamKey.of(-1, Purpose.DATA, 0))
        .isEqualTo(new StreamKey(0x1626c432a70b3537L, 0x50872e9db16e5255L));
  }

  /** As above: the words of trial 41, step 500, draw 3 under those keys. */
  @Test
  void leadsToTheDocumentedWords() {
    assertThat(words(StreamKey.of(20200624, Purpose.TRAJECTORY, 0x0123456789abcdefL)))
        .containsExactly(0x0d13f0bf50028df2L, 0xa255f649eb10ff72L);
    assertThat(words(StreamKey.of(-1, Purpose.DATA, 0)))
        .containsExactly(0x6fa1fd17684b5f9cL, 0x311c4595a0bb93a5L);
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
