package io.kramers.cli;

import io.kramers.checkpoint.Checkpoint;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.util.ShutdownHookManager;

/**
 * While it is open, a signal that ends the process first keeps what tasks have brought, and says
 * how to go on. The exit code is then the signal's, 130 or 143, by the JVM itself.
 */
final class Interruption implements AutoCloseable {
  /** Spark stops itself, and Hadoop closes its file systems, in hooks of priority 50 and less. */
  private static final int BEFORE_SPARK = 100;

  private static final long SECONDS = 60;

  /** What the launcher was called with, as a shell reads it. */
  private static final String TYPED = "KRAMERS_COMMAND_LINE";

  private static final String LAUNCHER = "submit-scripts/kramers";
  private static final String RESUME = "--resume";
  private static final Pattern PLAIN =
      Pattern.compile("[\\w@%+=:,./-]+", Pattern.UNICODE_CHARACTER_CLASS);

  private static volatile boolean told;

  private final Checkpoint checkpoint;
  private final String resume;
  private final Runnable hook = this::atSignal;

  /**
   * Begins to listen.
   *
   * @param arguments of the process
   */
  Interruption(Checkpoint checkpoint, List<String> arguments) {
    this.checkpoint = checkpoint;
    resume = resumption(Optional.ofNullable(System.getenv(TYPED)), arguments);
    ShutdownHookManager.get().addShutdownHook(hook, BEFORE_SPARK, SECONDS, TimeUnit.SECONDS);
  }

  /** Whether an interruption has been told of. */
  static boolean told() {
    return told;
  }

  /** The command that goes on: what was typed, if that is known, and {@code --resume}. */
  static String resumption(Optional<String> typed, List<String> arguments) {
    String command =
        typed
            .map(String::strip)
            .orElseGet(
                () ->
                    Stream.concat(Stream.of(LAUNCHER), arguments.stream())
                        .map(Interruption::quoted)
                        .collect(Collectors.joining(" ")));
    return arguments.contains(RESUME) ? command : command + " " + RESUME;
  }

  private static String quoted(String word) {
    return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }

  private void atSignal() {
    told = true;
    System.err.println(
        "kramers: interrupted; "
            + checkpoint.interrupt().map(this::goOn).orElse("no results were left"));
  }

  private String goOn(String kept) {
    return kept + "; go on with: " + resume;
  }

  /** Keeps what can be kept of a run that fails; a line on it, if there is something. */
  Optional<String> failed() {
    return told ? Optional.empty() : checkpoint.interrupt().map(this::goOn);
  }

  @Override
  public void close() {
    try {
      ShutdownHookManager.get().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending already, and the hook has run or is about to.
    }
  }
}
