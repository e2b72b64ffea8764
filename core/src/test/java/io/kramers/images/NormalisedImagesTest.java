package io.kramers.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.kramers.config.CanonicalText;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NormalisedImagesTest {
  private static final ImageShape SHAPE = new ImageShape(3, 2, 5);

  private static Images images(int n, int seed) {
    return Images.of(
        SHAPE,
        ImageFixtures.bytes(n * SHAPE.values(), seed),
        IntStream.range(0, n).map(i -> i % 2).toArray(),
        IntStream.range(0, n).toArray(),
        List.of("a", "b"));
  }

  /** Against the same with 60 digits. */
  @Test
  void meanAndDeviationAreExactUpToRounding() throws Exception {
    Images images = images(40, 1);
    MathContext digits = new MathContext(60);
    BigDecimal n = BigDecimal.valueOf(images.pixels().length);
    BigDecimal mean = BigDecimal.ZERO;
    for (byte pixel : images.pixels()) {
      mean = mean.add(BigDecimal.valueOf(Byte.toUnsignedInt(pixel)));
    }
    mean = mean.divide(n, digits);
    BigDecimal variance = BigDecimal.ZERO;
    for (byte pixel : images.pixels()) {
      variance =
          variance.add(BigDecimal.valueOf(Byte.toUnsignedInt(pixel)).subtract(mean).pow(2), digits);
    }
    BigDecimal full = BigDecimal.valueOf(255);
    Normalisation normalisation = Normalisation.of(images);
    assertThat(normalisation.mean()).isEqualTo(mean.divide(full, digits).doubleValue());
    assertThat(normalisation.standardDeviation())
        .isCloseTo(
            variance.divide(n, digits).sqrt(digits).divide(full, digits).doubleValue(),
            within(2e-16));
  }

  @Test
  void equalPixelsHaveNoDeviation() {
    Images flat =
        Images.of(SHAPE, new byte[60], new int[] {0, 1}, new int[] {0, 1}, List.of("a", "b"));
    assertThatThrownBy(() -> Normalisation.of(flat))
        .isInstanceOf(UnusableImagesException.class)
        .hasMessage("holds images whose pixels are all equal, which cannot be normalised");
  }

  @Test
  void lanesHoldImagesSideBySide() {
    Images images = images(20, 2);
    Normalisation normalisation = new Normalisation(0.3, 0.7);
    NormalisedImages normalised = new NormalisedImages(images, normalisation);
    int[] numbers = {19, 0, 7};
    for (int lanes : new int[] {3, 8, 16}) {
      float[] floats = new float[lanes * 30];
      double[] doubles = new double[lanes * 30];
      java.util.Arrays.fill(floats, 5);
      java.util.Arrays.fill(doubles, 5);
      normalised.fill(numbers, floats);
      normalised.fill(numbers, doubles);
      for (int i = 0; i < floats.length; i++) {
        double expected = 0;
        if (i % lanes < 3) {
          int value = images.pixels()[numbers[i % lanes] * 30 + i / lanes] & 0xff;
          expected = (value / 255.0 - 0.3) / 0.7;
        }
        assertThat(doubles[i]).isEqualTo(expected);
        assertThat(floats[i]).isEqualTo((float) expected);
      }
    }
  }

  @Test
  void arraysThatAreNoLanesAreRefused() {
    NormalisedImages normalised = new NormalisedImages(images(4, 1), new Normalisation(0, 1));
    assertThatThrownBy(() -> normalised.fill(new int[] {0}, new float[31]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("1 images of 30 values do not fit lanes in an array of 31");
    assertThatThrownBy(() -> normalised.fill(new int[] {0, 1, 2}, new double[60]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void imagesMustFitTogether() {
    int[] two = {0, 1};
    List<String> classes = List.of("a", "b");
    assertThatThrownBy(() -> Images.of(SHAPE, new byte[59], two, two, classes))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Images.of(SHAPE, new byte[60], two, new int[1], classes))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Images.of(SHAPE, new byte[60], new int[] {0, 2}, two, classes))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("label 2 has no class");
  }

  /** SHA-256 of the pixels 0 to 29 and of the 32-bit label 1, by sha256sum. */
  @Test
  void isDescribedByItsValues() {
    byte[] pixels = new byte[30];
    for (int i = 0; i < 30; i++) {
      pixels[i] = (byte) i;
    }
    CanonicalText text = new CanonicalText();
    new ImageData(
            "anywhere",
            Split.TRAIN,
            Images.of(SHAPE, pixels, new int[] {1}, new int[] {17}, List.of("a", "b")),
            new Normalisation(0.5, 0.25))
        .describe(text);
    assertThat(text)
        .hasToString(
            """
            images=1
            channels=3
            height=2
            width=5
            pixels=sha256:f2192584b67da35dfc26f743e5f53bb0376046f899dc6dabd5e7b541ae86c32f
            classes=2
            labels=sha256:b40711a88c7039756fb8a73827eabe2c0fe5a0346ca7e0a104adc0fc764f528d
            mean=0x1.0p-1
            standard-deviation=0x1.0p-2
            """);
  }
}
