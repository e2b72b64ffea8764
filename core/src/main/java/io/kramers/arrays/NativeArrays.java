package io.kramers.arrays;

import java.nio.DoubleBuffer;
import java.util.Arrays;
import java.util.stream.LongStream;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.nd4j.common.config.ND4JClassLoading;
import org.nd4j.common.config.ND4JSystemProperties;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads ND4J for this JVM, with one native thread and bounded memory, and makes its arrays of
 * Java's and back. Everything in this package loads it by itself; who calls ND4J directly calls
 * {@link #load} before.
 */
public final class NativeArrays {
  /**
   * Physical memory of the process, in bytes, beyond which an allocation of ND4J collects garbage
   * and, where that does not help, throws {@link OutOfMemoryError}.
   */
  private static final String MOST_MEMORY = "org.bytedeco.javacpp.maxphysicalbytes";

  /** What a JVM with Spark and ND4J takes beside its heap and its arrays. */
  private static final long OVERHEAD = 512L << 20;

  private static final int MOST_NUMBERS = 1 << 28;

  private static final Logger LOG = LoggerFactory.getLogger(NativeArrays.class);

  private static boolean loaded;

  private NativeArrays() {}

  /**
   * Loads ND4J where that has not been done: some seconds, and more the first time on a machine,
   * when its libraries are unpacked to {@code ~/.javacpp/cache}.
   *
   * @throws IllegalStateException if there is no ND4J on the class path or none for this processor
   */
  public static synchronized void load() {
    if (loaded) {
      return;
    }
    try {
      setUp();
    } catch (LinkageError | RuntimeException e) {
      throw new IllegalStateException(
          "ND4J cannot be loaded here: it needs Linux on x86-64, and its jars, which through"
              + " spark-submit go into --jars (see docs/arrays.md)",
          e);
    }
    loaded = true;
  }

  private static void setUp() {
    setIfMissing(ND4JSystemProperties.LOG_INITIALIZATION, "false");
    setIfMissing(MOST_MEMORY, Long.toString(2 * Runtime.getRuntime().maxMemory() + OVERHEAD));
    // spark-submit's jars are not the business of every thread's context class loader.
    ND4JClassLoading.setNd4jClassloaderFromClass(Nd4j.class);
    // Before anything else of ND4J: in another order its native operations are not found.
    Nd4j.getExecutioner();
    openblas_nolapack.blas_set_num_threads(1);
    if (Nd4j.getEnvironment().maxThreads() != 1) {
      LOG.warn(
          "ND4J's own sums run on {} threads, and their last bits depend on that: set"
              + " OMP_NUM_THREADS=1 in the environment of this process",
          Nd4j.getEnvironment().maxThreads());
    }
  }

  private static void setIfMissing(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }

  /** A vector, of shape [n], n at least 1. */
  public static INDArray vector(double[] values) {
    return array(values, values.length);
  }

  /**
   * A matrix, of shape [rows, columns].
   *
   * @param rows at least one, of equal lengths, at least 1
   */
  public static INDArray matrix(double[][] rows) {
    int columns = rows[0].length;
    INDArray matrix = zeros(rows.length, columns);
    DoubleBuffer entries = matrix.data().asNioDouble();
    for (double[] row : rows) {
      if (row.length != columns) {
        throw new IllegalArgumentException(
            "rows of " + columns + " and of " + row.length + " numbers make no matrix");
      }
      entries.put(row);
    }
    return matrix;
  }

  /** Numbers in C order, as an array of a shape. */
  static INDArray array(double[] values, long... shape) {
    INDArray array = zeros(shape);
    array.data().asNioDouble().put(values);
    return array;
  }

  /**
   * Zeros in C order.
   *
   * @throws IllegalArgumentException if they are 2 GiB or more, which Java cannot look into
   */
  static INDArray zeros(long... shape) {
    load();
    double numbers = LongStream.of(shape).asDoubleStream().reduce(1, (x, y) -> x * y);
    if (numbers >= MOST_NUMBERS) {
      throw new IllegalArgumentException(
          "an array of shape " + Arrays.toString(shape) + " is too large: 2 GiB or more");
    }
    return Nd4j.create(DataType.DOUBLE, shape, 'c');
  }

  /** All numbers of an array in C order, as doubles. */
  public static double[] values(INDArray array) {
    // A copy in C order, whatever the strides.
    try (INDArray copy = Nd4j.create(DataType.DOUBLE, array.shape(), 'c')) {
      copy.assign(array);
      double[] values = new double[Math.toIntExact(array.length())];
      copy.data().asNioDouble().get(values);
      return values;
    }
  }

  /** The rows of a matrix. */
  public static double[][] rows(INDArray matrix) {
    double[] values = values(matrix);
    int columns = Math.toIntExact(matrix.columns());
    double[][] rows = new double[Math.toIntExact(matrix.rows())][columns];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(values, i * columns, rows[i], 0, columns);
    }
    return rows;
  }
}
