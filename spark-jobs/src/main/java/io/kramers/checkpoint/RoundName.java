package io.kramers.checkpoint;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a round's file is called.
 *
 * @param stage number of the call within the command, from 1
 * @param number of the round within the stage, from 1
 */
record RoundName(int stage, int number) implements Comparable<RoundName> {
  private static final Pattern FORM = Pattern.compile("stage-(\\d{4,9})-round-(\\d{6,9})\\.bin");

  private static final Comparator<RoundName> ORDER =
      Comparator.comparingInt(RoundName::stage).thenComparingInt(RoundName::number);

  /** Empty where a file is called otherwise. */
  static Optional<RoundName> parse(String file) {
    Matcher matcher = FORM.matcher(file);
    return matcher.matches()
        ? Optional.of(
                new RoundName(
                    Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2))))
            .filter(name -> name.toString().equals(file))
        : Optional.empty();
  }

  @Override
  public int compareTo(RoundName other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "stage-%04d-round-%06d.bin", stage, number);
  }
}
