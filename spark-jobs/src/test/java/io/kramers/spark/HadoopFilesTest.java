package io.kramers.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigUtil;
import io.kramers.config.ConfigurationException;
import io.kramers.config.Settings;
import io.kramers.images.ImageData;
import io.kramers.images.ImageShape;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hadoop's file systems by the one that needs no server. */
class HadoopFilesTest {
  @TempDir Path root;

  /** A folder and a zip with the same two images. */
  @BeforeEach
  void layOut() throws IOException {
    try (ZipOutputStream zip =
        new ZipOutputStream(Files.newOutputStream(root.resolve("images.zip")))) {
      for (String name : new String[] {"train/cat/1.png", "train/dog/1.png"}) {
        BufferedImage image = new BufferedImage(4, 3, BufferedImage.TYPE_INT_RGB);
        image.setRGB(1, 2, name.hashCode());
        Path file = root.resolve("images").resolve(name);
        Files.createDirectories(file.getParent());
        ImageIO.write(image, "png", file.toFile());
        zip.putNextEntry(new ZipEntry(name));
        Files.copy(file, zip);
      }
    }
  }

  private static ImageData read(String path) {
    String text = "samples = all, path = " + ConfigUtil.quoteString(path);
    Settings settings = Settings.of(ConfigFactory.parseString(text).root(), "data");
    return ImageData.read(settings, new HadoopFiles());
  }

  @Test
  void filesAreReadThroughHadoop() {
    String folder = root.resolve("images").toUri().toString();
    ImageData data = read(folder);
    assertThat(data.path()).isEqualTo(folder);
    assertThat(data.images().shape()).isEqualTo(new ImageShape(3, 3, 4));
    assertThat(data.images().classes()).containsExactly("cat", "dog");
    byte[] pixels = data.images().pixels();
    assertThat(read(root.resolve("images").toString()).images().pixels()).isEqualTo(pixels);
    assertThat(read(root.resolve("images.zip").toUri().toString()).images().pixels())
        .isEqualTo(pixels);
    assertThat(read("file:" + root.resolve("images.zip")).images().pixels()).isEqualTo(pixels);
  }

  @Test
  void whatIsNotThereIsRefused() {
    String absent = root.resolve("absent").toUri().toString();
    assertThatThrownBy(() -> read(absent))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith("data.path = \"%s\" names nothing that is there", absent);
    assertThatThrownBy(() -> read("gopher://host/images"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage(
            "data.path = \"gopher://host/images\" cannot be read: UnsupportedFileSystemException: No"
                + " FileSystem for scheme \"gopher\"");
  }

  /** Its classes are not among Spark's. */
  @Test
  void aFileSystemWithoutItsClassesIsRefused() {
    assertThatThrownBy(() -> read("s3a://bucket/images"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith("data.path = \"s3a://bucket/images\" cannot be read: ")
        .hasMessageContaining("org.apache.hadoop.fs.s3a.S3AFileSystem not found");
  }
}
