package io.kramers.escape;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The work behind one line of the golden summary: trials that are counted, and trajectories.
 *
 * @param name what moves, and the size of the work
 * @param counts under each exit rule that the case has
 * @param paths some of its trajectories
 */
record GoldenCase(String name, List<GoldenCounts<?>> counts, GoldenPaths paths) {
  /** The seed of the golden summary. */
  static final long SEED = 11;

  /** How much work a line stands for; where FMA is software, each costs microseconds. */
  enum Size {
    SMALL,
    LARGE;

    /** As names have it. */
    String title() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Every dynamics of discrete and of continuous time. */
  static List<GoldenCase> of(Size size) {
    return of(size, SEED);
  }

  /** The same under another seed. */
  static List<GoldenCase> of(Size size, long seed) {
    return Stream.concat(
            GoldenEscapes.of(size, seed).stream(), GoldenExitTimes.of(size, seed).stream())
        .toList();
  }

  /** All that the file has, in its order. */
  static List<GoldenCase> all() {
    return Stream.concat(
            Stream.of(Size.values()).flatMap(size -> GoldenEscapes.of(size, SEED).stream()),
            Stream.of(Size.values()).flatMap(size -> GoldenExitTimes.of(size, SEED).stream()))
        .toList();
  }
}
