package io.kramers.question;

import io.kramers.config.Configuration;
import io.kramers.config.Settings;
import io.kramers.dynamics.AlphaStableNoise;
import io.kramers.dynamics.Interpretation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** Where each quantity that can be asked for gets its name. */
public final class Questions {
  /** The section's name below {@code kramers}. */
  public static final String SECTION = "theory";

  private static final Map<String, Function<Settings, Question>> QUANTITIES =
      new TreeMap<>(
          Map.of(
              "mean-exit-time", MeanExitTime::read,
              "escape-probability", EscapeProbability::read,
              "diverged-probability", DivergedProbability::read,
              "end-below-probability", EndBelowProbability::read,
              "second-moment", SecondMoment::read,
              "epsilon-escaping-time", EpsilonEscapingTime::read,
              "stationary-tail", StationaryTail::read,
              "tail-index", TailIndex::read));

  private Questions() {}

  /**
   * Reads all questions.
   *
   * @throws io.kramers.config.ConfigurationException if anything in them is not valid
   */
  public static List<AskedQuestion> read(Configuration configuration) {
    Settings kramers = configuration.settings();
    if (kramers.has("seed")) {
      kramers.wholeNumber("seed", Long.MIN_VALUE, Long.MAX_VALUE);
    }
    Settings section = kramers.requiredSection(SECTION);
    kramers.rejectUnknownKeys();
    List<AskedQuestion> questions = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (Settings asked : section.sections("questions")) {
      String id = asked.text("id");
      if (!ids.add(id)) {
        throw asked.invalid("id", "is taken; each question needs one of its own");
      }
      String quantity = asked.oneOf("quantity", QUANTITIES.keySet());
      Question question = QUANTITIES.get(quantity).apply(asked);
      asked.rejectUnknownKeys();
      questions.add(new AskedQuestion(id, quantity, interpretation(asked), question));
    }
    section.rejectUnknownKeys();
    return List.copyOf(questions);
  }

  /** Empty for Eq. 12, which is an Ito chain, and for alpha-stable noise. */
  private static Optional<String> interpretation(Settings asked) {
    if (!asked.has("noise") || asked.section("noise").isText("kind", AlphaStableNoise.KIND)) {
      return Optional.empty();
    }
    return Optional.of(
        asked.has("interpretation") ? asked.text("interpretation") : Interpretation.ITO.kind());
  }
}
