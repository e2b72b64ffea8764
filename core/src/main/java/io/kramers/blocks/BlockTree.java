package io.kramers.blocks;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;

/**
 * Merges what numbered blocks leave where the order of merging shows in the bits: pairwise, along
 * the one binary tree of the blocks' numbers. Node i of level l + 1 is nodes 2 i and 2 i + 1 of
 * level l, or the first one where there is no second. Nodes may come in any order and from
 * anywhere: whoever holds both halves of a node merges them, and the root is the same. Pairwise
 * sums also keep more digits than sums one by one.
 *
 * @param <R> what blocks leave
 */
public final class BlockTree<R> {
  private final long blocks;
  private final BinaryOperator<R> merge;
  private final Map<Place, R> waiting = new HashMap<>();

  /**
   * An empty tree.
   *
   * @param blocks number of blocks, at least 1
   * @param merge of a node's first half with its second one; may change and return the first
   */
  public BlockTree(long blocks, BinaryOperator<R> merge) {
    if (blocks < 1) {
      throw new IllegalArgumentException("a tree of " + blocks + " blocks");
    }
    this.blocks = blocks;
    this.merge = merge;
  }

  private record Place(int level, long index) {}

  /**
   * A node.
   *
   * @param level 0 for a block
   * @param index among the nodes of its level
   * @param value of all its blocks
   */
  public record Node<R>(int level, long index, R value) implements Serializable {}

  /** Adds a block. */
  public void add(long block, R value) {
    add(new Node<>(0, block, value));
  }

  /**
   * Adds a node, and merges what can be merged.
   *
   * @throws IllegalArgumentException if there is no such node, or it is there
   */
  public void add(Node<R> node) {
    int level = node.level;
    long index = node.index;
    R value = node.value;
    if (level < 0 || index < 0 || index >= nodes(level)) {
      throw new IllegalArgumentException(
          "node " + index + " of level " + level + " in a tree of " + blocks + " blocks");
    }
    while (nodes(level) > 1) {
      long other = index ^ 1;
      if (other < nodes(level)) {
        if (!waiting.containsKey(new Place(level, other))) {
          break;
        }
        R half = waiting.remove(new Place(level, other));
        value = other < index ? merge.apply(half, value) : merge.apply(value, half);
      }
      level++;
      index >>= 1;
    }
    if (waiting.putIfAbsent(new Place(level, index), value) != null) {
      throw new IllegalArgumentException("node " + index + " of level " + level + " came twice");
    }
  }

  private long nodes(int level) {
    return (blocks - 1 >> Math.min(level, Long.SIZE - 1)) + 1;
  }

  /** What could not be merged further: the root alone, if all blocks are there. */
  public List<Node<R>> nodes() {
    List<Node<R>> nodes = new ArrayList<>();
    waiting.forEach((place, value) -> nodes.add(new Node<>(place.level, place.index, value)));
    nodes.sort(Comparator.comparingLong(node -> node.index << node.level));
    return nodes;
  }

  /** What all blocks leave; empty while some are missing. */
  public Optional<R> root() {
    return waiting.entrySet().stream()
        .filter(entry -> nodes(entry.getKey().level) == 1)
        .map(Map.Entry::getValue)
        .findFirst();
  }
}
