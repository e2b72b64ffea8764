package io.kramers.images;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigUtil;
import io.kramers.config.Settings;
import io.kramers.files.LocalFiles;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;

/** Small data sets of every kind, and readings of them. */
final class ImageFixtures {
  private ImageFixtures() {}

  /** Reads from a path with further keys of the section, and no variables in the environment. */
  static ImageData read(Path path, String keys) {
    return read(path.toString(), keys, Map.of());
  }

  static ImageData read(String path, String keys, Map<String, String> environment) {
    return ImageData.read(settings(path, keys), new LocalFiles(), environment);
  }

  static Settings settings(String path, String keys) {
    String text = "path = " + ConfigUtil.quoteString(path) + "\n" + keys;
    return Settings.of(ConfigFactory.parseString(text).root(), "data");
  }

  /** Bytes that look random, the same for the same seed. */
  static byte[] bytes(int length, int seed) {
    byte[] bytes = new byte[length];
    new java.util.SplittableRandom(seed).nextBytes(bytes);
    return bytes;
  }

  /** An IDX file: magic number, dimensions, values. */
  static byte[] idx(int magic, int[] dimensions, byte[] values) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(magic);
    for (int dimension : dimensions) {
      out.writeInt(dimension);
    }
    out.write(values);
    return bytes.toByteArray();
  }

  static byte[] gzip(byte[] plain) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(plain);
    }
    return bytes.toByteArray();
  }

  /** Records of CIFAR-10 with the given labels, their pixels from a seed. */
  static byte[] cifar(int seed, int... labels) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < labels.length; i++) {
      bytes.write(labels[i]);
      bytes.writeBytes(bytes(3072, seed + i));
    }
    return bytes.toByteArray();
  }

  /** An image file whose pixel (x, y) is the given function of both, as red, green and blue. */
  static Path image(Path file, String format, int width, int height, Colour colour)
      throws IOException {
    return image(file, format, BufferedImage.TYPE_INT_RGB, width, height, colour);
  }

  static Path image(Path file, String format, int type, int width, int height, Colour colour)
      throws IOException {
    BufferedImage image = new BufferedImage(width, height, type);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, colour.at(x, y));
      }
    }
    return write(file, format, image);
  }

  static Path write(Path file, String format, BufferedImage image) throws IOException {
    Files.createDirectories(file.getParent());
    if (!ImageIO.write(image, format, file.toFile())) {
      throw new IOException("no writer of " + format);
    }
    return file;
  }

  /** A pixel's colour, 0xrrggbb, or with alpha above. */
  interface Colour {
    int at(int x, int y);
  }

  /** A zip of everything below a folder. */
  static Path zip(Path folder, Path file) throws IOException {
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file));
        java.util.stream.Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.filter(path -> !path.equals(folder)).toList()) {
        String name = folder.relativize(each).toString();
        out.putNextEntry(new ZipEntry(Files.isDirectory(each) ? name + "/" : name));
        if (Files.isRegularFile(each)) {
          Files.copy(each, out);
        }
      }
    }
    return file;
  }
}
