package io.kramers.spark;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kramers.config.Secrets;
import java.io.PrintStream;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How far a command's work is: a line for people every few seconds, a line in JSON for each round
 * to the logger {@code io.kramers.rounds}, and numbers for {@link ProgressMetrics}.
 */
public final class Progress {
  private static final Logger ROUNDS = LoggerFactory.getLogger("io.kramers.rounds");

  private static final long SECOND = 1_000_000_000L;

  /** Lines are a sixtieth of the time so far apart, within these bounds. */
  private static final long SHORTEST = 2 * SECOND;

  private static final long LONGEST = 30 * SECOND;
  private static final long INTERVALS = 60;

  private final String command;
  private final PrintStream out;
  private final LongSupplier clock;
  private final Map<Unit, Double> counted = new EnumMap<>(Unit.class);
  private int rounds;

  /** Done by work before the present one. */
  private Amount earlier = Amount.NOTHING;

  private Work work = new Work(Unit.TRIAL_STEPS, Amount.NOTHING, Optional::empty, 0);
  private long lastLine;

  /** What work is counted in. */
  enum Unit {
    TRIAL_STEPS("trials", "trial-steps", "trialSteps"),
    GRADIENTS("gradients", "sample gradients", "sampleGradients");

    private final String what;
    private final String plural;
    private final String key;

    /**
     * A unit.
     *
     * @param what a job does
     * @param plural of the unit's name
     * @param key its name in structured lines and metrics
     */
    Unit(String what, String plural, String key) {
      this.what = what;
      this.plural = plural;
      this.key = key;
    }

    String key() {
      return key;
    }
  }

  /** Some of a command's work, which has a beginning and an end. */
  private static final class Work {
    private final Unit unit;
    private final Amount total;
    private final Supplier<Optional<RunningCell>> estimate;
    private final long started;
    private Amount done = Amount.NOTHING;
    private double units;

    Work(Unit unit, Amount total, Supplier<Optional<RunningCell>> estimate, long started) {
      this.unit = unit;
      this.total = total;
      this.estimate = estimate;
      this.started = started;
    }

    double seconds(long now) {
      return Math.max(1, now - started) / (double) SECOND;
    }

    double secondsLeft(long now) {
      return seconds(now) * (total.cost() - done.cost()) / done.cost();
    }

    boolean goesOn() {
      return done.blocks() < total.blocks();
    }
  }

  /** Lines begin with the command's name and go to the given stream. */
  public Progress(String command, PrintStream out) {
    this(command, out, System::nanoTime);
  }

  Progress(String command, PrintStream out, LongSupplier clock) {
    this.command = command;
    this.out = out;
    this.clock = clock;
  }

  /** A line of its own. */
  public void say(String message) {
    out.println(command + ": " + Secrets.hidden(message));
  }

  String command() {
    return command;
  }

  /** Rounds of the command that have ended. */
  synchronized int rounds() {
    return rounds;
  }

  /** What the command has done so far. */
  synchronized Amount done() {
    return earlier.plus(work.done);
  }

  /** The same and all that is left of the work that has begun. */
  synchronized Amount begun() {
    return earlier.plus(work.total);
  }

  /** How many units the command has done so far. */
  synchronized long counted(Unit unit) {
    return Math.round(counted.getOrDefault(unit, 0.0));
  }

  /** Units a second since the present work began; 0 where there is none in that unit. */
  synchronized double perSecond(Unit unit) {
    return work.unit == unit && work.goesOn() ? work.units / work.seconds(clock.getAsLong()) : 0.0;
  }

  /**
   * Work begins.
   *
   * @param estimate of the cell to watch, by what has arrived; asked for only when a line is due
   */
  synchronized void start(Unit unit, Amount total, Supplier<Optional<RunningCell>> estimate) {
    earlier = earlier.plus(work.done);
    work = new Work(unit, total, estimate, clock.getAsLong());
    lastLine = work.started;
  }

  /** So much more is done, of which so many units were simulated or evaluated. */
  synchronized void advance(Amount more, double units) {
    work.done = work.done.plus(more);
    work.units += units;
    counted.merge(work.unit, units, Double::sum);
    long now = clock.getAsLong();
    long interval = Math.max(SHORTEST, Math.min(LONGEST, (now - work.started) / INTERVALS));
    if (now - lastLine >= interval && work.goesOn()) {
      lastLine = now;
      say(line(now));
    }
  }

  private String line(long now) {
    Amount done = work.done;
    Amount total = work.total;
    return String.format(
        Locale.ROOT,
        "%3.0f %%%s, %s %s/s, %s left%s",
        Math.floor(100 * done.cost() / total.cost()),
        total.trials() == 0
            ? " of the work"
            : ", " + Magnitude.parts(done.trials(), total.trials()) + " trials",
        Magnitude.text(work.units / work.seconds(now)),
        work.unit.plural,
        Magnitude.time(work.secondsLeft(now)),
        work.estimate.get().map(cell -> "; " + cell).orElse(""));
  }

  /** A round of the work has ended. */
  synchronized void round() {
    rounds++;
    if (ROUNDS.isInfoEnabled()) {
      ROUNDS.info(structured(clock.getAsLong()).toString());
    }
  }

  private ObjectNode structured(long now) {
    ObjectNode line = JsonNodeFactory.instance.objectNode();
    line.put("time", Instant.now().toString())
        .put("command", command)
        .put("round", rounds)
        .put("blocks", work.done.blocks())
        .put("blocksTotal", work.total.blocks());
    if (work.total.trials() > 0) {
      line.put("trials", work.done.trials()).put("trialsTotal", work.total.trials());
    }
    line.put(work.unit.key, Math.round(work.units))
        .put(work.unit.key + "PerSecond", work.units / work.seconds(now));
    work.estimate
        .get()
        .ifPresent(
            cell ->
                line.put("cell", cell.name())
                    .put("quantity", cell.running().quantity())
                    .put("estimate", cell.running().value())
                    .put("intervalLower", cell.running().interval().lower())
                    .put("intervalUpper", cell.running().interval().upper()));
    if (work.done.cost() > 0) {
      line.put("secondsLeft", work.secondsLeft(now));
    }
    return line;
  }

  /** The work has ended. */
  synchronized void end() {
    double seconds = work.seconds(clock.getAsLong());
    say(
        "%s done in %s, %s %s, %s a second"
            .formatted(
                work.unit.what,
                Magnitude.time(seconds),
                Magnitude.text(work.units),
                work.unit.plural,
                Magnitude.text(work.units / seconds)));
  }
}
