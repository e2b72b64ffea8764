package io.kramers.question;

import io.kramers.config.Settings;
import io.kramers.rng.Counter;
import java.util.Set;
import java.util.TreeSet;

/**
 * When an escape is looked for.
 *
 * @param finalStep after the last step, and not after each
 * @param radius R, beyond which a coordinate has diverged
 */
record EndRule(boolean finalStep, double radius) {
  private static final String FINAL_STEP = "final-step";
  private static final Set<String> RULES = new TreeSet<>(Set.of("any-step", FINAL_STEP));
  private static final double DEFAULT_RADIUS = 10.0;

  /** Reads a section {@code exit}: {@code rule} (any-step), {@code divergence-radius} (10). */
  static EndRule read(Settings settings) {
    Settings exit = settings.section("exit");
    boolean finalStep = exit.has("rule") && exit.oneOf("rule", RULES).equals(FINAL_STEP);
    EndRule rule = new EndRule(finalStep, exit.positive("divergence-radius", DEFAULT_RADIUS));
    exit.rejectUnknownKeys();
    return rule;
  }

  /** Reads a section {@code exit} whose rule must be final-step. */
  static EndRule readFinalStep(Settings settings) {
    EndRule rule = read(settings);
    if (!rule.finalStep) {
      Settings exit = settings.section("exit");
      throw exit.invalid(
          "rule",
          "must be "
              + FINAL_STEP
              + " for this quantity: under any-step a trial stops where it crosses");
    }
    return rule;
  }

  /** Reads {@code steps}. */
  static long steps(Settings settings) {
    return settings.wholeNumber("steps", 1, Counter.MAX_STEPS - 1);
  }
}
