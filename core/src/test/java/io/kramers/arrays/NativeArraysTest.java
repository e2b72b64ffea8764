package io.kramers.arrays;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

class NativeArraysTest {
  private static final String THREADS = "OMP_NUM_THREADS";

  @Test
  void arraysAreJavasAndBack() {
    double[][] rows = {{1, 2, 3}, {4, 5, 6}};
    INDArray matrix = NativeArrays.matrix(rows);
    assertThat(matrix.dataType()).isEqualTo(DataType.DOUBLE);
    assertThat(matrix.shape()).containsExactly(2, 3);
    assertThat(matrix.getDouble(1, 0)).isEqualTo(4);
    assertThat(NativeArrays.rows(matrix)).isDeepEqualTo(rows);
    assertThat(NativeArrays.rows(matrix.transpose()))
        .isDeepEqualTo(new double[][] {{1, 4}, {2, 5}, {3, 6}});
    INDArray view = matrix.get(NDArrayIndex.all(), NDArrayIndex.interval(1, 3));
    assertThat(NativeArrays.values(view)).containsExactly(2, 3, 5, 6);
    INDArray vector = NativeArrays.vector(new double[] {0.1, 0.2});
    assertThat(vector.shape()).containsExactly(2);
    assertThat(NativeArrays.values(vector)).containsExactly(0.1, 0.2);
    assertThat(NativeArrays.values(vector.castTo(DataType.FLOAT))).containsExactly(0.1f, 0.2f);
    assertThatThrownBy(() -> NativeArrays.matrix(new double[][] {{1, 2}, {3}}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("rows of 2 and of 1 numbers make no matrix");
    assertThatThrownBy(() -> NativeArrays.zeros(1 << 14, 1 << 14))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2 GiB");
  }

  @Test
  void nativeCodeRunsOnOneThread() {
    NativeArrays.load();
    assertThat(openblas_nolapack.blas_get_num_threads()).isOne();
    assertThat(Nd4j.getEnvironment().maxThreads()).isOne();
  }

  /** Results of a size at which two threads give other bits than one. */
  private static List<Integer> bits() {
    Random random = new Random(5);
    double[][] rows = new double[301][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = random.doubles(700, -1, 1).toArray();
    }
    List<Integer> bits = new ArrayList<>();
    try (INDArray gram = GramMatrix.of(rows);
        SymmetricEigen eigen = SymmetricEigen.of(gram)) {
      bits.add(Arrays.hashCode(NativeArrays.values(gram)));
      bits.add(Arrays.hashCode(NativeArrays.values(eigen.values())));
      bits.add(Arrays.hashCode(NativeArrays.values(eigen.vectors())));
      double[][] matrix = NativeArrays.rows(gram);
      EigenPairs pairs =
          new Lanczos(5, 40, 1e-6, 1).largest(301, x -> Operators.product(matrix, x));
      bits.add(Arrays.hashCode(pairs.values()));
      bits.add(Arrays.deepHashCode(pairs.vectors()));
    }
    return bits;
  }

  /** In a JVM of its own: the bits, or memory until there is no more. */
  static final class Main {
    private Main() {}

    public static void main(String[] args) {
      if (args[0].equals("bits")) {
        System.out.println(bits());
        return;
      }
      NativeArrays.load();
      // 1.6 GB, in pieces that nobody keeps.
      for (int i = 0; i < 20; i++) {
        Nd4j.create(DataType.DOUBLE, 10_000_000).assign(i);
      }
      System.out.println("dropped");
      List<INDArray> kept = new ArrayList<>();
      try {
        while (kept.size() < 20) {
          kept.add(Nd4j.create(DataType.DOUBLE, 10_000_000).assign(1));
        }
      } catch (OutOfMemoryError e) {
        System.out.println("refused after " + kept.size());
      }
    }
  }

  private static String run(String threads, String classPath, String work)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx128m",
            "-cp",
            classPath,
            Main.class.getName(),
            work);
    if (threads == null) {
      builder.environment().remove(THREADS);
    } else {
      builder.environment().put(THREADS, threads);
    }
    Process process = builder.redirectErrorStream(true).start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    return text;
  }

  private static final String CLASS_PATH = System.getProperty("java.class.path");

  @Test
  void bitsAreTheSameInEveryJvm() throws Exception {
    String expected = bits().toString();
    assertThat(run("1", CLASS_PATH, "bits")).contains(expected).doesNotContain(THREADS);
    assertThat(run("2", CLASS_PATH, "bits"))
        .contains(expected)
        .contains("sums run on 2 threads", "set OMP_NUM_THREADS=1");
  }

  /** 128 MiB of heap: at most 768 MiB in all, and JavaCPP alone would allow 512. */
  @Test
  void garbageIsCollectedAndMemoryBounded() throws Exception {
    assertThat(run("1", CLASS_PATH, "memory"))
        .contains("dropped")
        .containsPattern("refused after ([7-9]|10)\\b");
  }

  @Test
  void withoutItsJarsTheRemedyIsNamed() throws Exception {
    String classPath =
        Arrays.stream(CLASS_PATH.split(File.pathSeparator))
            .filter(entry -> !entry.matches(".*(nd4j-|javacpp-|openblas-).*\\.jar"))
            .collect(Collectors.joining(File.pathSeparator));
    assertThat(run("1", classPath, "memory"))
        .contains("IllegalStateException: ND4J cannot be loaded here", "--jars");
  }
}
