package io.kramers.gradientnoise;

import io.kramers.arrays.NativeArrays;
import io.kramers.arrays.NumpyFiles;
import io.kramers.config.Settings;
import io.kramers.files.InputFile;
import io.kramers.files.LocalCopy;
import io.kramers.network.Network;
import io.kramers.network.Parameter;
import io.kramers.network.Statistics;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A minimum as a file of NumPy's, {@value #MINIMUM}, with the names and shapes that PyTorch has for
 * it: weights in float32, statistics of batch normalisation in float64.
 *
 * @param weights w*, in the order of the network's parameters
 * @param statistics of batch normalisation, if the network has any
 */
public record MinimumArchive(double[] weights, Statistics statistics) {
  /** The file's name in the folder of a run. */
  public static final String MINIMUM = "minimum.npz";

  /** The file with the places of the images in the file that they came from. */
  public static final String INDICES = "indices.npy";

  private static final String VARIANCE = "running_var";
  private static final String BATCHES = "num_batches_tracked";

  /**
   * Writes the file's content.
   *
   * @param batches what PyTorch calls {@code num_batches_tracked}
   */
  public void write(OutputStream out, Network network, int batches) throws IOException {
    Map<String, INDArray> arrays = new TreeMap<>();
    network
        .parameters()
        .forEach(each -> arrays.put(each.name(), array(each, weights, DataType.FLOAT)));
    for (Parameter buffer : network.buffers()) {
      arrays.put(buffer.name(), array(buffer, statistics.values(), DataType.DOUBLE));
      if (buffer.name().endsWith(VARIANCE)) {
        arrays.put(buffer.name().replace(VARIANCE, BATCHES), Nd4j.scalar((long) batches));
      }
    }
    NumpyFiles.writeArchive(out, arrays);
    arrays.values().forEach(INDArray::close);
  }

  /**
   * Writes numbers of parameters, such as variances, under the parameters' names.
   *
   * @param values one for each parameter
   */
  public static void write(OutputStream out, Network network, double[] values) throws IOException {
    Map<String, INDArray> arrays = new TreeMap<>();
    network
        .parameters()
        .forEach(each -> arrays.put(each.name(), array(each, values, DataType.DOUBLE)));
    NumpyFiles.writeArchive(out, arrays);
    arrays.values().forEach(INDArray::close);
  }

  /** Writes the content of {@value #INDICES}: the places of images in the file they came from. */
  public static void writeIndices(OutputStream out, int[] positions) throws IOException {
    NativeArrays.load();
    try (INDArray indices =
        Nd4j.createFromArray(Arrays.stream(positions).asLongStream().toArray())) {
      NumpyFiles.write(out, indices);
    }
  }

  private static INDArray array(Parameter parameter, double[] all, DataType type) {
    double[] values =
        Arrays.copyOfRange(all, parameter.offset(), parameter.offset() + parameter.length());
    long[] shape = parameter.shape().stream().mapToLong(Integer::longValue).toArray();
    try (INDArray vector = NativeArrays.vector(values);
        INDArray shaped = vector.reshape(shape)) {
      return type == DataType.DOUBLE ? shaped.dup() : shaped.castTo(type);
    }
  }

  /**
   * Reads a minimum.
   *
   * @param settings with a key whose value is a folder that holds the file, or the file itself
   * @throws io.kramers.config.ConfigurationException if there is none for this network
   */
  static MinimumArchive read(Settings settings, String key, Network network) {
    Map<String, INDArray> arrays = readArrays(settings, key);
    List<String> unknown = new ArrayList<>(arrays.keySet());
    double[] weights = values(settings, key, network.parameters(), arrays, unknown);
    double[] statistics = values(settings, key, network.buffers(), arrays, unknown);
    unknown.removeIf(name -> name.endsWith(BATCHES));
    if (!unknown.isEmpty()) {
      throw settings.invalid(
          key,
          "is a minimum of another network: it has "
              + unknown.get(0)
              + ", which "
              + network.name()
              + " has not");
    }
    return new MinimumArchive(
        weights, statistics.length == 0 ? Statistics.none() : Statistics.of(statistics));
  }

  private static Map<String, INDArray> readArrays(Settings settings, String key) {
    InputFile path = settings.file(key);
    try {
      InputFile file = path.isFolder() ? path.child(MINIMUM) : path;
      if (!file.isFile()) {
        throw settings.invalid(
            key, "names no minimum (looked for " + file + "); kramers train writes one");
      }
      try (LocalCopy copy = LocalCopy.of(file)) {
        return NumpyFiles.readArchive(copy.path(), file.path());
      }
    } catch (IOException e) {
      throw settings.invalid(key, "cannot be read: " + e.getMessage());
    }
  }

  private static double[] values(
      Settings settings,
      String key,
      List<Parameter> parameters,
      Map<String, INDArray> arrays,
      List<String> unknown) {
    int length = parameters.stream().mapToInt(Parameter::length).sum();
    double[] all = new double[length];
    for (Parameter parameter : parameters) {
      INDArray array = arrays.get(parameter.name());
      long[] shape = parameter.shape().stream().mapToLong(Integer::longValue).toArray();
      if (array == null || !Arrays.equals(array.shape(), shape)) {
        throw settings.invalid(
            key,
            "is a minimum of another network: "
                + parameter.name()
                + (array == null
                    ? " is not in it"
                    : " has the shape " + Arrays.toString(array.shape()))
                + ", and must be there with the shape "
                + parameter.shape());
      }
      double[] values = NativeArrays.values(array);
      for (double value : values) {
        if (!Double.isFinite(value)) {
          throw settings.invalid(
              key, "has " + value + " in " + parameter.name() + "; all numbers must be finite");
        }
      }
      System.arraycopy(values, 0, all, parameter.offset(), values.length);
      unknown.remove(parameter.name());
    }
    return all;
  }

  /**
   * Checks that a folder's minimum was trained on the same images.
   *
   * @throws io.kramers.config.ConfigurationException if it was not
   */
  static void checkIndices(Settings settings, String key, int[] positions) {
    InputFile folder = settings.file(key);
    InputFile file = folder.child(INDICES);
    try {
      if (!folder.isFolder() || !file.isFile()) {
        return;
      }
      double[] there;
      try (InputStream in = file.open()) {
        there = NativeArrays.values(NumpyFiles.read(in, file.path()));
      }
      if (!Arrays.equals(there, Arrays.stream(positions).asDoubleStream().toArray())) {
        throw settings.invalid(
            key,
            "was trained on other images than data draws, as its "
                + INDICES
                + " says; give the same samples and seed");
      }
    } catch (IOException e) {
      throw settings.invalid(key, "has an " + INDICES + " that cannot be read: " + e.getMessage());
    }
  }
}
