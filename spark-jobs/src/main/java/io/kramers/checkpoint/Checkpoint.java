package io.kramers.checkpoint;

import io.kramers.blocks.BlockRange;
import io.kramers.config.CanonicalText;
import io.kramers.config.Configuration;
import io.kramers.config.ConfigurationException;
import io.kramers.training.Storage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.apache.hadoop.fs.Path;

/**
 * What a command keeps while it runs, in a folder beside its results, to go on from where it was
 * interrupted: a file for each round of blocks, and a manifest. Every file is written beside its
 * place and then moved there, and has a checksum: what is damaged is reported and run again, and no
 * block is counted twice. {@code docs/checkpoints.md} has the format.
 */
public final class Checkpoint {
  /** About how much work may be lost. */
  public static final Duration DEFAULT_INTERVAL = Duration.ofSeconds(60);

  private final Optional<Folder> folder;
  private final Owner owner;
  private final Duration interval;
  private final Consumer<String> say;

  /** Files that are there and not known to be useless. */
  private final SortedMap<RoundName, Manifest.Round> rounds = new TreeMap<>();

  /** All names that are taken, those of useless files too. */
  private final SortedSet<RoundName> names = new TreeSet<>();

  private boolean resumed;
  private boolean prepared;
  private volatile boolean closed;
  private String data = "";
  private int stages;
  private volatile Stage<?> current;
  private long allBlocks;
  private long keptBlocks;
  private long restoredBlocks;
  private long restoredNanos;

  private Checkpoint(
      Optional<Folder> folder, Owner owner, Duration interval, Consumer<String> say) {
    this.folder = folder;
    this.owner = owner;
    this.interval = interval;
    this.say = say;
  }

  /** Keeps nothing. */
  public static Checkpoint none() {
    return new Checkpoint(Optional.empty(), null, DEFAULT_INTERVAL, line -> {});
  }

  /**
   * How a command meets what an earlier run left.
   *
   * @param resume whether it goes on from it
   * @param overwrite whether it may discard it
   * @param interval about how much work may be lost
   */
  public record Choice(boolean resume, boolean overwrite, Duration interval) {}

  /** Where the checkpoint of a run is whose results go to a directory. */
  public static Path beside(Path out) {
    // The URI of a directory that is there may end with a slash.
    String path = out.toUri().getPath().replaceFirst("/+$", "");
    int name = path.lastIndexOf('/') + 1;
    return new Path(
        out.toUri().getScheme(),
        out.toUri().getAuthority(),
        path.substring(0, name) + "." + path.substring(name) + ".checkpoint");
  }

  /**
   * Looks at what is there; nothing is written before there is something to keep.
   *
   * @param place of the folder
   * @param hadoop what its file system needs
   * @param command that runs
   * @param say prints a line
   * @throws ConfigurationException if there is a checkpoint that the command may not go on from, or
   *     that it was not told what to do with
   */
  public static Checkpoint open(
      Path place,
      org.apache.hadoop.conf.Configuration hadoop,
      String command,
      Configuration configuration,
      Choice choice,
      Consumer<String> say) {
    try {
      Folder folder = new Folder(place, hadoop);
      Checkpoint checkpoint =
          new Checkpoint(
              Optional.of(folder), Owner.of(command, configuration), choice.interval, say);
      if (!folder.exists()) {
        if (choice.resume) {
          say.accept("there is no checkpoint " + folder + "; beginning from the start");
        }
      } else if (choice.resume) {
        checkpoint.goOn(folder);
      } else if (!choice.overwrite) {
        throw new ConfigurationException(
            "There is the checkpoint "
                + folder
                + " of a run that did not end: --resume goes on from it, --overwrite discards it");
      }
      return checkpoint;
    } catch (IOException e) {
      throw new UncheckedIOException("The checkpoint " + place + " cannot be read", e);
    }
  }

  private void goOn(Folder from) throws IOException {
    resumed = true;
    prepared = true;
    EarlierRun earlier = EarlierRun.read(from, owner, say);
    rounds.putAll(earlier.rounds());
    names.addAll(earlier.names());
    say.accept("going on from the checkpoint " + from);
  }

  /** Names data that all stages from here on depend on, by its digest. */
  public void dependsOn(String digest) {
    data = digest;
  }

  /**
   * Begins the command's next call.
   *
   * @param blocks that are to be run
   * @throws ConfigurationException if an earlier run's call was of other work
   */
  public synchronized <R> Stage<R> stage(Codec<R> codec, List<BlockRange> blocks) {
    stages++;
    Stage<R> stage =
        new Stage<>(this, stages, codec, folder.isPresent() ? identity(codec) : "", blocks);
    for (RoundName name : names) {
      if (name.stage() == stages) {
        restore(folder.orElseThrow(), name, stage);
      }
    }
    allBlocks += stage.blocks();
    keptBlocks += stage.blocksDone();
    restoredBlocks += stage.blocksDone();
    current = stage;
    return stage;
  }

