package io.kramers.network;

import io.kramers.OtherJvm;
import io.kramers.simd.Vectorization;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The golden summary of networks: hashes of losses, per-sample gradients, squared norms and
 * gradients of all samples, a line a network. No JVM, vector width or number of threads may change
 * it. As a program with a number of threads, it prints the lines again and again, from cold to warm
 * code; with the name of a file, it writes the scalar specification's there:
 *
 * <pre>
 * mvn -q -B -Pdeterminism -pl core -DskipTests test-compile exec:exec@networks
 * </pre>
 *
 * regenerates {@code golden-networks.txt} among the test resources.
 */
final class GoldenNetworks {
  private static final String RESOURCE = "golden-networks.txt";
  private static final int ROUNDS = 12;

  /** Where FMA is software, it costs microseconds. */
  private static final int SOFTWARE_FMA_ROUNDS = 3;

  private GoldenNetworks() {}

  public static void main(String[] args) throws IOException {
    if (!args[0].matches("\\d+")) {
      Files.write(Path.of(args[0]), lines(Vectorization.scalar(), 1, all()));
      return;
    }
    boolean fma = Boolean.parseBoolean(OtherJvm.option("UseFMA"));
    for (int round = 0; round < (fma ? ROUNDS : SOFTWARE_FMA_ROUNDS); round++) {
      lines(Vectorization.active(), Integer.parseInt(args[0]), fma ? all() : small())
          .forEach(System.out::println);
    }
  }

  private static Map<String, Network> small() {
    return Map.of("residual small", ResidualNetwork.of(new Shape(1, 4, 4), 1, 1, 2));
  }

  private static Map<String, Network> all() {
    Map<String, Network> all = new TreeMap<>(small());
    all.put("average pool", Fixtures.networks().get("average pool"));
    all.put("cnn", ConvolutionalNetwork.of(new Shape(1, 28, 28), 10));
    all.put("linear-regression", LinearRegression.of(Shape.flat(7)));
    all.put("mlp", MultilayerPerceptron.of(new Shape(2, 3, 4), new int[] {9, 8}, 5));
    all.put("residual", ResidualNetwork.of(new Shape(3, 17, 15), 5, 1, 10));
    return all;
  }

  static List<String> golden() {
    try (InputStream in = GoldenNetworks.class.getResourceAsStream(RESOURCE)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<String> lines(Vectorization provider, int threads) {
    return lines(provider, threads, all());
  }

  private static List<String> lines(
      Vectorization provider, int threads, Map<String, Network> networks) {
    List<String> lines = new ArrayList<>();
    try (Workers workers = new Workers(threads)) {
      networks.forEach(
          (name, network) -> lines.add(name + ": " + line(network, provider, workers)));
    }
    return lines;
  }

  private static String line(Network network, Vectorization provider, Workers workers) {
    Arithmetic<float[]> on = Precision.single(provider);
    Samples samples = Fixtures.samples(network, Fixtures.SAMPLES);
    double[] weights = Fixtures.weights(network);
    NetworkPass<float[]> pass = Fixtures.pass(network, on);
    Digest losses = new Digest();
    Digest gradients = new Digest();
    Digest norms = new Digest();
    for (int block = 0; block < samples.blocks(); block++) {
      double[] ofLanes = new double[Arithmetic.LANES];
      pass.losses(samples, block, ofLanes);
      losses.add(ofLanes);
      pass.perSample(
          samples,
          block,
          (group, own) -> {
            for (int i = 0; i < group.length() * Arithmetic.LANES; i++) {
              gradients.add(own[i]);
            }
          });
      double[][] ofGroups = new double[network.groups().size()][Arithmetic.LANES];
      pass.addSquaredNorms(samples, block, ofGroups);
      for (double[] ofGroup : ofGroups) {
        norms.add(ofGroup);
      }
    }
    Digest frozen = new Digest();
    double[] gradient = new double[weights.length];
    frozen.add(
        new FrozenFullBatch<>(network, Fixtures.statistics(network), samples, on, workers)
            .gradient(weights, gradient));
    frozen.add(gradient);
    NormalisingFullBatch<float[]> following =
        new NormalisingFullBatch<>(network, samples, on, workers);
    Digest normalising = new Digest();
    normalising.add(following.gradient(weights, gradient));
    normalising.add(gradient);
    normalising.add(following.statistics().values());
    return "losses %s gradients %s norms %s frozen %s normalising %s"
        .formatted(losses, gradients, norms, frozen, normalising);
  }

  /** SHA-256 of numbers. */
  private static final class Digest {
    private final MessageDigest digest;

    Digest() {
      try {
        digest = MessageDigest.getInstance("SHA-256");
      } catch (NoSuchAlgorithmException e) {
        throw new AssertionError(e);
      }
    }

    void add(double... numbers) {
      for (double number : numbers) {
        long bits = Double.doubleToLongBits(number);
        for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
          digest.update((byte) (bits >> shift));
        }
      }
    }

    @Override
    public String toString() {
      return HexFormat.of().formatHex(digest.digest(), 0, 8);
    }
  }
}
