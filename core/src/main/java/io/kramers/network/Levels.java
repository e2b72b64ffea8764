package io.kramers.network;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * In which order a network with batch normalisation goes over all samples. A normalisation is one
 * level above its input, which all samples must have reached first; any other node is on the level
 * of its highest input. Values that a higher level reads are kept for all samples, the others are
 * computed again on the way back.
 */
final class Levels {
  private final List<Node> nodes;
  private final int[] level;
  private final int[] highestReader;
  private final int[] highestOtherReader;

  Levels(Network network) {
    nodes = network.nodes();
    level = new int[nodes.size() + 1];
    highestReader = new int[nodes.size() + 1];
    highestOtherReader = new int[nodes.size() + 1];
    for (int i = 0; i < nodes.size(); i++) {
      int highest = nodes.get(i).inputs().stream().mapToInt(value -> level[value]).max().orElse(0);
      level[i + 1] = highest + (normalises(i) ? 1 : 0);
      highestReader[i + 1] = level[i + 1];
      highestOtherReader[i + 1] = level[i + 1];
      for (int value : nodes.get(i).inputs()) {
        highestReader[value] = Math.max(highestReader[value], level[i + 1]);
        if (!normalises(i)) {
          highestOtherReader[value] = Math.max(highestOtherReader[value], level[i + 1]);
        }
      }
    }
  }

  /** The last level. */
  int last() {
    return level[nodes.size()];
  }

  /** The highest level with a node that reads the network's input. */
  int lastThatReadsInput() {
    return highestReader[0];
  }

  boolean normalises(int node) {
    return nodes.get(node).layer() instanceof BatchNorm;
  }

  /** The nodes of a level, in order. */
  List<Integer> nodes(int at) {
    return IntStream.range(0, nodes.size()).filter(i -> level[i + 1] == at).boxed().toList();
  }

  /** The normalisations of a level, in order. */
  List<Integer> normalisations(int at) {
    return nodes(at).stream().filter(this::normalises).toList();
  }

  /** Whether a value is kept for all samples; the input is there anyway. */
  boolean kept(int value) {
    return value > 0 && highestReader[value] > level[value];
  }

  /**
   * Whether a value's delta outlasts its level: a higher level adds to it, or it is what a
   * normalisation gives, and its delta goes on only when all samples have theirs.
   */
  boolean deltaKept(int value) {
    return value > 0 && deltaFrom(value) > deltaTo(value);
  }

  /** The level, counted down, at which a value's delta begins. */
  int deltaFrom(int value) {
    return highestOtherReader[value];
  }

  /** The level at which it has gone on to the node's inputs. */
  int deltaTo(int value) {
    return normalises(value - 1) ? level[value] - 1 : level[value];
  }

  /** Values whose kept delta begins at a level. */
  List<Integer> deltasFrom(int at) {
    return keptDeltas(value -> deltaFrom(value) == at);
  }

  /** Values whose kept delta has gone on at a level. */
  List<Integer> deltasTo(int at) {
    return keptDeltas(value -> deltaTo(value) == at);
  }

  private List<Integer> keptDeltas(IntPredicate which) {
    List<Integer> values = new ArrayList<>();
    for (int value = 1; value <= nodes.size(); value++) {
      if (deltaKept(value) && which.test(value)) {
        values.add(value);
      }
    }
    return values;
  }
}
