package io.kramers.claim;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What became of a claim.
 *
 * @param measurements at least one; the first stands for all in tables
 * @param verdict in words
 * @param note on what was found, or why
 */
public record Verdict(List<Measurement> measurements, String verdict, String note) {
  /** What the verdict on a claim that holds begins with. */
  public static final String HOLDS = "holds";

  /** What the verdict on a claim that is wrong begins with. */
  public static final String FAILS = "does not hold as printed";

  /** What the verdict begins with where simulation and theory disagree. */
  public static final String UNDECIDED = "undecided";

  private static final String RIGHT_FORM = "; right form: ";

  /** Unmodifiable. */
  public Verdict {
    measurements = List.copyOf(measurements);
  }

  /**
   * Judges. Where a simulation is not what theory says of it nothing else is concluded. Else the
   * claim holds if its printed form fits every measurement; under an interpretation if it fits all
   * that were made in it; and does not hold if it fits none.
   *
   * @param rightForm in words, for claims that do not hold in general
   */
  static Verdict of(List<Measurement> measurements, String rightForm, String note) {
    List<String> contradictions =
        measurements.stream().filter(one -> !one.agrees()).map(Verdict::name).toList();
    if (!contradictions.isEmpty()) {
      return new Verdict(
          measurements,
          UNDECIDED + ": the simulation contradicts the exact value of " + contradictions.get(0),
          note);
    }
    List<String> unfit =
        measurements.stream().filter(one -> !one.correctedFits()).map(Verdict::name).toList();
    if (!unfit.isEmpty()) {
      return new Verdict(
          measurements, UNDECIDED + ": the right form does not fit " + unfit.get(0), note);
    }
    Map<String, Boolean> readings = new LinkedHashMap<>();
    measurements.forEach(
        one -> readings.merge(one.reading(), one.printedFits(), Boolean::logicalAnd));
    List<String> held =
        readings.entrySet().stream().filter(Map.Entry::getValue).map(Map.Entry::getKey).toList();
    return new Verdict(measurements, words(held, readings.size(), rightForm), note);
  }

  /** The verdict without the right form. */
  public String brief() {
    return verdict.split(RIGHT_FORM, 2)[0];
  }

  private static String words(List<String> held, int readings, String rightForm) {
    if (held.size() == readings) {
      return HOLDS;
    }
    return held.isEmpty()
        ? FAILS + RIGHT_FORM + rightForm
        : HOLDS
            + " under interpretation "
            + held.stream().collect(Collectors.joining(", "))
            + RIGHT_FORM
            + rightForm;
  }

  private static String name(Measurement one) {
    return one.reading().isEmpty() ? one.what() : one.what() + " (" + one.reading() + ")";
  }
}
