package io.kramers.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The JVM of an executor.
 *
 * @param id that Spark gave it in its application
 * @param host of its worker
 * @param process whose standard error the log is
 */
record Executor(String id, String host, ProcessHandle process, Path log) {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** Spark names a task by its index in the stage and its attempt, such as 3.0. */
  private static final String TASK = " task (\\d+\\.\\d+) in stage ";

  private static final Pattern RUNNING = Pattern.compile("Running" + TASK);
  private static final Pattern FINISHED = Pattern.compile("Finished" + TASK);

  /** Returns when the executor has just begun so many tasks. */
  void awaitStart(int tasks) throws Exception {
    Patience.await(
        "task number " + tasks + " on executor " + id,
        PATIENCE,
        () -> matches(RUNNING).skip(tasks - 1L).findFirst());
  }

  /** Returns when the executor has finished an attempt that is not a task's first. */
  void awaitEndOfSecondAttempt() throws Exception {
    Patience.await(
        "second attempt on executor " + id,
        PATIENCE,
        () -> matches(FINISHED).filter(task -> !task.endsWith(".0")).findFirst());
  }

  private Stream<String> matches(Pattern pattern) throws Exception {
    Matcher matcher = pattern.matcher(Files.readString(log));
    return matcher.results().map(match -> match.group(1));
  }

  /** By SIGKILL. */
  void kill() {
    assertThat(process.destroyForcibly()).isTrue();
  }

  /** By SIGSTOP: the process stays, and does nothing. */
  void freeze() throws Exception {
    Signals.send("STOP", process);
  }

  /** By SIGCONT. */
  void thaw() throws Exception {
    Signals.send("CONT", process);
  }

  /** Returns when the process has ended. */
  void awaitEnd() throws Exception {
    Patience.await(
        "end of executor " + id,
        PATIENCE,
        () -> process.isAlive() ? Optional.empty() : Optional.of(process));
  }
}
