package io.kramers.images;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * A JPEG or PNG file as red, green and blue, by the JDK's own decoders. Values are those stored:
 * colour profiles and orientation tags have no part. PNG is exact; JPEG's decoder, which rounds, is
 * the JDK's libjpeg, always the same within one JDK, and another may bring another.
 *
 * @param shape three channels
 * @param pixels unsigned, laid out [channel][row][column]
 */
record DecodedImage(ImageShape shape, byte[] pixels) {
  private static final Set<String> FORMATS = Set.of("JPEG", "png");
  private static final int COLOURS = 3;
  private static final int OPAQUE = 255;
  private static final int MOST_PIXELS = 1 << 24;

  /** What the decoder of JPEG warns of when it makes up the rest of a picture. */
  private static final List<String> MISSING = List.of("Missing EOI", "premature end");

  /**
   * Decodes a file.
   *
   * @throws UnusableImagesException if it is neither of the two or not whole, or if its values are
   *     not opaque ones of 8 bits
   */
  static DecodedImage of(String path, byte[] file) throws IOException {
    BufferedImage image = decode(path, file);
    int[][] bands = bands(path, image);
    int plane = image.getWidth() * image.getHeight();
    byte[] pixels = new byte[COLOURS * plane];
    for (int colour = 0; colour < COLOURS; colour++) {
      int[] band = bands[bands.length < COLOURS ? 0 : colour];
      for (int i = 0; i < plane; i++) {
        pixels[colour * plane + i] = (byte) band[i];
      }
    }
    return new DecodedImage(new ImageShape(COLOURS, image.getHeight(), image.getWidth()), pixels);
  }

  private static BufferedImage decode(String path, byte[] file) throws IOException {
    try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      ImageReader reader = readers.hasNext() ? readers.next() : null;
      if (reader == null || !FORMATS.contains(reader.getFormatName())) {
        throw UnusableImagesException.in(path, "is neither a JPEG nor a PNG file");
      }
      List<String> warnings = new ArrayList<>();
      reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
      reader.setInput(in);
      try {
        // A file of a few bytes can claim to hold any number of pixels.
        if ((long) reader.getWidth(0) * reader.getHeight(0) > MOST_PIXELS) {
          throw UnusableImagesException.in(
              path,
              "has %d x %d pixels; there may be %d"
                  .formatted(reader.getWidth(0), reader.getHeight(0), MOST_PIXELS));
        }
        BufferedImage image = reader.read(0);
        for (String warning : warnings) {
          if (MISSING.stream().anyMatch(warning::contains)) {
            throw UnusableImagesException.in(path, "is not whole: " + warning);
          }
        }
        return image;
      } finally {
        reader.dispose();
      }
    } catch (UnusableImagesException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      // The decoders throw whatever bad bytes lead to.
      String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      throw UnusableImagesException.in(path, "cannot be decoded: " + reason);
    }
  }

  /** Grey, or red, green and blue, each with all its values. */
  private static int[][] bands(String path, BufferedImage image) throws UnusableImagesException {
    int width = image.getWidth();
    int height = image.getHeight();
    if (image.getColorModel() instanceof IndexColorModel) {
      int[] palette = image.getRGB(0, 0, width, height, null, 0, width);
      requireOpaque(path, Arrays.stream(palette).map(argb -> argb >>> 24).toArray());
      return new int[][] {
        Arrays.stream(palette).map(argb -> argb >> 16 & 0xff).toArray(),
        Arrays.stream(palette).map(argb -> argb >> 8 & 0xff).toArray(),
        Arrays.stream(palette).map(argb -> argb & 0xff).toArray()
      };
    }
    // Not getRGB: it would take grey and profiled values through a colour space.
    Raster raster = image.getRaster();
    int[][] bands = new int[raster.getNumBands()][];
    for (int band = 0; band < bands.length; band++) {
      if (raster.getSampleModel().getSampleSize(band) != Byte.SIZE) {
        throw UnusableImagesException.in(path, "has other values than of 8 bits");
      }
      bands[band] = raster.getSamples(0, 0, width, height, band, (int[]) null);
    }
    if (image.getColorModel().hasAlpha()) {
      requireOpaque(path, bands[bands.length - 1]);
    }
    return bands;
  }

  private static void requireOpaque(String path, int[] alpha) throws UnusableImagesException {
    if (Arrays.stream(alpha).anyMatch(value -> value != OPAQUE)) {
      throw UnusableImagesException.in(path, "is transparent in places");
    }
  }
}
