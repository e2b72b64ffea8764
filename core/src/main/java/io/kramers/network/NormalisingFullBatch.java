package io.kramers.network;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * With statistics of batch normalisation that are those of all samples: the mean and the biased
 * variance, as PyTorch normalises a batch. The gradient goes through them.
 *
 * <p>All samples pass {@link Levels level} by level. What a higher level reads is kept for all
 * samples: the outputs of convolutions and of residual blocks. Sums over samples and positions are
 * in double.
 *
 * @param <A> float[] or double[]
 */
public final class NormalisingFullBatch<A> implements FullBatch {
  private static final int LANES = Arithmetic.LANES;

  private final Network network;
  private final Samples samples;
  private final Arithmetic<A> on;
  private final Workers workers;
  private final Levels levels;
  private final Layer[] layers;
  private final A weights;
  private final double[] statistics;
  private final List<A> packed;
  private final List<Scratch> scratch = new ArrayList<>();

  /** [value][block]; null for values that are not kept. */
  private final List<List<A>> kept = new ArrayList<>();

  private final List<List<A>> keptDeltas;
  private final Map<Integer, Deque<List<A>>> spareDeltas = new HashMap<>();

  /** Place of each node's sums among those of its level. */
  private final int[] slot;

  private final int[] momentSlot;
  private final List<OrderedSum> moments = new ArrayList<>();
  private final List<OrderedSum> gradients = new ArrayList<>();

  /** What the way back subtracts: of each channel of a normalisation, factor of x and constant. */
  private final double[][] corrections;

  /** Over some samples. */
  public NormalisingFullBatch(
      Network network, Samples samples, Arithmetic<A> arithmetic, Workers workers) {
    this.network = network;
    this.samples = samples;
    this.workers = workers;
    on = arithmetic;
    levels = new Levels(network);
    int nodes = network.nodes().size();
    layers = network.nodes().stream().map(Node::layer).toArray(Layer[]::new);
    weights = on.zeros(network.parameterCount());
    statistics = new double[network.bufferCount()];
    packed = new ArrayList<>(Collections.nCopies(nodes, null));
    keptDeltas = new ArrayList<>(Collections.nCopies(nodes + 1, null));
    for (int value = 0; value <= nodes; value++) {
      kept.add(levels.kept(value) ? blocks(network.lanes(value)) : null);
    }
    slot = new int[nodes];
    momentSlot = new int[nodes];
    corrections = new double[nodes][];
    int widest = 0;
    for (int level = 0; level <= levels.last(); level++) {
      int sums = 0;
      for (int node : levels.nodes(level)) {
        slot[node] = sums;
        sums += network.parameterCount(node);
      }
      gradients.add(new OrderedSum(sums + 1));
      widest = Math.max(widest, sums);
      int channels = 0;
      for (int node : levels.normalisations(level)) {
        momentSlot[node] = channels;
        channels += network.parameterCount(node);
      }
      moments.add(new OrderedSum(channels));
    }
    for (int thread = 0; thread < workers.threads(); thread++) {
      scratch.add(new Scratch(widest));
    }
  }

  private List<A> blocks(int length) {
    return IntStream.range(0, samples.blocks()).mapToObj(block -> on.zeros(length)).toList();
  }

  @Override
  public double gradient(double[] parameters, double[] gradient) {
    for (int i = 0; i < parameters.length; i++) {
      on.set(weights, i, parameters[i]);
    }
    pack(0);
    for (int level = 0; level < levels.last(); level++) {
      forward(level);
      normalise(level + 1);
      pack(level + 1);
    }
    for (int level = levels.last(); level >= 0; level--) {
      backward(level, gradient);
    }
    return gradients.get(levels.last()).values()[lossSlot()] / samples.count();
  }

  /** Those of all samples at the weights of the last {@link #gradient}. */
  public Statistics statistics() {
    return Statistics.of(statistics);
  }

  private void pack(int level) {
    for (int node : levels.nodes(level)) {
      packed.set(node, layers[node].pack(on, weights, network.parameterAt(node)));
    }
  }

  private void forward(int level) {
    List<Integer> readers = levels.normalisations(level + 1);
    OrderedSum sums = moments.get(level + 1);
    sums.clear();
    eachBlock(
        sums,
        (own, block, part) -> {
          own.forward(level, block, true);
          for (int node : readers) {
            BatchNorm norm = (BatchNorm) layers[node];
            A x = own.value(input(node), block);
            own.addToSums(norm, block, x, x, part, momentSlot[node]);
          }
        });
  }

