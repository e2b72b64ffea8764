package io.kramers.blocks;

import java.io.Serializable;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Some consecutive blocks of one piece of work.
 *
 * @param work its index in the list of work
 * @param from the first block, at least 0
 * @param to the block after the last, at least {@code from}
 */
public record BlockRange(int work, long from, long to) implements Serializable {
  /** All blocks of each piece of work. */
  public static List<BlockRange> all(List<? extends TrialBlocks<?>> work) {
    return IntStream.range(0, work.size())
        .mapToObj(i -> new BlockRange(i, 0, work.get(i).blocks()))
        .toList();
  }

  /** Number of blocks. */
  public long blocks() {
    return to - from;
  }

  /** Number of trials in them. */
  public long trials(List<? extends TrialBlocks<?>> all) {
    TrialBlocks<?> blocks = all.get(work);
    return Math.min(to * blocks.blockTrials(), blocks.trials())
        - Math.min(from * blocks.blockTrials(), blocks.trials());
  }
}
