package io.kramers.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CanonicalTextTest {
  @Test
  void isLinesInTheOrderInWhichTheyArePut() {
    CanonicalText text =
        new CanonicalText().put("z", "name").put("a", 0.1).put("n", 3L).put("big", 1e300);
    assertThat(text)
        .hasToString("z=name\na=0x1.999999999999ap-4\nn=3\nbig=0x1.7e43c8800759cp996\n");
  }

  @Test
  void oneValueHasOneText() {
    assertThat(new CanonicalText().put("x", -0.0)).hasToString("x=0x0.0p0\n");
    assertThat(new CanonicalText().put("x", 0.0)).hasToString("x=0x0.0p0\n");
    assertThat(CanonicalText.digest(new double[] {-0.0, 1}))
        .isEqualTo(CanonicalText.digest(new double[] {0.0, 1}));
  }

  /** By coreutils: printf 'abc=\n' | sha256sum. */
  @Test
  void hashIsTheFirstEightBytesOfTheSha256() {
    assertThat(new CanonicalText().put("abc", "").hash()).isEqualTo(0xcebb472000fbc5dcL);
  }

  /** By coreutils: printf '\x3f\xf0\0\0\0\0\0\0\x40\0\0\0\0\0\0\0' | sha256sum. */
  @Test
  void digestIsTheSha256OfTheBigEndianBits() {
    assertThat(CanonicalText.digest(new double[] {1, 2}))
        .isEqualTo("sha256:f814737da80b11b6d6e54c254b9d7e711669462c0e53585f776afea6ea073afc");
  }

  @Test
  void differentTextsWithOneHashAreRefusedAndEqualOnesAreNot() {
    CanonicalText.rejectCollisions(Stream.of("a=1", "b=2", "a=1"));
    CanonicalText.rejectCollisions(Stream.of("aa", "b", "aa"), String::length);
    assertThatThrownBy(
            () -> CanonicalText.rejectCollisions(Stream.of("aa", "b", "cc"), String::length))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContainingAll("the hash 2", "aa", "cc");
  }
}
