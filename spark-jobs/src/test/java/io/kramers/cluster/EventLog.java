package io.kramers.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * What a driver has seen, by Spark's own log of events. Times are in milliseconds of the clock.
 *
 * @param attempts of tasks, as they ended
 * @param arrivals of executors
 * @param losses of executors that the driver did not dismiss itself
 */
record EventLog(List<Attempt> attempts, List<Change> arrivals, List<Change> losses) {
  /**
   * One attempt at a task.
   *
   * @param task its stage and its index there
   * @param number 0 for the first
   * @param copy of an attempt that seemed slow
   * @param shuffles whether it writes for other tasks, and not for the driver
   * @param end {@code Success}, {@code ExecutorLostFailure}, {@code TaskKilled}, ...
   */
  record Attempt(
      Task task,
      int number,
      boolean copy,
      boolean shuffles,
      long launched,
      long finished,
      String end) {
    boolean succeeded() {
      return end.equals("Success");
    }
  }

  /** A task, whatever its attempt. */
  record Task(int stage, int index) {}

  /**
   * An executor comes or goes.
   *
   * @param about its host, or why it went
   */
  record Change(long time, String executor, String about) {}

  static EventLog read(Path file) throws IOException {
    EventLog log = new EventLog(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    ObjectMapper mapper = new ObjectMapper();
    for (String line : Files.readAllLines(file)) {
      log.add(mapper.readTree(line));
    }
    return log;
  }

  private void add(JsonNode event) {
    switch (event.get("Event").asText()) {
      case "SparkListenerTaskEnd" -> {
        JsonNode task = event.get("Task Info");
        attempts.add(
            new Attempt(
                new Task(event.get("Stage ID").asInt(), task.get("Index").asInt()),
                task.get("Attempt").asInt(),
                task.get("Speculative").asBoolean(),
                event.get("Task Type").asText().equals("ShuffleMapTask"),
                task.get("Launch Time").asLong(),
                task.get("Finish Time").asLong(),
                event.at("/Task End Reason/Reason").asText()));
      }
      case "SparkListenerExecutorAdded" ->
          arrivals.add(change(event, event.at("/Executor Info/Host").asText()));
      case "SparkListenerExecutorRemoved" ->
          losses.add(change(event, event.get("Removed Reason").asText()));
      default -> {
        // Others tell nothing of tasks and executors.
      }
    }
  }

  private static Change change(JsonNode event, String about) {
    return new Change(event.get("Timestamp").asLong(), event.get("Executor ID").asText(), about);
  }

  /** How often each task brought the driver its result. */
  Map<Task, Long> results() {
    return attempts.stream()
        .filter(attempt -> attempt.succeeded() && !attempt.shuffles())
        .collect(Collectors.groupingBy(Attempt::task, Collectors.counting()));
  }

  /** Attempts that ended in a way, such as {@code ExecutorLostFailure}. */
  List<Attempt> ended(String how) {
    return attempts.stream().filter(attempt -> attempt.end().equals(how)).toList();
  }

  /** From the first launch of a task of trials to the last one's end. */
  long span() {
    List<Attempt> trials = attempts.stream().filter(each -> tasksOf(each) > 1).toList();
    return trials.stream().mapToLong(Attempt::finished).max().orElseThrow()
        - trials.stream().mapToLong(Attempt::launched).min().orElseThrow();
  }

  /** A table is written by one task, trials are run by many. */
  private long tasksOf(Attempt attempt) {
    return attempts.stream()
        .map(Attempt::task)
        .filter(task -> task.stage() == attempt.task().stage())
        .distinct()
        .count();
  }

  /** How long after a time the driver first missed an executor. */
  OptionalLong noticed(long since) {
    return first(losses.stream().mapToLong(Change::time), since);
  }

  /** How long after a time the first executor arrived. */
  OptionalLong replaced(long since) {
    return first(arrivals.stream().mapToLong(Change::time), since);
  }

  /** How long after a time a task succeeded that was launched since. */
  OptionalLong nextSuccess(long since) {
    return first(
        attempts.stream()
            .filter(attempt -> attempt.succeeded() && attempt.launched() >= since)
            .mapToLong(Attempt::finished),
        since);
  }

  /** How long after a time the last of the tasks that were lost, or copied, succeeded. */
  OptionalLong recovered(long since) {
    LongStream times =
        attempts.stream()
            .filter(attempt -> attempt.succeeded() && attempt.number() > 0)
            .mapToLong(attempt -> attempt.finished() - since);
    return times.max();
  }

  private static OptionalLong first(LongStream times, long since) {
    return times.filter(time -> time >= since).map(time -> time - since).min();
  }
}
