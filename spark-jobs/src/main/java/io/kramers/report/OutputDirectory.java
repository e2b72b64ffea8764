package io.kramers.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.kramers.config.ConfigurationException;
import io.kramers.spark.HadoopFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.util.ShutdownHookManager;
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

  /** After Spark has stopped, under which nothing is written, and before file systems close. */
  private static final int PRIORITY = FileSystem.SHUTDOWN_HOOK_PRIORITY + 1;

  /** A configuration's most bytes, with room for its layout. */
  private static final int MOST_PROVENANCE = 1 << 24;

  private final OutputFolder target;
  private final OutputFolder partial;
  private final boolean overwrite;
  private final Runnable atInterrupt = this::deleteQuietly;

  private OutputDirectory(OutputFolder target, OutputFolder partial, boolean overwrite) {
    this.target = target;
    this.partial = partial;
    this.overwrite = overwrite;
  }

  /**
   * Claims a directory; nothing is written before {@link #open}.
   *
   * @param target of this machine, or a URI of any file system that Hadoop knows
   * @param overwrite whether a directory with an earlier run's results may be replaced
   * @throws ConfigurationException if it exists and may not be replaced, or cannot be made
   */
  public static OutputDirectory claim(String target, boolean overwrite) {
    try {
      OutputFolder folder = folder(target);
      if (folder.exists()) {
        requireReplaceable(target, folder, overwrite);
      }
      Optional<String> obstacle = folder.obstacle();
      if (obstacle.isPresent()) {
        throw new ConfigurationException(
            "The output directory "
                + target
                + " cannot be made, as "
                + obstacle.get()
                + " is no directory that can be written to; give another one by --out");
      }
      String name = "." + folder.name() + ".partial-" + ProcessHandle.current().pid();
      return new OutputDirectory(folder, folder.beside(name), overwrite);
    } catch (IOException e) {
      throw new ConfigurationException(
          "The output directory "
              + target
              + " cannot be reached: "
              + e.toString().lines().findFirst().orElseThrow()
              + "; give another one by --out");
    }
  }

  private static OutputFolder folder(String target) throws IOException {
    HadoopFiles files = new HadoopFiles();
    Optional<Path> local = files.local(target);
    return local.isPresent()
        ? new LocalFolder(local.get())
        : new HadoopFolder(files.locate(target));
  }

  private static void requireReplaceable(String target, OutputFolder folder, boolean overwrite)
      throws IOException {
    if (!overwrite) {
      throw new ConfigurationException(
          "The output directory "
              + target
              + " exists; give another one by --out, or --overwrite to replace it");
    }
    if (!isOurs(folder)) {
      throw new ConfigurationException(
          "The output directory "
              + target
              + " holds no provenance.json of an earlier run, so --overwrite does not delete it;"
              + " give another one by --out");
    }
  }

  private static boolean isOurs(OutputFolder folder) throws IOException {
    Optional<byte[]> provenance = folder.read(PROVENANCE);
    if (provenance.isEmpty() || provenance.get().length > MOST_PROVENANCE) {
      return false;
    }
    try {
      return Json.parse(new String(provenance.get(), StandardCharsets.UTF_8))
          .path("format")
          .asText()
          .startsWith(Provenance.FAMILY);
    } catch (JsonProcessingException e) {
      return false;
    }
  }

  /** Creates the folder that results are written into until {@link #publish}. */
  public ResultFolder open() throws IOException {
    ShutdownHookManager.get().addShutdownHook(atInterrupt, PRIORITY);
    partial.create();
    return partial;
  }

  /**
   * Gives the results their final name, in place of those of an earlier run.
   *
   * @throws IOException if it has become another run's while this one ran, and may not be replaced
   */
  public void publish() throws IOException {
    if (!overwrite && target.exists()) {
      throw new IOException(target + " is there now: another run's results, it seems");
    }
    target.delete();
    partial.rename(target.name());
  }

  /** Deletes what was not published. */
  @Override
  public void close() throws IOException {
    deletePartial();
    ShutdownHookManager hooks = ShutdownHookManager.get();
    if (!hooks.isShutdownInProgress()) {
      hooks.removeShutdownHook(atInterrupt);
    }
  }

  /** At an interrupt the job ends too, and both come here. */
  private synchronized void deletePartial() throws IOException {
    partial.delete();
  }

  /** While other threads may still write: what cannot be deleted stays. */
  private void deleteQuietly() {
    try {
      deletePartial();
    } catch (IOException e) {
      LOG.warn("{} could not be deleted: {}", partial, e.toString());
    }
  }
}
