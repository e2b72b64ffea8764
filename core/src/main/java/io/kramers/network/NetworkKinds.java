package io.kramers.network;

import io.kramers.config.Settings;
import java.util.Map;
import java.util.TreeMap;

/** Where each network gets its name. */
public final class NetworkKinds {
  private static final Map<String, Reader> READERS =
      new TreeMap<>(
          Map.of(
              LinearRegression.KIND, LinearRegression::read,
              MultilayerPerceptron.KIND, MultilayerPerceptron::read,
              ConvolutionalNetwork.KIND, ConvolutionalNetwork::read,
              ResidualNetwork.KIND, ResidualNetwork::read));

  private NetworkKinds() {}

  /**
   * Reads a section {@code network}: {@code kind} and its own keys.
   *
   * @param input of a sample
   * @param classes of the samples; a regression has none and ignores them
   * @throws io.kramers.config.ConfigurationException if it is not valid for such samples
   */
  public static Network read(Settings settings, Shape input, int classes) {
    Network network =
        READERS.get(settings.oneOf("kind", READERS.keySet())).read(settings, input, classes);
    settings.rejectUnknownKeys();
    return network;
  }

  private interface Reader {
    Network read(Settings settings, Shape input, int classes);
  }
}
