package io.kramers.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.typesafe.config.ConfigFactory;
import io.kramers.blocks.BlockRange;
import io.kramers.config.Configuration;
import io.kramers.config.ConfigurationException;
import io.kramers.training.Storage;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointTest {
  private static final String CONF = "kramers { seed = 1, escape { trials = 1000, steps = 50 } }";
  private static final List<BlockRange> BLOCKS =
      List.of(new BlockRange(0, 0, 10), new BlockRange(1, 0, 5), new BlockRange(2, 2, 4));

  private static final String FIRST = "stage-0001-round-000001.bin";
  private static final String SECOND = "stage-0001-round-000002.bin";
  private static final String THIRD = "stage-0001-round-000003.bin";

  @TempDir Path root;

  private final List<String> lines = new ArrayList<>();
  private Path folder;

  @BeforeEach
  void layOut() {
    folder = root.resolve(".out.checkpoint");
  }

  /** A block leaves 2^block, so that a sum tells its blocks. */
  private record Powers(String identity) implements Codec<Long> {
    @Override
    public void write(Long result, DataOutput out) throws IOException {
      out.writeLong(result);
    }

    @Override
    public Long read(int work, DataInput in) throws IOException {
      return in.readLong();
    }

    @Override
    public Long merge(Long first, Long second) {
      return first + second;
    }

    static Long of(BlockRange range) {
      return (1L << range.to()) - (1L << range.from());
    }
  }

  private static Configuration configuration(String text) {
    return new Configuration(ConfigFactory.parseString(text).root());
  }

  private Checkpoint open(boolean resume, boolean overwrite, String command, String conf) {
    lines.clear();
    return open(
        new org.apache.hadoop.fs.Path("file", "", folder.toString()),
        resume,
        overwrite,
        command,
        conf);
  }

  private Checkpoint open(
      org.apache.hadoop.fs.Path place,
      boolean resume,
      boolean overwrite,
      String command,
      String conf) {
    org.apache.hadoop.conf.Configuration hadoop = new org.apache.hadoop.conf.Configuration();
    hadoop.set("fs.full.impl", FullFileSystem.class.getName());
    return Checkpoint.open(
        place,
        hadoop,
        command,
        configuration(conf),
        new Checkpoint.Choice(resume, overwrite, Duration.ZERO),
        lines::add);
  }

  private Checkpoint begin() {
    return open(false, false, "escape", CONF);
  }

  private Checkpoint resume() {
    return open(true, false, "escape", CONF);
  }

  private static Stage<Long> stage(Checkpoint checkpoint) {
    return checkpoint.stage(new Powers("powers"), BLOCKS);
  }

  private static void run(Stage<Long> stage, BlockRange... ranges) {
    for (BlockRange range : ranges) {
      stage.add(List.of(range), Map.of(range.work(), Powers.of(range)), "simd/" + range.work());
    }
    stage.commit();
  }

  /** Runs what is left, and checks that every block has entered once. */
  private static void finish(Stage<Long> stage) {
    Map<Integer, Long> all = new TreeMap<>(stage.kept());
    for (BlockRange range : stage.rest()) {
      all.merge(range.work(), Powers.of(range), Long::sum);
    }
    assertThat(all).isEqualTo(Map.of(0, 1023L, 1, 31L, 2, 12L));
  }

  /** Three rounds of 12 of the 17 blocks. */
  private void threeRounds() {
    Stage<Long> stage = stage(begin());
    run(stage, new BlockRange(0, 0, 3), new BlockRange(1, 2, 3));
    run(stage, new BlockRange(0, 5, 9));
    run(stage, new BlockRange(0, 3, 5), new BlockRange(2, 2, 4));
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void whatWasCommittedIsThereAndTheRestIsLeft() throws IOException {
    threeRounds();
    assertThat(files()).as("no litter").containsExactly("manifest.json", FIRST, SECOND, THIRD);
    Checkpoint checkpoint = resume();
    Stage<Long> stage = stage(checkpoint);
    assertThat(lines).containsExactly("going on from the checkpoint " + folder);
    assertThat(stage.kept()).isEqualTo(Map.of(0, 511L, 1, 4L, 2, 12L));
    assertThat(stage.keptProviders()).containsExactly("simd/0", "simd/1", "simd/2");
    assertThat(stage.rest())
        .containsExactly(
            new BlockRange(0, 9, 10), new BlockRange(1, 0, 2), new BlockRange(1, 3, 5));
    assertThat(checkpoint.restoredBlocks()).isEqualTo(12);
    assertThat(checkpoint.restoredTime()).isPositive();
    finish(stage);
    run(stage, new BlockRange(1, 0, 2));
    assertThat(files()).contains("stage-0001-round-000004.bin");
    assertThat(checkpoint.interrupt()).contains("14 of 17 blocks are kept in " + folder);
    Checkpoint again = resume();
    assertThat(stage(again).rest())
        .containsExactly(new BlockRange(0, 9, 10), new BlockRange(1, 3, 5));
    again.remove();
    assertThat(folder).doesNotExist();
  }

  @Test
  void stagesAreInOrderAndAnInterruptKeepsWhatHasBeenAdded() {
    Checkpoint checkpoint = begin();
    run(stage(checkpoint), BLOCKS.toArray(BlockRange[]::new));
    Stage<Long> second = checkpoint.stage(new Powers("other"), BLOCKS);
    second.add(List.of(new BlockRange(1, 1, 4)), Map.of(1, 14L), "scalar");
    assertThat(checkpoint.interrupt()).contains("20 of 34 blocks are kept in " + folder);
    second.add(List.of(new BlockRange(1, 0, 1)), Map.of(1, 1L), "scalar");
    second.commit();
    Checkpoint resumed = resume();
    assertThat(stage(resumed).rest()).isEmpty();
    assertThat(resumed.stage(new Powers("other"), BLOCKS).kept()).isEqualTo(Map.of(1, 14L));
    assertThat(resumed.stage(new Powers("third"), BLOCKS).kept()).isEmpty();
  }

  @Test
  void nothingIsWrittenBeforeThereIsSomethingToKeep() {
    Checkpoint checkpoint = begin();
    stage(checkpoint).commit();
    assertThat(checkpoint.interrupt()).isEmpty();
    assertThat(folder).doesNotExist();
    assertThat(lines).isEmpty();
    resume();
    assertThat(lines)
        .containsExactly("there is no checkpoint " + folder + "; beginning from the start");
    Stage<Long> nowhere = stage(Checkpoint.none());
    run(nowhere, new BlockRange(0, 0, 3));
    assertThat(nowhere.blocksDone()).isEqualTo(3);
  }

  /** Each byte of a file, flipped; each file, cut; a file that is not there. */
  @Test
  void damagedFilesAreReportedAndTheirBlocksRunAgain() throws IOException {
    threeRounds();
    byte[] whole = Files.readAllBytes(folder.resolve(SECOND));
    byte[] manifest = Files.readAllBytes(folder.resolve("manifest.json"));
    List<byte[]> damaged = new ArrayList<>();
    for (int i = 0; i < whole.length; i++) {
      byte[] flipped = whole.clone();
      flipped[i] ^= (byte) (1 << i % 8);
      damaged.add(flipped);
      if (i % 5 == 0) {
        damaged.add(Arrays.copyOf(whole, i));
      }
    }
    for (byte[] bytes : damaged) {
      Files.write(folder.resolve(SECOND), bytes);
      Files.write(folder.resolve("manifest.json"), manifest);
      Stage<Long> stage = stage(resume());
      assertThat(lines)
          .containsExactly(
              "going on from the checkpoint " + folder,
              "the checkpoint's file "
                  + SECOND
                  + " cannot be used: its checksum does not fit; its 4 blocks are run again");
      assertThat(stage.kept().get(0)).isEqualTo(31);
      finish(stage);
    }
    Files.deleteIfExists(folder.resolve(SECOND));
    finish(stage(resume()));
    assertThat(lines.get(1)).contains(SECOND, "it is missing; its 4 blocks are run again");
    // What replaces them has a name of its own, and the next run has nothing to report.
    run(stage(resume()), new BlockRange(0, 5, 9));
    assertThat(files())
        .containsExactly("manifest.json", FIRST, THIRD, "stage-0001-round-000004.bin");
    finish(stage(resume()));
    assertThat(lines).hasSize(1);
  }

  @Test
  void halfWrittenFilesAreNotLookedAt() throws IOException {
    threeRounds();
    Files.write(folder.resolve("stage-0001-round-000004.bin.next"), new byte[] {1, 2, 3});
    Files.write(folder.resolve("manifest.json.next"), new byte[] {'{'});
    finish(stage(resume()));
    assertThat(lines).hasSize(1);
  }

  /** The driver was killed between a round's file and the manifest. */
  @Test
  void aFileThatTheManifestDoesNotKnowIsUsed() throws IOException {
    Stage<Long> stage = stage(begin());
    run(stage, new BlockRange(0, 0, 3));
    byte[] before = Files.readAllBytes(folder.resolve("manifest.json"));
    run(stage, new BlockRange(0, 3, 5));
    Files.write(folder.resolve("manifest.json"), before);
    Stage<Long> resumed = stage(resume());
    assertThat(resumed.blocksDone()).isEqualTo(5);
    assertThat(lines).hasSize(1);
    finish(resumed);
  }

  @Test
  void aDamagedManifestIsReportedAndMadeAnewFromTheFiles() throws IOException {
    threeRounds();
    byte[] whole = Files.readAllBytes(folder.resolve("manifest.json"));
    List<byte[]> damaged = new ArrayList<>();
    for (int i = 0; i < whole.length; i += 3) {
      byte[] flipped = whole.clone();
      flipped[i] ^= 1;
      damaged.add(flipped);
    }
    damaged.add(new byte[0]);
    damaged.add(Arrays.copyOf(whole, whole.length / 2));
    for (byte[] bytes : damaged) {
      Files.write(folder.resolve("manifest.json"), bytes);
      Stage<Long> stage = stage(resume());
      assertThat(lines).hasSize(2);
      assertThat(lines.get(0)).startsWith("the checkpoint's manifest cannot be used: ");
      assertThat(stage.blocksDone()).isEqualTo(12);
      finish(stage);
    }
    Files.delete(folder.resolve("manifest.json"));
    assertThatThrownBy(() -> open(true, false, "escape", CONF.replace("50", "51")))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("is of another configuration");
    run(stage(resume()), new BlockRange(1, 0, 2));
    assertThat(Files.readString(folder.resolve("manifest.json")))
        .contains(FIRST, SECOND, THIRD, "\"ranges\" : \"0:0-3 1:2-3\"", "\"trials\" : 1000");
  }

  @Test
  void blocksThatTwoFilesHaveEnterOnce() throws IOException {
    threeRounds();
    RoundFile third = RoundFile.parse(Files.readAllBytes(folder.resolve(THIRD)));
    BlockRange range = new BlockRange(0, 4, 8);
    Files.write(
        folder.resolve("stage-0001-round-000007.bin"),
        new RoundFile(
                third.configHash(),
                third.streamFormat(),
                1,
                third.identity(),
                1,
                third.providers(),
                List.of(range, new BlockRange(1, 0, 1)),
                new TreeMap<>(Map.of(0, new byte[8], 1, new byte[8])))
            .bytes());
    Stage<Long> stage = stage(resume());
    assertThat(lines.get(1))
        .contains("000007.bin cannot be used: it has blocks that another file has; its blocks");
    finish(stage);
    run(stage, new BlockRange(1, 0, 1));
    assertThat(files())
        .contains("stage-0001-round-000008.bin")
        .doesNotContain("stage-0001-round-000007.bin");
  }

  @Test
  void aFileOfAnotherPlaceOrOtherBlocksIsNotUsed() throws IOException {
    threeRounds();
    Files.copy(folder.resolve(FIRST), folder.resolve("stage-0002-round-000001.bin"));
    Checkpoint checkpoint = resume();
    finish(stage(checkpoint));
    assertThat(lines).hasSize(1);
    assertThat(checkpoint.stage(new Powers("powers"), BLOCKS).kept()).isEmpty();
    assertThat(lines.get(1)).contains("stage-0002-round-000001.bin", "it belongs elsewhere");
    List<BlockRange> fewer = List.of(new BlockRange(0, 0, 9), new BlockRange(1, 0, 5));
    Stage<Long> stage = resume().stage(new Powers("powers"), fewer);
    assertThat(lines.get(1)).contains(THIRD, "it has blocks that are not asked for");
    assertThat(stage.kept()).isEqualTo(Map.of(0, 7L + 480, 1, 4L));
  }

  @Test
  void anotherConfigurationIsRefusedByTheKeysThatDiffer() {
    threeRounds();
    String other = "kramers { seed = 1.0, escape { trials = 2000, dynamics = [{ kind = sgd }] } }";
    assertThatThrownBy(() -> open(true, false, "escape", other))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage(
            "The checkpoint "
                + folder
                + " is of another configuration: kramers.escape.dynamics[0].kind (none) -> \"sgd\","
                + " kramers.escape.steps 50 -> (none), kramers.escape.trials 1000 -> 2000; run what"
                + " it is of, give another directory by --out, or discard it by --overwrite without"
                + " --resume");
    assertThatThrownBy(() -> open(true, true, "escape", other))
        .isInstanceOf(ConfigurationException.class);
    assertThatThrownBy(() -> open(true, false, "density", CONF))
        .hasMessageContaining("is of the command escape;");
    finish(stage(resume()));
  }

  @Test
  void otherWorkOrDataUnderTheSameConfigurationIsRefused() {
    threeRounds();
    assertThatThrownBy(() -> resume().stage(new Powers("roots"), BLOCKS))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("a file that it names has changed");
    Checkpoint checkpoint = resume();
    checkpoint.dependsOn("another digest");
    assertThatThrownBy(() -> stage(checkpoint)).isInstanceOf(ConfigurationException.class);
    finish(stage(resume()));
  }

  @Test
  void anotherStreamFormatIsRefused() throws IOException {
    threeRounds();
    Manifest manifest = Manifest.parse(Files.readAllBytes(folder.resolve("manifest.json")));
    Owner owner = manifest.owner();
    int other = owner.streamFormat() - 1;
    Files.write(
        folder.resolve("manifest.json"),
        new Manifest(
                new Owner(owner.command(), owner.configHash(), other, owner.config()),
                manifest.rounds())
            .bytes());
    assertThatThrownBy(this::resume)
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("is of random streams of format " + other);
  }

  @Test
  void withoutAWordOnItACheckpointIsRefusedAndOverwriteDiscardsIt() throws IOException {
    threeRounds();
    assertThatThrownBy(this::begin)
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("--resume goes on from it, --overwrite discards it");
    Checkpoint checkpoint = open(false, true, "escape", CONF.replace("50", "51"));
    Stage<Long> stage = stage(checkpoint);
    assertThat(stage.kept()).isEmpty();
    assertThat(files()).as("until there is something to keep").contains(THIRD);
    run(stage, new BlockRange(0, 2, 3));
    assertThat(files()).containsExactly("manifest.json", FIRST);
  }

  @Test
  void aStateIsKeptInAFileOfItsOwn() throws IOException {
    byte[] state = "state".getBytes(StandardCharsets.UTF_8);
    Checkpoint checkpoint = begin();
    checkpoint.storage("training.state").replace(state);
    checkpoint.storage("training.state").replace(state);
    assertThat(files()).containsExactly("manifest.json", "training.state");
    assertThat(checkpoint.interrupt()).contains("what was done is kept in " + folder);
    Storage resumed = resume().storage("training.state");
    assertThat(resumed.read()).contains(state);
    assertThat(open(false, true, "escape", CONF).storage("training.state").read()).isEmpty();
  }

  /** A full disk is said, what was kept is intact, and with room again the run goes on. */
  @Test
  void aFullDiskLeavesWhatWasKept() throws IOException {
    assumeTrue(Files.exists(Path.of(FullFileSystem.FULL.toString())), "skipped: no /dev/full");
    org.apache.hadoop.fs.Path place =
        new org.apache.hadoop.fs.Path(FullFileSystem.SCHEME, "", folder.toString());
    Stage<Long> stage = stage(open(place, false, false, "escape", CONF));
    run(stage, new BlockRange(0, 0, 3));
    List<String> before = files();
    try {
      stage.add(List.of(new BlockRange(1, 0, 1)), Map.of(1, 1L), "scalar");
      FullFileSystem.full = true;
      assertThatThrownBy(stage::commit)
          .isInstanceOf(CheckpointException.class)
          .hasMessage(
              "The checkpoint "
                  + place
                  + " cannot be written: No space left on device; what was kept before is intact:"
                  + " make room there and go on with --resume");
      assertThat(files()).isEqualTo(before);
      FullFileSystem.full = false;
      Stage<Long> resumed = stage(open(place, true, false, "escape", CONF));
      assertThat(resumed.blocksDone()).isEqualTo(3);
      finish(resumed);
      run(resumed, new BlockRange(1, 0, 5));
      finish(stage(open(place, true, false, "escape", CONF)));
    } finally {
      FullFileSystem.full = false;
    }
  }

  @Test
  void aFolderThatCannotBeMadeIsSaid() throws IOException {
    Files.writeString(root.resolve("file"), "");
    folder = root.resolve("file/.out.checkpoint");
    Stage<Long> stage = stage(begin());
    assertThatThrownBy(() -> run(stage, new BlockRange(0, 0, 3)))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining("The checkpoint " + folder + " cannot be written");
  }

  @Test
  void standsBesideTheResults() {
    for (String[] each :
        new String[][] {
          {"hdfs://host:9000/a/out", "hdfs://host:9000/a/.out.checkpoint"},
          {"file:/a%20b/c%5B1%5D", "file:/a b/.c[1].checkpoint"},
          {"s3a://bucket/out", "s3a://bucket/.out.checkpoint"},
          {"file:/a/out/", "file:/a/.out.checkpoint"}
        }) {
      assertThat(Checkpoint.beside(new org.apache.hadoop.fs.Path(URI.create(each[0]))))
          .hasToString(each[1]);
    }
  }
}
