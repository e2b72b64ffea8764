package io.kramers.gradientnoise;

import com.typesafe.config.ConfigObject;
import io.kramers.config.Settings;
import io.kramers.network.Arithmetic;
import io.kramers.network.GradientSink;
import io.kramers.network.Network;
import io.kramers.network.NetworkKinds;
import io.kramers.network.NetworkPass;
import io.kramers.network.Parameter;
import io.kramers.network.ParameterGroup;
import io.kramers.network.Precision;
import io.kramers.network.Samples;
import io.kramers.network.Statistics;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

/**
 * The losses of a network. What travels is the network's description and the samples; tables are
 * made anew where it arrives.
 */
public final class NetworkLosses implements SampleLosses {
  private static final long serialVersionUID = 1L;

  private final ConfigObject description;
  private final String path;
  private final int classes;
  private final Samples samples;
  private final double[] statistics;
  private final boolean twice;
  private transient Network network;

  private <T extends Samples & Serializable> NetworkLosses(
      ConfigObject description,
      String path,
      int classes,
      T samples,
      double[] statistics,
      boolean twice) {
    this.description = description;
    this.path = path;
    this.classes = classes;
    this.samples = samples;
    this.statistics = statistics;
    this.twice = twice;
  }

  /**
   * The losses of a network in float32, without statistics of batch normalisation yet.
   *
   * @param settings the section {@code network}
   * @param samples with as many values as the network takes
   * @param classes of the samples
   * @throws io.kramers.config.ConfigurationException if the network is not valid for the samples
   */
  public static <T extends Samples & Serializable> NetworkLosses of(
      Settings settings, T samples, int classes) {
    NetworkLosses losses =
        new NetworkLosses(
            settings.values(), settings.path(), classes, samples, new double[0], false);
    losses.network();
    return losses;
  }

  private NetworkLosses with(double[] values, boolean inDouble) {
    return new NetworkLosses(
        description, path, classes, (Samples & Serializable) samples, values, inDouble);
  }

  /** The same with given statistics of batch normalisation, which stay as they are. */
  public NetworkLosses frozen(Statistics frozen) {
    return with(frozen.values(), twice);
  }

  /** The same in float64: slower, for checks and for differences of gradients. */
  public NetworkLosses inDouble() {
    return with(statistics, true);
  }

  /** The network itself. */
  public synchronized Network network() {
    if (network == null) {
      network = NetworkKinds.read(Settings.of(description, path), samples.shape(), classes);
    }
    return network;
  }

  /** What the losses are of. */
  public Samples data() {
    return samples;
  }

  @Override
  public int samples() {
    return samples.count();
  }

  @Override
  public List<Parameter> parameters() {
    return network().parameters();
  }

  @Override
  public List<ParameterGroup> groups() {
    return network().groups();
  }

  @Override
  public boolean classifies() {
    return network().classifies();
  }

  @Override
  public Pass<?> pass() {
    return twice ? pass(Precision.twice()) : pass(Precision.single());
  }

  private <A> Pass<A> pass(Arithmetic<A> arithmetic) {
    Statistics frozen = statistics.length == 0 ? Statistics.none() : Statistics.of(statistics);
    return new OfNetwork<>(samples, arithmetic, new NetworkPass<>(network(), arithmetic, frozen));
  }

  private record OfNetwork<A>(Samples samples, Arithmetic<A> arithmetic, NetworkPass<A> pass)
      implements Pass<A> {
    @Override
    public double loss(int block) {
      double[] losses = new double[Arithmetic.LANES];
      pass.losses(samples, block, losses);
      return Arrays.stream(losses).reduce(0.0, Double::sum);
    }

    @Override
    public void use(double[] weights) {
      pass.use(weights);
    }

    @Override
    public int correct(int block) {
      return pass.correct(samples, block);
    }

    @Override
    public double perSample(int block, GradientSink<A> sink) {
      return pass.perSample(samples, block, sink);
    }

    @Override
    public void addGradients(int[] some, A sums) {
      pass.addGradient(new SelectedSamples(samples, some), 0, sums);
    }

    @Override
    public void addGradients(int block, A sums) {
      pass.addGradient(samples, block, sums);
    }
  }
}
