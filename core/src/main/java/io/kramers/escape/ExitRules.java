package io.kramers.escape;

import io.kramers.config.Settings;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleFunction;

/** Where each exit rule gets its name. */
final class ExitRules {
  private static final Map<String, DoubleFunction<ExitRule>> KINDS =
      new TreeMap<>(Map.of(AnyStep.KIND, AnyStep::new, FinalStep.KIND, FinalStep::new));

  private static final double DEFAULT_RADIUS = 10.0;

  private ExitRules() {}

  /**
   * Reads a section {@code exit}: {@code rule} (default any-step), {@code divergence-radius} (10).
   */
  static ExitRule read(Settings settings) {
    String kind = settings.has("rule") ? settings.oneOf("rule", KINDS.keySet()) : AnyStep.KIND;
    ExitRule rule = KINDS.get(kind).apply(settings.positive("divergence-radius", DEFAULT_RADIUS));
    settings.rejectUnknownKeys();
    return rule;
  }
}
