package io.kramers.arrays;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TimeZone;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Against files that NumPy 1.24 wrote: {@code numpy.save} and {@code numpy.savez}. */
class NumpyFilesTest {
  @TempDir Path folder;

  @BeforeAll
  static void load() {
    NativeArrays.load();
  }

  private static Path numpys(String name) {
    try {
      return Path.of(NumpyFilesTest.class.getResource(name).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static INDArray matrix() {
    return Nd4j.createFromArray(new double[][] {{0, 0.25, 0.5}, {0.75, 1, 1.25}});
  }

  private static INDArray integers() {
    long least = -(1L << 60);
    return Nd4j.createFromArray(
        new long[][] {{least, least + 1, least + 2}, {least + 3, least + 4, least + 5}});
  }

  private static INDArray cube() {
    float[] numbers = new float[24];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = i;
    }
    return Nd4j.createFromArray(numbers).reshape(2, 3, 4);
  }

  private static Map<String, INDArray> arrays() {
    return Map.ofEntries(
        Map.entry("matrix-f8.npy", matrix()),
        Map.entry("matrix-f4.npy", matrix().castTo(DataType.FLOAT)),
        Map.entry("matrix-i8.npy", integers()),
        Map.entry("vector.npy", Nd4j.createFromArray(0.75, 1, 1.25)),
        Map.entry("row.npy", Nd4j.createFromArray(new double[][] {{0, 0.25, 0.5}})),
        Map.entry("scalar.npy", Nd4j.scalar(-2.5)),
        Map.entry("none.npy", Nd4j.create(DataType.DOUBLE, 0, 3)),
        Map.entry("cube.npy", cube()));
  }

  private void assertSame(INDArray actual, INDArray expected, String name) {
    assertThat(actual.shape()).as(name).isEqualTo(expected.shape());
    assertThat(actual.dataType()).as(name).isEqualTo(expected.dataType());
    assertThat(actual).as(name).isEqualTo(expected);
  }

  @Test
  void whatIsWrittenIsNumpysFileByteForByte() throws IOException {
    for (Map.Entry<String, INDArray> array : arrays().entrySet()) {
      Path file = folder.resolve(array.getKey());
      NumpyFiles.write(file, array.getValue());
      assertThat(file).hasSameBinaryContentAs(numpys(array.getKey()));
    }
  }

  @Test
  void numpysFilesAreRead() throws IOException {
    for (Map.Entry<String, INDArray> array : arrays().entrySet()) {
      String name = array.getKey();
      assertSame(NumpyFiles.read(numpys(name)), array.getValue(), name);
    }
  }

  /** Of which ND4J alone would read and write another order of the same numbers. */
  @Test
  void theOrderInMemoryChangesNothing() throws IOException {
    assertSame(NumpyFiles.read(numpys("matrix-fortran.npy")), matrix(), "matrix");
    assertSame(NumpyFiles.read(numpys("cube-fortran.npy")), cube(), "cube");
    INDArray fortran = matrix().dup('f');
    INDArray transposed = matrix().transpose().dup('c').transpose();
    for (INDArray array : new INDArray[] {fortran, transposed}) {
      Path file = folder.resolve("array.npy");
      NumpyFiles.write(file, array);
      assertThat(file).hasSameBinaryContentAs(numpys("matrix-f8.npy"));
    }
    NumpyFiles.write(folder.resolve("view.npy"), cube().slice(0).getColumn(1));
    assertSame(
        NumpyFiles.read(folder.resolve("view.npy")), Nd4j.createFromArray(1f, 5f, 9f), "a column");
  }

  @Test
  void archivesComeBackAndNumpysAreRead() throws IOException {
    INDArray bias = Nd4j.createFromArray(0f, 0.25f, 0.5f);
    Path file = folder.resolve("archive.npz");
    NumpyFiles.writeArchive(file, Map.of("weights", matrix(), "bias", bias));
    for (Path archive : new Path[] {file, numpys("archive.npz"), numpys("compressed.npz")}) {
      Map<String, INDArray> arrays = NumpyFiles.readArchive(archive);
      assertThat(arrays).containsOnlyKeys("bias", "weights");
      assertSame(arrays.get("weights"), matrix(), archive + ":weights");
      assertSame(arrays.get("bias"), bias, archive + ":bias");
    }
  }

  /** Neither the clock, nor the time zone, nor the order of a map is in the file. */
  @Test
  void anArchivesBytesRepeat() throws IOException {
    Path first = folder.resolve("first.npz");
    Path second = folder.resolve("second.npz");
    NumpyFiles.writeArchive(first, Map.of("a", matrix(), "b", cube(), "c", integers()));
    TimeZone zone = TimeZone.getDefault();
    try {
      TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));
      NumpyFiles.writeArchive(
          second,
          new TreeMap<>(Map.of("a", matrix(), "b", cube(), "c", integers())).descendingMap());
    } finally {
      TimeZone.setDefault(zone);
    }
    assertThat(second).hasSameBinaryContentAs(first);
  }

  @Test
  void otherFilesAreRefusedBeforeNativeCodeSeesThem() throws IOException {
    assertThatThrownBy(() -> NumpyFiles.read(numpys("big-endian.npy")))
        .isInstanceOf(IOException.class)
        .hasMessageEndingWith("has numbers of type >f8; <f4, <f8 and <i8 can be read");
    assertThatThrownBy(() -> NumpyFiles.read(numpys("bool.npy"))).hasMessageContaining("|b1");
    assertThatThrownBy(() -> NumpyFiles.read(numpys("version2.npy")))
        .hasMessageEndingWith("is no .npy file of format 1.0");
    byte[] whole = Files.readAllBytes(numpys("matrix-f8.npy"));
    for (int length : new int[] {0, 5, 9, 60, 128, whole.length - 1, whole.length + 1}) {
      Path file = folder.resolve("other.npy");
      Files.write(file, Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> NumpyFiles.read(file)).isInstanceOf(IOException.class);
    }
  }

  @Test
  void anArchiveThatUnpacksToTooMuchIsRefused() throws IOException {
    Path file = folder.resolve("large.npz");
    try (INDArray zeros = Nd4j.zeros(DataType.DOUBLE, 1000)) {
      NumpyFiles.writeArchive(file, Map.of("a", zeros, "b", zeros));
    }
    int bytes = 2 * (128 + 8000);
    assertThat(NumpyFiles.readArchive(file, file.toString(), bytes)).containsOnlyKeys("a", "b");
    assertThatThrownBy(() -> NumpyFiles.readArchive(file, file.toString(), bytes - 1))
        .isInstanceOf(IOException.class)
        .hasMessage(file + " has arrays of more than " + (bytes - 1) + " bytes in all");
  }

  @Test
  void otherArraysAreNotWritten() {
    Path file = folder.resolve("array.npy");
    assertThatThrownBy(() -> NumpyFiles.write(file, matrix().castTo(DataType.INT)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("INT");
    assertThatThrownBy(() -> NumpyFiles.write(file, Nd4j.empty(DataType.DOUBLE)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(file).doesNotExist();
  }
}
