package io.kramers.checkpoint;

import io.kramers.blocks.BlockRange;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One call of a command: some blocks of some pieces of work. What earlier runs have kept of them is
 * here from the beginning; what tasks bring is added, and kept with the next commit. Every block
 * enters once.
 *
 * @param <R> what a piece of work leaves
 */
public final class Stage<R> {
  private static final double DEAR = 60.0;
  private static final double BYTES_A_SECOND = 1e6;

  private final Checkpoint checkpoint;
  private final int number;
  private final Codec<R> codec;
  private final String identity;
  private final List<BlockRange> wanted;
  private final BlockSet done = new BlockSet();
  private final SortedMap<Integer, R> kept = new TreeMap<>();
  private final SortedSet<String> keptProviders = new TreeSet<>();
  private BlockSet fresh = new BlockSet();
  private SortedMap<Integer, R> delta = new TreeMap<>();
  private SortedSet<String> providers = new TreeSet<>();
  private long lastCommit = System.nanoTime();

  Stage(
      Checkpoint checkpoint, int number, Codec<R> codec, String identity, List<BlockRange> wanted) {
    this.checkpoint = checkpoint;
    this.number = number;
    this.codec = codec;
    this.identity = identity;
    this.wanted = List.copyOf(wanted);
  }

  /**
   * Takes in what a file of an earlier run has.
   *
   * @throws IOException if it is not what it should be, or has blocks that are here already;
   *     nothing of it has entered then
   */
  void restore(RoundFile file) throws IOException {
    BlockSet asked = BlockSet.of(wanted);
    for (BlockRange range : file.blocks()) {
      if (!asked.holds(range)) {
        throw new IOException("it has blocks that are not asked for");
      }
      if (done.meets(range)) {
        throw new IOException("it has blocks that another file has");
      }
    }
    SortedMap<Integer, R> results = new TreeMap<>();
    for (Map.Entry<Integer, byte[]> each : file.results().entrySet()) {
      if (file.blocks().stream().noneMatch(range -> range.work() == each.getKey())) {
        throw new IOException("it has a result without blocks");
      }
      DataInputStream in = new DataInputStream(new ByteArrayInputStream(each.getValue()));
      results.put(each.getKey(), codec.read(each.getKey(), in));
      if (in.available() > 0) {
        throw new IOException("it has a result that is too long");
      }
    }
    if (file.blocks().stream().anyMatch(range -> !results.containsKey(range.work()))) {
      throw new IOException("it has blocks without a result");
    }
    file.blocks().forEach(done::add);
    results.forEach((work, result) -> kept.merge(work, result, codec::merge));
    keptProviders.addAll(file.providers());
  }

  Codec<R> codec() {
    return codec;
  }

  /** What earlier runs kept, by the work's index. */
  public SortedMap<Integer, R> kept() {
    return kept;
  }

  /** The twins that earlier runs' tasks ran on. */
  public SortedSet<String> keptProviders() {
    return keptProviders;
  }

  /** Blocks that are still to be run, in order. */
  public synchronized List<BlockRange> rest() {
    return done.missingOf(wanted);
  }

  /** How many blocks the stage has. */
  public long blocks() {
    return BlockSet.of(wanted).blocks();
  }

  /** How many of them are done. */
  public synchronized long blocksDone() {
    return done.blocks();
  }

  /**
   * Adds what a task brings.
   *
   * @param blocks that it has run
   * @param results by the work's index; may be changed later
   * @param provider the twin that it ran on
   */
  public synchronized void add(List<BlockRange> blocks, Map<Integer, R> results, String provider) {
    for (BlockRange range : blocks) {
      done.add(range);
      fresh.add(range);
    }
    results.forEach((work, result) -> delta.merge(work, result, codec::merge));
    providers.add(provider);
  }

  /**
   * Keeps what was added since the last commit.
   *
   * @throws CheckpointException if it cannot be written
   */
  public synchronized void commit() {
    if (fresh.blocks() > 0 && checkpoint.isKept()) {
      checkpoint.write(file());
    }
    clear();
  }

  /** Commits if the last commit is an interval ago. */
  public synchronized void commitWhenDue() {
    if (System.nanoTime() - lastCommit >= checkpoint.interval().toNanos()) {
      commit();
    }
  }

  /**
   * Ends a stage that is found again as quickly as it is read: commits only what took a sixtieth of
   * an interval, and a second for each megabyte.
   */
  public synchronized void commitIfDear() {
    double seconds = 1e-9 * (System.nanoTime() - lastCommit);
    if (fresh.blocks() > 0
        && checkpoint.isKept()
        && DEAR * seconds >= 1e-3 * checkpoint.interval().toMillis()) {
      RoundFile file = file();
      long bytes = file.results().values().stream().mapToLong(each -> each.length).sum();
      if (bytes <= BYTES_A_SECOND * seconds) {
        checkpoint.write(file);
      }
    }
    clear();
  }

  private void clear() {
    fresh = new BlockSet();
    delta = new TreeMap<>();
    providers = new TreeSet<>();
    lastCommit = System.nanoTime();
  }

  private RoundFile file() {
    SortedMap<Integer, byte[]> results = new TreeMap<>();
    delta.forEach((work, result) -> results.put(work, bytes(result)));
    return new RoundFile(
        checkpoint.configHash(),
        checkpoint.streamFormat(),
        number,
        identity,
        System.nanoTime() - lastCommit,
        providers,
        fresh.ranges(),
        results);
  }

  private byte[] bytes(R result) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      codec.write(result, out);
    } catch (IOException e) {
      throw new AssertionError("memory takes all bytes", e);
    }
    return bytes.toByteArray();
  }
}
