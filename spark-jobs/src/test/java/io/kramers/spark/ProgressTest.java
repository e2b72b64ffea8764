package io.kramers.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kramers.blocks.Running;
import io.kramers.estimate.Interval;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.config.Configurator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgressTest {
  private static final RunningCell CELL =
      new RunningCell(
          "sgd scale=1", new Running("probability", 0.0621, new Interval(0.0608, 0.0635)));

  private long nanoseconds;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final Progress progress =
      new Progress(
          "escape", new PrintStream(bytes, true, StandardCharsets.UTF_8), () -> nanoseconds);
  private int asked;

  private Optional<RunningCell> cell() {
    asked++;
    return Optional.of(CELL);
  }

  private List<String> lines() {
    return bytes.toString(StandardCharsets.UTF_8).lines().toList();
  }

  private void at(double seconds) {
    nanoseconds = Math.round(1e9 * seconds);
  }

  /** A quarter of the work in 2.5 s. */
  private void quarter() {
    progress.start(Progress.Unit.TRIAL_STEPS, new Amount(100, 20, 20_480), this::cell);
    at(1.0);
    progress.advance(new Amount(10, 2, 2048), 1e6);
    at(2.5);
    progress.advance(new Amount(15, 3, 3072), 1.55e6);
  }

  @Test
  void aLineSaysHowFarTrialsAreHowFastAndWhatTheySay() {
    quarter();
    assertThat(lines())
        .containsExactly(
            "escape:  25 %, 5.12 of 20.5 thousand trials, 1.02 million trial-steps/s, 7.5 s left;"
                + " sgd scale=1: probability 0.0621 [0.0608, 0.0635]");
    assertThat(asked).isEqualTo(1);
  }

  @Test
  void linesThinOut() {
    progress.start(Progress.Unit.TRIAL_STEPS, new Amount(8000, 8000, 8000), Optional::empty);
    List<Integer> times = new ArrayList<>(List.of(0));
    List<Integer> gaps = new ArrayList<>();
    for (int second = 1; second <= 3600; second++) {
      at(second);
      progress.advance(new Amount(1, 1, 1), 1.0);
      if (lines().size() == times.size()) {
        gaps.add(second - times.get(times.size() - 1));
        times.add(second);
      }
    }
    assertThat(gaps).isSorted();
    assertThat(gaps.subList(0, 60)).containsOnly(2);
    assertThat(gaps.subList(gaps.size() - 59, gaps.size())).containsOnly(30);
  }

  @Test
  void fewStepsAreNoMillions() {
    progress.start(Progress.Unit.TRIAL_STEPS, new Amount(24, 24, 24), Optional::empty);
    at(12.0);
    progress.advance(new Amount(12, 12, 12), 1204);
    at(24.0);
    progress.advance(new Amount(12, 12, 12), 1204);
    progress.end();
    assertThat(lines())
        .containsExactly(
            "escape:  50 %, 12 of 24 trials, 100 trial-steps/s, 12.0 s left",
            "escape: trials done in 24.0 s, 2408 trial-steps, 100 a second");
  }

  @Test
  void gradientsHaveNoTrials() {
    progress.start(Progress.Unit.GRADIENTS, new Amount(4e5, 4, 0), Optional::empty);
    at(4.0);
    progress.advance(new Amount(1e5, 1, 0), 1e5);
    assertThat(lines())
        .containsExactly("escape:  25 % of the work, 25 thousand sample gradients/s, 12.0 s left");
  }

  @Test
  void countsAreTheCommandsAndTheRateIsThePresentWorks() {
    quarter();
    assertThat(progress.perSecond(Progress.Unit.TRIAL_STEPS)).isEqualTo(2.55e6 / 2.5);
    assertThat(progress.perSecond(Progress.Unit.GRADIENTS)).isZero();
    assertThat(progress.begun()).isEqualTo(new Amount(100, 20, 20_480));
    progress.advance(new Amount(75, 15, 15_360), 7.45e6);
    assertThat(progress.perSecond(Progress.Unit.TRIAL_STEPS)).isZero();
    progress.round();
    progress.start(Progress.Unit.GRADIENTS, new Amount(10, 4, 0), Optional::empty);
    at(4.5);
    progress.advance(new Amount(5, 2, 0), 500);
    assertThat(progress.perSecond(Progress.Unit.GRADIENTS)).isEqualTo(250.0);
    assertThat(progress.counted(Progress.Unit.TRIAL_STEPS)).isEqualTo(10_000_000);
    assertThat(progress.counted(Progress.Unit.GRADIENTS)).isEqualTo(500);
    assertThat(progress.done()).isEqualTo(new Amount(105, 22, 20_480));
    assertThat(progress.begun()).isEqualTo(new Amount(110, 24, 20_480));
    assertThat(progress.rounds()).isEqualTo(1);
  }

  /** By the line of conf/log4j2.properties that docs/monitoring.md tells to change. */
  @Test
  void oneLineSwitchesOnALogOfRounds(@TempDir Path folder) throws IOException {
    Path given = Path.of(System.getProperty("log4j2.configurationFile"));
    Path log = folder.resolve("rounds.jsonl");
    String off = "logger.rounds.level = off\n";
    String text = Files.readString(given);
    assertThat(text).containsOnlyOnce(off);
    Path changed = folder.resolve("log4j2.properties");
    Files.writeString(
        changed,
        text.replace(off, "logger.rounds.level = info\n").replace("= rounds.jsonl", "= " + log));
    quarter();
    progress.round();
    assertThat(log).doesNotExist();
    Level level = LogManager.getRootLogger().getLevel();
    Configurator.reconfigure(changed.toUri());
    try {
      progress.round();
    } finally {
      Configurator.reconfigure(given.toUri());
      Configurator.setRootLevel(level);
    }
    List<String> rounds = Files.readAllLines(log);
    assertThat(rounds).hasSize(1);
    JsonNode line = new ObjectMapper().readTree(rounds.get(0));
    assertThat(Instant.parse(line.get("time").asText())).isBefore(Instant.now().plusSeconds(1));
    assertThat(line.get("trialStepsPerSecond").asDouble()).isCloseTo(1.02e6, within(1e-3));
    assertThat(rounds.get(0).replaceAll("\"(time|trialStepsPerSecond)\":[^,]+,", ""))
        .isEqualTo(
            "{\"command\":\"escape\",\"round\":2,\"blocks\":5,\"blocksTotal\":20,\"trials\":5120,"
                + "\"trialsTotal\":20480,\"trialSteps\":2550000,\"cell\":\"sgd scale=1\","
                + "\"quantity\":\"probability\",\"estimate\":0.0621,\"intervalLower\":0.0608,"
                + "\"intervalUpper\":0.0635,\"secondsLeft\":7.5}");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "24, 24",
    "9999, 9999",
    "0.25, 0.250",
    "1234.5, 1235",
    "12345, 12.3 thousand",
    "999700, 1000 thousand",
    "2e6, 2 million",
    "6.24e8, 624 million",
    "5e10, 50 billion"
  })
  void numbersHaveThreeDigits(double value, String text) {
    assertThat(Magnitude.text(value)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"0.04, 0.0 s", "119, 119.0 s", "120, 2.0 min", "7200, 2.0 h", "259200, 3.0 days"})
  void timesHaveOneUnit(double seconds, String text) {
    assertThat(Magnitude.time(seconds)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2e-5 | 5.5e-6 | 7.3e-5 | c: p 2.00e-05 [5.50e-06, 7.30e-05]",
        "0.51798 | 0.51488 | 0.52108 | c: p 0.5180 [0.5149, 0.5211]",
        "0.51798 | 0.517951 | 0.518009 | c: p 0.517980 [0.517951, 0.518009]",
        "0 | 0 | 3.8e-5 | c: p 0 [0, 3.80e-05]",
        "1 | 0.999 | 1 | c: p 1 [0.99900, 1]",
        "4321.5 | 4300.25 | 4343.25 | c: p 4322 [4300, 4343]"
      })
  void estimatesHaveTheDigitsThatTheirIntervalsLeave(
      double value, double lower, double upper, String text) {
    assertThat(new RunningCell("c", new Running("p", value, new Interval(lower, upper))))
        .hasToString(text);
  }
}
