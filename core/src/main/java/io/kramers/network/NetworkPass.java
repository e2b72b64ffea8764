package io.kramers.network;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Forward and backward passes of a network over blocks of samples; batch normalisation has given
 * statistics, so samples do not touch each other. Scratch of one thread. It holds two numbers a
 * unit and sample of a block, and {@link #perSample} a layer's gradients besides.
 *
 * <p>Losses are not divided by the number of samples.
 *
 * @param <A> float[] or double[]
 */
public final class NetworkPass<A> {
  private static final int LANES = Arithmetic.LANES;

  private final Network network;
  private final Arithmetic<A> on;
  private final List<Layer> layers;
  private final A weights;
  private final List<A> packed;
  private final List<A> values = new ArrayList<>();
  private final List<A> deltas = new ArrayList<>();
  private final List<List<A>> inputs = new ArrayList<>();
  private final List<List<A>> inputDeltas = new ArrayList<>();
  private final double[] targets = new double[LANES];
  private final double[] losses = new double[LANES];
  private A groupGradients;

  /**
   * A pass that has no weights yet.
   *
   * @param frozen statistics of batch normalisation; {@link Statistics#none} where there is none
   */
  public NetworkPass(Network network, Arithmetic<A> arithmetic, Statistics frozen) {
    this.network = network;
    on = arithmetic;
    layers = network.layers(frozen);
    weights = on.zeros(network.parameterCount());
    packed = new ArrayList<>(Collections.nCopies(layers.size(), null));
    for (int value = 0; value <= layers.size(); value++) {
      values.add(on.zeros(network.lanes(value)));
      deltas.add(value == 0 ? null : on.zeros(network.lanes(value)));
    }
    for (Node node : network.nodes()) {
      inputs.add(node.inputs().stream().map(values::get).toList());
      List<A> into = new ArrayList<>();
      node.inputs().forEach(value -> into.add(deltas.get(value)));
      inputDeltas.add(Collections.unmodifiableList(into));
    }
    groupGradients = on.zeros(0);
  }

  /** Takes the weights of the passes that follow, rounded to this precision. */
  public void use(double[] parameters) {
    for (int i = 0; i < parameters.length; i++) {
      on.set(weights, i, parameters[i]);
    }
    for (int i = 0; i < layers.size(); i++) {
      packed.set(i, layers.get(i).pack(on, weights, network.parameterAt(i)));
    }
  }

  /**
   * Sets each sample's loss.
   *
   * @param losses [lane]; spare lanes are 0
   */
  public void losses(Samples samples, int block, double[] losses) {
    int lanes = forward(samples, block);
    network.loss().losses(on, outputs(), targets, lanes, losses);
  }

  /**
   * How many samples have the greatest output at their class, the first of equal ones counting.
   *
   * @throws IllegalStateException if targets are not classes
   */
  public int correct(Samples samples, int block) {
    if (!network.classifies()) {
      throw new IllegalStateException(network.name() + " does not classify");
    }
    int lanes = forward(samples, block);
    int correct = 0;
    for (int l = 0; l < lanes; l++) {
      int greatest = 0;
      for (int c = 1; c < network.outputs(); c++) {
        if (on.get(outputs(), c * LANES + l) > on.get(outputs(), greatest * LANES + l)) {
          greatest = c;
        }
      }
      correct += greatest == (int) targets[l] ? 1 : 0;
    }
    return correct;
  }

  /**
   * Sets the outputs.
   *
   * @param outputs [output][lane]; spare lanes hold anything
   */
  public void outputs(Samples samples, int block, double[] outputs) {
    forward(samples, block);
    for (int i = 0; i < network.outputs() * LANES; i++) {
      outputs[i] = on.get(outputs(), i);
    }
  }

  /**
   * Adds each lane's gradients; over several blocks they add up in order.
   *
   * @param sums [parameter][lane]
   * @return the sum of the block's losses, lane after lane
   */
  public double addGradient(Samples samples, int block, A sums) {
    double loss = forwardAndDelta(samples, block);
    for (int i = layers.size() - 1; i >= 0; i--) {
      int at = network.parameterAt(i) * LANES;
      layers.get(i).addGradients(on, packed.get(i), inputs.get(i), out(i), delta(i), sums, at);
      backward(i);
    }
    return loss;
  }

  /**
   * Gives each layer's per-sample gradients, from the last layer to the first.
   *
   * @return the sum of the block's losses, lane after lane
   */
  public double perSample(Samples samples, int block, GradientSink<A> sink) {
    double loss = forwardAndDelta(samples, block);
    int group = network.groups().size();
    for (int i = layers.size() - 1; i >= 0; i--) {
      if (network.parameterCount(i) > 0) {
        A gradients = groupGradients();
        layers.get(i).setGradients(on, packed.get(i), inputs.get(i), out(i), delta(i), gradients);
        sink.accept(network.groups().get(--group), gradients);
      }
      backward(i);
    }
    return loss;
  }

  /**
   * Adds the squared norm of each sample's gradient.
   *
   * @param norms [group][lane]
   */
  public void addSquaredNorms(Samples samples, int block, double[][] norms) {
    forwardAndDelta(samples, block);
    int group = network.groups().size();
    for (int i = layers.size() - 1; i >= 0; i--) {
      if (network.parameterCount(i) > 0) {
        layers
            .get(i)
            .addSquaredNorms(
                on,
                packed.get(i),
                inputs.get(i),
                out(i),
                delta(i),
                groupGradients(),
                norms[--group]);
      }
      backward(i);
    }
  }

  private A groupGradients() {
    if (on.length(groupGradients) == 0) {
      int longest = network.groups().stream().mapToInt(ParameterGroup::length).max().orElse(0);
      groupGradients = on.zeros(Math.multiplyExact(longest, LANES));
    }
    return groupGradients;
  }

  private int forward(Samples samples, int block) {
    int first = block * LANES;
    int lanes = Math.min(LANES, samples.count() - first);
    samples.fill(on, first, lanes, values.get(0));
    for (int l = 0; l < lanes; l++) {
      targets[l] = samples.target(first + l);
    }
    for (int i = 0; i < layers.size(); i++) {
      layers.get(i).forward(on, packed.get(i), inputs.get(i), out(i));
    }
    return lanes;
  }

  private double forwardAndDelta(Samples samples, int block) {
    int lanes = forward(samples, block);
    network.loss().losses(on, outputs(), targets, lanes, losses);
    for (int value = 1; value < layers.size(); value++) {
      on.clear(deltas.get(value), 0, on.length(deltas.get(value)));
    }
    network.loss().deltas(on, outputs(), targets, lanes, deltas.get(layers.size()));
    double sum = 0;
    for (int l = 0; l < lanes; l++) {
      sum += losses[l];
    }
    return sum;
  }

  private void backward(int node) {
    layers
        .get(node)
        .backward(
            on, packed.get(node), inputs.get(node), out(node), delta(node), inputDeltas.get(node));
  }

  private A out(int node) {
    return values.get(node + 1);
  }

  private A delta(int node) {
    return deltas.get(node + 1);
  }

  private A outputs() {
    return values.get(layers.size());
  }
}
