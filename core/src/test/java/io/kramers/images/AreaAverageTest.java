package io.kramers.images;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AreaAverageTest {
  @Test
  void averagesAreRoundedHalvesUpwards() {
    byte[] image = {1, 2, 3, 4, 5, 6, 7, (byte) 255};
    ImageShape shape = new ImageShape(1, 2, 4);
    // Columns 1 and 2: 2, 3, 6, 7 have the mean 4.5.
    assertThat(AreaAverage.square(shape, image, 1)).containsExactly(5);
  }

  @Test
  void pixelsCountByTheAreaThatTheyShare() {
    byte[] image = {0, 90, (byte) 180, 0, 90, (byte) 180, 0, 90, (byte) 180};
    // (0 + 90 / 2) / 1.5 and (90 / 2 + 180) / 1.5.
    assertThat(AreaAverage.square(new ImageShape(1, 3, 3), image, 2))
        .containsExactly(30, (byte) 150, 30, (byte) 150);
  }

  /** By each old pixel repeated {@code size} times, whose blocks of {@code side} are averaged. */
  @ParameterizedTest
  @CsvSource({"7, 7, 3", "12, 9, 4", "5, 8, 5", "3, 4, 7", "64, 64, 28", "2, 3, 4"})
  void isTheAverageOfRepeatedPixels(int height, int width, int size) {
    ImageShape shape = new ImageShape(3, height, width);
    byte[] image = ImageFixtures.bytes(shape.values(), height);
    int side = Math.min(height, width);
    byte[] expected = new byte[3 * size * size];
    for (int i = 0; i < expected.length; i++) {
      int channel = i / (size * size);
      long sum = 0;
      for (int y = i / size % size * side; y < (i / size % size + 1) * side; y++) {
        for (int x = i % size * side; x < (i % size + 1) * side; x++) {
          int row = (height - side) / 2 + y / size;
          int column = (width - side) / 2 + x / size;
          sum += Byte.toUnsignedInt(image[(channel * height + row) * width + column]);
        }
      }
      expected[i] = (byte) Math.floorDiv(2 * sum + (long) side * side, 2L * side * side);
    }
    assertThat(AreaAverage.square(shape, image, size)).isEqualTo(expected);
  }
}
