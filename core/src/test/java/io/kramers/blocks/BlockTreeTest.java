package io.kramers.blocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlockTreeTest {
  private static BlockTree<String> tree(long blocks) {
    return new BlockTree<>(blocks, (first, second) -> "(" + first + " " + second + ")");
  }

  @ParameterizedTest
  @CsvSource({
    "1, 0",
    "2, (0 1)",
    "3, ((0 1) 2)",
    "5, (((0 1) (2 3)) 4)",
    "6, (((0 1) (2 3)) (4 5))",
    "7, (((0 1) (2 3)) ((4 5) 6))",
    "11, ((((0 1) (2 3)) ((4 5) (6 7))) ((8 9) 10))"
  })
  void mergesInOneOrderWhateverTheOrderOfArrival(int blocks, String merged) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < blocks; i++) {
      order.add(i);
    }
    Random random = new Random(blocks);
    for (int repeat = 0; repeat < 50; repeat++) {
      BlockTree<String> tree = tree(blocks);
      for (int block : order) {
        assertThat(tree.root()).isEmpty();
        tree.add(block, "" + block);
      }
      assertThat(tree.root()).contains(merged);
      assertThat(tree.nodes()).hasSize(1);
      Collections.shuffle(order, random);
    }
  }

  @ParameterizedTest
  @CsvSource({"1", "2", "3", "5", "8", "13", "64", "100"})
  void partsOfAnyKindHaveTheSameRoot(int blocks) {
    BlockTree<String> whole = tree(blocks);
    for (int i = 0; i < blocks; i++) {
      whole.add(i, "" + i);
    }
    Random random = new Random(blocks);
    for (int repeat = 0; repeat < 30; repeat++) {
      BlockTree<String> joined = tree(blocks);
      List<BlockTree.Node<String>> nodes = new ArrayList<>();
      int from = 0;
      while (from < blocks) {
        int to = from + 1 + random.nextInt(blocks - from);
        BlockTree<String> part = tree(blocks);
        for (int i = from; i < to; i++) {
          part.add(i, "" + i);
        }
        assertThat(part.nodes().size()).isLessThanOrEqualTo(2 * 7);
        nodes.addAll(part.nodes());
        from = to;
      }
      Collections.shuffle(nodes, random);
      nodes.forEach(joined::add);
      assertThat(joined.root()).isEqualTo(whole.root());
    }
  }

  @Test
  void refusesWhatIsNotInTheTree() {
    BlockTree<String> tree = tree(3);
    tree.add(2, "2");
    assertThatThrownBy(() -> tree.add(3, "3"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("node 3 of level 0 in a tree of 3 blocks");
    assertThatThrownBy(() -> tree.add(2, "2"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("came twice");
    assertThatThrownBy(() -> tree(0)).isInstanceOf(IllegalArgumentException.class);
  }
}