  private String identity(Codec<?> codec) {
    CanonicalText text = new CanonicalText().put("work", codec.identity()).put("data", data);
    return CanonicalText.digest(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  private void restore(Folder from, RoundName name, Stage<?> stage) {
    boolean read = false;
    try {
      Optional<byte[]> bytes = from.read(name.toString());
      if (bytes.isEmpty()) {
        throw new IOException("it is missing");
      }
      read = true;
      RoundFile file = RoundFile.parse(bytes.get());
      if (file.stage() != stages
          || file.streamFormat() != owner.streamFormat()
          || !file.configHash().equals(owner.configHash())) {
        throw new IOException("it belongs elsewhere");
      }
      if (!file.identity().equals(identity(stage.codec()))) {
        throw EarlierRun.refused(
            from,
            "of other work than the configuration's now: a file that it names has changed, or an"
                + " option such as --quick, or this version of kramers is another");
      }
      stage.restore(file);
      restoredNanos += file.nanos();
      rounds.putIfAbsent(name, Manifest.Round.of(file, bytes.get()));
    } catch (IOException e) {
      Manifest.Round listed = rounds.remove(name);
      say.accept(
          "the checkpoint's file "
              + name
              + " cannot be used: "
              + e.getMessage()
              + "; "
              + (listed == null ? "its" : "its " + listed.blocks())
              + " blocks are run again");
      if (read) {
        forget(from, name);
      }
    }
  }

  /** What stays is found useless again. */
  private void forget(Folder from, RoundName name) {
    try {
      from.delete(name.toString());
    } catch (IOException e) {
      say.accept("the checkpoint's file " + name + " cannot be deleted: " + e.getMessage());
    }
  }

  /**
   * A file for the state of something that is no round of blocks.
   *
   * @param name of the file
   */
  public Storage storage(String name) {
    return new Storage() {
      @Override
      public Optional<byte[]> read() throws IOException {
        return resumed ? folder.orElseThrow().read(name) : Optional.empty();
      }

      @Override
      public void replace(byte[] bytes) {
        keep(name, bytes);
      }
    };
  }

  boolean isKept() {
    return folder.isPresent();
  }

  /** About how much work may be lost. */
  public Duration interval() {
    return interval;
  }

  String configHash() {
    return owner.configHash();
  }

  int streamFormat() {
    return owner.streamFormat();
  }

  /** Keeps a round. */
  synchronized void write(RoundFile file) {
    if (closed) {
      return;
    }
    try {
      RoundName name = nextName(file.stage());
      byte[] bytes = file.bytes();
      keep(name.toString(), bytes);
      names.add(name);
      Manifest.Round round = Manifest.Round.of(file, bytes);
      rounds.put(name, round);
      keptBlocks += round.blocks();
      writeManifest();
    } catch (IOException e) {
      throw new CheckpointException(folder.orElseThrow(), e);
    }
  }

  private RoundName nextName(int stage) {
    int taken =
        names.stream()
            .filter(name -> name.stage() == stage)
            .mapToInt(RoundName::number)
            .max()
            .orElse(0);
    return new RoundName(stage, taken + 1);
  }

  private synchronized void keep(String name, byte[] bytes) {
    if (closed || folder.isEmpty()) {
      return;
    }
    try {
      if (!prepared) {
        begin(folder.get());
      }
      folder.get().replace(name, bytes);
    } catch (IOException e) {
      throw new CheckpointException(folder.get(), e);
    }
  }

  /** A folder in which nothing can be written does not stay, as there is nothing to go on from. */
  private void begin(Folder at) throws IOException {
    at.delete();
    try {
      writeManifest();
    } catch (IOException e) {
      at.deleteQuietly();
      throw e;
    }
    prepared = true;
  }

  private void writeManifest() throws IOException {
    folder.orElseThrow().replace(Manifest.FILE, new Manifest(owner, rounds).bytes());
  }

  /** Blocks that earlier runs have brought. */
  public synchronized long restoredBlocks() {
    return restoredBlocks;
  }

  /** How long earlier runs took for them. */
  public synchronized Duration restoredTime() {
    return Duration.ofNanos(restoredNanos);
  }

  /**
   * Where a run ends before its time: keeps what tasks have brought so far, and nothing after that.
   *
   * @return what is kept, in words; empty if nothing is
   */
  public Optional<String> interrupt() {
    try {
      if (current != null) {
        current.commit();
      }
    } catch (CheckpointException e) {
      say.accept(e.getMessage());
    }
    synchronized (this) {
      closed = true;
      if (keptBlocks > 0) {
        return Optional.of(
            keptBlocks + " of " + allBlocks + " blocks are kept in " + folder.orElseThrow());
      }
      return prepared
          ? Optional.of("what was done is kept in " + folder.orElseThrow())
          : Optional.empty();
    }
  }

  /** Forgets everything: the results are there. */
  public synchronized void remove() {
    closed = true;
    try {
      if (folder.isPresent()) {
        folder.get().delete();
      }
    } catch (IOException e) {
      say.accept("the checkpoint " + folder.get() + " cannot be deleted: " + e.getMessage());
    }
  }
}
