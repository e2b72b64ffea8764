package io.kramers.checkpoint;

import io.kramers.config.ConfigurationException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * What the run before left in a checkpoint's folder.
 *
 * @param rounds that its manifest names
 * @param names of these and of all files of rounds that are there
 */
record EarlierRun(SortedMap<RoundName, Manifest.Round> rounds, SortedSet<RoundName> names) {
  /**
   * Looks at a checkpoint. Files of rounds that cannot be read are reported when they are needed.
   *
   * @param owner who wants to go on from it
   * @param say prints a line
   * @throws ConfigurationException if it is not the owner's
   */
  static EarlierRun read(Folder from, Owner owner, Consumer<String> say) throws IOException {
    SortedSet<RoundName> names = new TreeSet<>();
    from.list().keySet().forEach(file -> RoundName.parse(file).ifPresent(names::add));
    SortedMap<RoundName, Manifest.Round> rounds = new TreeMap<>();
    Optional<Manifest> manifest = manifest(from, say);
    if (manifest.isPresent()) {
      requireSame(from, manifest.get().owner(), owner);
      rounds.putAll(manifest.get().rounds());
      names.addAll(rounds.keySet());
    } else {
      for (RoundName name : names) {
        requireSame(from, name, owner);
      }
    }
    return new EarlierRun(rounds, names);
  }

  private static Optional<Manifest> manifest(Folder from, Consumer<String> say) {
    String problem;
    try {
      Optional<byte[]> bytes = from.read(Manifest.FILE);
      if (bytes.isPresent()) {
        return Optional.of(Manifest.parse(bytes.get()));
      }
      problem = "it is missing";
    } catch (IOException e) {
      problem = e.getMessage();
    }
    say.accept(
        "the checkpoint's manifest cannot be used: "
            + problem
            + "; it is made anew from the files beside it");
    return Optional.empty();
  }

  private static void requireSame(Folder from, Owner earlier, Owner owner) {
    if (!earlier.command().equals(owner.command())) {
      throw refused(from, "of the command " + earlier.command());
    }
    requireSameFormat(from, earlier.streamFormat(), owner);
    if (!earlier.configHash().equals(owner.configHash())) {
      List<String> differences = earlier.differences(owner);
      throw refused(
          from,
          "of another configuration: "
              + (differences.isEmpty()
                  ? "values that are not shown differ"
                  : String.join(", ", differences)));
    }
  }

  /** Where there is no manifest. */
  private static void requireSame(Folder from, RoundName name, Owner owner) {
    RoundFile file;
    try {
      Optional<byte[]> bytes = from.read(name.toString());
      if (bytes.isEmpty()) {
        return;
      }
      file = RoundFile.parse(bytes.get());
    } catch (IOException e) {
      return;
    }
    requireSameFormat(from, file.streamFormat(), owner);
    if (!file.configHash().equals(owner.configHash())) {
      throw refused(from, "of another configuration");
    }
  }

  private static void requireSameFormat(Folder from, int streamFormat, Owner owner) {
    if (streamFormat != owner.streamFormat()) {
      throw refused(
          from,
          "of random streams of format "
              + streamFormat
              + ", and this version of kramers has format "
              + owner.streamFormat());
    }
  }

  /** Says why one may not go on from a checkpoint, and what to do. */
  static ConfigurationException refused(Folder from, String problem) {
    return new ConfigurationException(
        "The checkpoint "
            + from
            + " is "
            + problem
            + "; run what it is of, give another directory by --out, or discard it by --overwrite"
            + " without --resume");
  }
}
