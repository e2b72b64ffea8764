package io.kramers.spark;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import io.kramers.config.Configuration;
import io.kramers.escape.Cell;
import io.kramers.escape.EscapeExperiment;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlockRangeTest {
  private static Cell cell(long trials) {
    return EscapeExperiment.read(
            new Configuration(
                ConfigFactory.parseString(
                        "kramers.escape { landscape.kind = four-basins, trials = %d, dynamics = [{ kind = langevin, lambda2 = 1 }] }"
                            .formatted(trials))
                    .root()))
        .cells()
        .get(0);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 10, 11})
  void everyBlockIsInOnePartOnceAndPartsDifferByOneBlock(int parts) {
    List<Cell> cells = List.of(cell(1), cell(5 * 1024), cell(4 * 1024 + 1));
    List<List<BlockRange>> split = BlockRange.split(cells, parts);
    assertThat(split).hasSize(parts);
    assertThat(
            split.stream()
                .flatMap(List::stream)
                .flatMap(
                    range ->
                        LongStream.range(range.from(), range.to())
                            .mapToObj(block -> range.cell() + ":" + block)))
        .containsExactly(
            "0:0", "1:0", "1:1", "1:2", "1:3", "1:4", "2:0", "2:1", "2:2", "2:3", "2:4");
    assertThat(split)
        .allSatisfy(
            part ->
                assertThat(part.stream().mapToLong(BlockRange::blocks).sum())
                    .isBetween(11L / parts, 11L / parts + 1));
  }

  @Test
  void manyBlocksSplitWithoutOverflow() {
    List<Cell> cells = List.of(cell(1_000_000_000_000_000L), cell(1_000_000_000_000_000L));
    List<List<BlockRange>> split = BlockRange.split(cells, 100_000);
    assertThat(split.stream().flatMap(List::stream).mapToLong(BlockRange::blocks).sum())
        .isEqualTo(2 * cells.get(0).blocks());
  }
}
