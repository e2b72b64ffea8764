package io.kramers.checkpoint;

import io.kramers.blocks.BlockRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Some blocks of some pieces of work, as few ranges as hold them. */
final class BlockSet {
  /** By the work's index: the block after the last of each range, by its first one. */
  private final Map<Integer, NavigableMap<Long, Long>> ranges = new TreeMap<>();

  static BlockSet of(List<BlockRange> ranges) {
    BlockSet set = new BlockSet();
    ranges.forEach(set::add);
    return set;
  }

  /** Whether one of the range's blocks is here. */
  boolean meets(BlockRange range) {
    NavigableMap<Long, Long> here = ranges.getOrDefault(range.work(), new TreeMap<>());
    Map.Entry<Long, Long> before = here.lowerEntry(range.to());
    return range.blocks() > 0 && before != null && before.getValue() > range.from();
  }

  /** Whether all of the range's blocks are here. */
  boolean holds(BlockRange range) {
    NavigableMap<Long, Long> here = ranges.getOrDefault(range.work(), new TreeMap<>());
    Map.Entry<Long, Long> around = here.floorEntry(range.from());
    return around != null && around.getValue() >= range.to();
  }

  /**
   * Adds blocks.
   *
   * @throws IllegalArgumentException if one of them is here, or the range is none
   */
  void add(BlockRange range) {
    if (range.work() < 0 || range.from() < 0 || range.blocks() < 0 || meets(range)) {
      throw new IllegalArgumentException(range + " beside " + ranges.get(range.work()));
    }
    if (range.blocks() == 0) {
      return;
    }
    NavigableMap<Long, Long> here = ranges.computeIfAbsent(range.work(), work -> new TreeMap<>());
    long from = range.from();
    Map.Entry<Long, Long> before = here.lowerEntry(from);
    if (before != null && before.getValue() == from) {
      from = before.getKey();
    }
    Long after = here.remove(range.to());
    here.put(from, after == null ? range.to() : after);
  }

  /** All ranges, by work and first block. */
  List<BlockRange> ranges() {
    List<BlockRange> all = new ArrayList<>();
    ranges.forEach(
        (work, here) -> here.forEach((from, to) -> all.add(new BlockRange(work, from, to))));
    return all;
  }

  /** What of some ranges is not here, in their order. */
  List<BlockRange> missingOf(List<BlockRange> wanted) {
    List<BlockRange> missing = new ArrayList<>();
    for (BlockRange range : wanted) {
      long at = range.from();
      NavigableMap<Long, Long> here = ranges.getOrDefault(range.work(), new TreeMap<>());
      Map.Entry<Long, Long> next = here.floorEntry(at);
      if (next == null) {
        next = here.higherEntry(at);
      }
      while (next != null && next.getKey() < range.to()) {
        if (next.getKey() > at) {
          missing.add(new BlockRange(range.work(), at, next.getKey()));
        }
        at = Math.max(at, next.getValue());
        next = here.higherEntry(next.getKey());
      }
      if (at < range.to()) {
        missing.add(new BlockRange(range.work(), at, range.to()));
      }
    }
    return missing;
  }

  /** Number of blocks. */
  long blocks() {
    return ranges().stream().mapToLong(BlockRange::blocks).sum();
  }
}
