package io.kramers.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.kramers.blocks.BlockRange;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BlockSetTest {
  private static final int WORKS = 3;
  private static final int BLOCKS = 40;

  /** Against a bit for each block. */
  @Test
  void isTheSetOfItsBlocks() {
    SplittableRandom random = new SplittableRandom(3);
    for (int round = 0; round < 200; round++) {
      BlockSet set = new BlockSet();
      BitSet bits = new BitSet();
      for (int i = 0; i < 12; i++) {
        BlockRange range = range(random);
        boolean meets = bits(range).intersects(bits);
        assertThat(set.meets(range)).isEqualTo(meets);
        if (meets) {
          assertThatIllegalArgumentException().isThrownBy(() -> set.add(range));
        } else {
          set.add(range);
          bits.or(bits(range));
        }
        check(set, bits, List.of(range(random), range(random), range(random)));
      }
    }
  }

  private static void check(BlockSet set, BitSet bits, List<BlockRange> wanted) {
    assertThat(set.blocks()).isEqualTo(bits.cardinality());
    List<BlockRange> ranges = new ArrayList<>();
    for (int work = 0; work < WORKS; work++) {
      int end = (work + 1) * (BLOCKS + 1);
      int from = bits.nextSetBit(work * (BLOCKS + 1));
      while (from >= 0 && from < end) {
        int to = bits.nextClearBit(from);
        int first = work * (BLOCKS + 1);
        ranges.add(new BlockRange(work, from - first, to - first));
        from = bits.nextSetBit(to);
      }
    }
    assertThat(set.ranges()).isEqualTo(ranges);
    for (BlockRange range : wanted) {
      BitSet missing = bits(range);
      missing.andNot(bits);
      BitSet found = new BitSet();
      set.missingOf(List.of(range)).forEach(each -> found.or(bits(each)));
      assertThat(found).isEqualTo(missing);
      if (range.blocks() > 0) {
        assertThat(set.holds(range)).isEqualTo(missing.isEmpty());
      }
    }
  }

  private static BlockRange range(SplittableRandom random) {
    int from = random.nextInt(BLOCKS);
    return new BlockRange(
        random.nextInt(WORKS), from, from + random.nextInt(Math.min(9, BLOCKS - from + 1)));
  }

  /** One bit that is never set lies between two works. */
  private static BitSet bits(BlockRange range) {
    BitSet bits = new BitSet();
    int first = range.work() * (BLOCKS + 1);
    bits.set(first + (int) range.from(), first + (int) range.to());
    return bits;
  }
}
