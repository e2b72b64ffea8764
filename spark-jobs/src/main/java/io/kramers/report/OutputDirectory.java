package io.kramers.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.kramers.config.ConfigurationException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where a run's results go. They are written into a folder beside it, which takes its name when all
 * of them are there: a run that fails leaves nothing half done, and no results of an earlier run
 * are lost before the new ones are complete.
 */
public final class OutputDirectory implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(OutputDirectory.class);
  private static final String PROVENANCE = "provenance.json";

  /** A configuration's most bytes, with room for its layout. */
  private static final long MOST_PROVENANCE = 1 << 24;

  private final Path target;
  private final Path partial;

  private OutputDirectory(Path target, Path partial) {
    this.target = target;
    this.partial = partial;
  }

  /**
   * Claims a directory; nothing is written before {@link #open}.
   *
   * @param overwrite whether a directory with an earlier run's results may be replaced
   * @throws ConfigurationException if it exists and may not be replaced
   */
  public static OutputDirectory claim(Path target, boolean overwrite) {
    Path absolute = target.toAbsolutePath().normalize();
    if (Files.exists(absolute)) {
      if (!overwrite) {
        throw new ConfigurationException(
            "The output directory "
                + target
                + " exists; give another one by --out, or --overwrite to replace it");
      }
      if (!isOurs(absolute)) {
        throw new ConfigurationException(
            "The output directory "
                + target
                + " holds no provenance.json of an earlier run, so --overwrite does not delete it;"
                + " give another one by --out");
      }
    }
    requireWritable(target, absolute);
    String name = "." + absolute.getFileName() + ".partial-" + ProcessHandle.current().pid();
    return new OutputDirectory(absolute, absolute.resolveSibling(name));
  }

  private static void requireWritable(Path target, Path absolute) {
    Path ancestor = absolute.getParent();
    while (ancestor != null && !Files.exists(ancestor)) {
      ancestor = ancestor.getParent();
    }
    if (ancestor == null || !Files.isDirectory(ancestor) || !Files.isWritable(ancestor)) {
      throw new ConfigurationException(
          "The output directory "
              + target
              + " cannot be made, as "
              + ancestor
              + " is no directory that can be written to; give another one by --out");
    }
  }

  private static boolean isOurs(Path directory) {
    Path provenance = directory.resolve(PROVENANCE);
    if (!Files.isRegularFile(provenance)) {
      return false;
    }
    try {
      return Files.size(provenance) <= MOST_PROVENANCE
          && Json.parse(Files.readString(provenance))
              .path("format")
              .asText()
              .startsWith(Provenance.FAMILY);
    } catch (JsonProcessingException | CharacterCodingException e) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Creates the folder that results are written into until {@link #publish}. */
  public Path open() throws IOException {
    Runtime.getRuntime().addShutdownHook(new Thread(this::closeQuietly, "delete-partial-output"));
    return Files.createDirectories(partial);
  }

  /** Gives the results their final name, in place of those of an earlier run. */
  public void publish() throws IOException {
    if (Files.exists(target)) {
      delete(target);
    }
    Files.move(partial, target);
  }

  /** Deletes what was not published. */
  @Override
  public void close() throws IOException {
    if (Files.exists(partial)) {
      delete(partial);
    }
  }

  /** At an interrupt, while other threads may still write: what cannot be deleted stays. */
  private void closeQuietly() {
    try {
      close();
    } catch (IOException e) {
      LOG.warn("{} could not be deleted: {}", partial, e.toString());
    }
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> paths = Files.walk(directory)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