  /** The statistics of a level's normalisations, from the sums over all samples. */
  private void normalise(int level) {
    double[] sums = moments.get(level).values();
    for (int node : levels.normalisations(level)) {
      int channels = layers[node].output().channels();
      int at = network.bufferAt(node);
      for (int c = 0; c < channels; c++) {
        double mean = sums[momentSlot[node] + channels + c] / count(node);
        double square = sums[momentSlot[node] + c] / count(node);
        statistics[at + c] = mean;
        statistics[at + channels + c] = Math.max(0, Math.fma(-mean, mean, square));
      }
      layers[node] = network.nodes().get(node).layer().with(statistics, at);
    }
  }

  private void backward(int level, double[] gradient) {
    List<Integer> nodes = levels.nodes(level);
    List<Integer> readers = levels.normalisations(level + 1);
    List<Integer> begin = levels.deltasFrom(level);
    OrderedSum sums = gradients.get(level);
    sums.clear();
    begin.forEach(value -> keptDeltas.set(value, take(network.lanes(value))));
    eachChunk(
        sums,
        (own, chunk, part) -> {
          own.clearSums(sums);
          for (int block = chunk * CHUNK; block < end(chunk); block++) {
            own.forward(level, block, false);
            own.clearDeltas(level, block, begin);
            if (level == levels.last()) {
              part[lossSlot()] += own.loss(block);
            }
            for (int node : readers) {
              own.backThroughStatistics(node, block);
            }
            own.backward(level, block, part);
          }
          own.addSums(nodes, part);
        });
    levels.deltasTo(level).forEach(this::giveBack);
    for (int node : nodes) {
      if (levels.normalises(node)) {
        finish(node, sums.values(), gradient);
      } else {
        for (int i = 0; i < network.parameterCount(node); i++) {
          gradient[network.parameterAt(node) + i] = sums.values()[slot[node] + i] / samples.count();
        }
      }
    }
  }

  /**
   * A normalisation's gradient from the sums of x delta and of delta, and what goes back to x: with
   * the normalised z = (x - mean) / deviation, (weight / deviation) (delta - mean(delta) - z mean(z
   * delta)).
   */
  private void finish(int node, double[] sums, double[] gradient) {
    BatchNorm norm = (BatchNorm) layers[node];
    int channels = norm.output().channels();
    int at = network.parameterAt(node);
    corrections[node] = new double[2 * channels];
    for (int c = 0; c < channels; c++) {
      double shift = sums[slot[node] + channels + c];
      double scale = Math.fma(-norm.mean(c), shift, sums[slot[node] + c]) / norm.deviation(c);
      gradient[at + c] = scale / samples.count();
      gradient[at + channels + c] = shift / samples.count();
      double factor = on.get(weights, at + c) / norm.deviation(c) / count(node);
      double ofInput = -factor * scale / norm.deviation(c);
      corrections[node][c] = ofInput;
      corrections[node][channels + c] = -Math.fma(factor, shift, ofInput * norm.mean(c));
    }
  }

  /** Numbers that a normalisation's statistics are made of. */
  private double count(int node) {
    BatchNorm norm = (BatchNorm) network.nodes().get(node).layer();
    return (double) samples.count() * (norm.channelLanes() / LANES);
  }

  private int input(int node) {
    return network.nodes().get(node).inputs().get(0);
  }

  private int lossSlot() {
    return gradients.get(levels.last()).values().length - 1;
  }

  private List<A> take(int length) {
    List<A> spare = spareDeltas.computeIfAbsent(length, key -> new ArrayDeque<>()).poll();
    return spare == null ? blocks(length) : spare;
  }

  private void giveBack(int value) {
    spareDeltas.get(network.lanes(value)).push(keptDeltas.set(value, null));
  }

  private int end(int chunk) {
    return Math.min((chunk + 1) * CHUNK, samples.blocks());
  }

  private int lanes(int block) {
    return Math.min(LANES, samples.count() - block * LANES);
  }

  private void eachChunk(OrderedSum sums, Share<Scratch> share) {
    workers.run(
        FullBatch.chunks(samples),
        (thread, chunk) -> {
          double[] part = sums.zeros();
          share.run(scratch.get(thread), chunk, part);
          sums.add(chunk, part);
        });
  }

  private void eachBlock(OrderedSum sums, Share<Scratch> share) {
    eachChunk(
        sums,
        (own, chunk, part) -> {
          for (int block = chunk * CHUNK; block < end(chunk); block++) {
            share.run(own, block, part);
          }
        });
  }

  private interface Share<S> {
    void run(S own, int number, double[] part);
  }

  /** What one thread works on. */
  private final class Scratch {
    private final List<A> values = new ArrayList<>();
    private final List<A> deltas = new ArrayList<>();
    private final A laneSums;
    private final double[] channelSums = new double[2 * LANES];
    private final double[] targets = new double[LANES];
    private final double[] losses = new double[LANES];

    private Scratch(int widest) {
      for (int value = 0; value < kept.size(); value++) {
        int length = network.lanes(value);
        values.add(levels.kept(value) ? null : on.zeros(length));
        deltas.add(value == 0 || levels.deltaKept(value) ? null : on.zeros(length));
      }
      laneSums = on.zeros(Math.multiplyExact(widest, LANES));
    }

    private A value(int value, int block) {
      return levels.kept(value) ? kept.get(value).get(block) : values.get(value);
    }

    /** Null for the input. */
    private A delta(int value, int block) {
      return levels.deltaKept(value) ? keptDeltas.get(value).get(block) : deltas.get(value);
    }

    private List<A> inputs(int node, int block) {
      return network.nodes().get(node).inputs().stream().map(v -> value(v, block)).toList();
    }

    /**
     * Computes a level's values.
     *
     * @param all those that are kept as well
     */
    private void forward(int level, int block, boolean all) {
      if (level <= levels.lastThatReadsInput()) {
        samples.fill(on, block * LANES, lanes(block), values.get(0));
      }
      for (int node : levels.nodes(level)) {
        if (all || !levels.kept(node + 1)) {
          layers[node].forward(on, packed.get(node), inputs(node, block), value(node + 1, block));
        }
      }
    }

    private void clearDeltas(int level, int block, List<Integer> begin) {
      for (int node : levels.nodes(level)) {
        if (!levels.deltaKept(node + 1)) {
          A delta = deltas.get(node + 1);
          on.clear(delta, 0, on.length(delta));
        }
      }
      for (int value : begin) {
        A delta = keptDeltas.get(value).get(block);
        on.clear(delta, 0, on.length(delta));
      }
    }

    /** The sum of the block's losses; sets the delta of the outputs. */
    private double loss(int block) {
      int lanes = lanes(block);
      for (int l = 0; l < lanes; l++) {
        targets[l] = samples.target(block * LANES + l);
      }
      int last = layers.length;
      network.loss().losses(on, value(last, block), targets, lanes, losses);
      network.loss().deltas(on, value(last, block), targets, lanes, delta(last, block));
      return Arrays.stream(losses).limit(lanes).reduce(0, Double::sum);
    }

    private void backThroughStatistics(int node, int block) {
      BatchNorm norm = (BatchNorm) layers[node];
      A x = value(input(node), block);
      A delta = delta(node + 1, block);
      A into = delta(input(node), block);
      if (into == null) {
        return;
      }
      int channels = norm.output().channels();
      int n = norm.channelLanes();
      for (int c = 0; c < channels; c++) {
        double factor = on.get(packed.get(node), c);
        double[] correction = corrections[node];
        on.units().addScaled(delta, c * n, (c + 1) * n, factor, 0, into);
        on.units().addScaled(x, c * n, (c + 1) * n, correction[c], correction[channels + c], into);
      }
      for (int l = lanes(block); l < LANES; l++) {
        for (int i = l; i < on.length(into); i += LANES) {
          on.set(into, i, 0);
        }
      }
    }

    private void backward(int level, int block, double[] part) {
      List<Integer> nodes = levels.nodes(level);
      for (int i = nodes.size() - 1; i >= 0; i--) {
        int node = nodes.get(i);
        A delta = delta(node + 1, block);
        if (levels.normalises(node)) {
          A x = value(input(node), block);
          addToSums((BatchNorm) layers[node], block, x, delta, part, slot[node]);
          continue;
        }
        List<A> in = inputs(node, block);
        A out = value(node + 1, block);
        A packedWeights = packed.get(node);
        layers[node].addGradients(on, packedWeights, in, out, delta, laneSums, slot[node] * LANES);
        List<A> into = new ArrayList<>();
        network.nodes().get(node).inputs().forEach(value -> into.add(delta(value, block)));
        layers[node].backward(on, packedWeights, in, out, delta, into);
      }
    }

    /** Adds each channel's sum of x y, then each channel's sum of y, of a block's samples. */
    private void addToSums(BatchNorm norm, int block, A x, A y, double[] part, int at) {
      int channels = norm.output().channels();
      int n = norm.channelLanes();
      for (int c = 0; c < channels; c++) {
        Arrays.fill(channelSums, 0);
        on.units().addProducts(x, y, c * n, n / LANES, channelSums, 0);
        on.units().addSums(y, c * n, n / LANES, channelSums, LANES);
        for (int l = 0; l < lanes(block); l++) {
          part[at + c] += channelSums[l];
          part[at + channels + c] += channelSums[LANES + l];
        }
      }
    }

    private void clearSums(OrderedSum sums) {
      on.clear(laneSums, 0, (sums.values().length - 1) * LANES);
    }

    private void addSums(List<Integer> nodes, double[] part) {
      for (int node : nodes) {
        if (!levels.normalises(node)) {
          int length = network.parameterCount(node);
          on.units().addLanes(laneSums, slot[node] * LANES, length, part, slot[node]);
        }
      }
    }
  }
}
