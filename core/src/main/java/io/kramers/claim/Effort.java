package io.kramers.claim;

import io.kramers.config.Configuration;
import io.kramers.config.Settings;

/**
 * How hard claims are tested.
 *
 * @param seed of all random numbers
 * @param trials a cell of exit times; other cells take a multiple of it
 * @param confidence of all verdicts together, between 0 and 1
 */
public record Effort(long seed, long trials, double confidence) {
  /** The section's name below {@code kramers}. */
  public static final String SECTION = "verify";

  /** The most measurements that all claims make; the error is shared out among so many. */
  public static final int MOST_MEASUREMENTS = 100;

  private static final int QUICK = 10;
  private static final int LAW_TRIALS = 24;
  private static final long FEWEST = 100;
  private static final long MOST = 1_000_000_000L;
  private static final long DEFAULT_TRIALS = 10_000;
  private static final double DEFAULT_CONFIDENCE = 0.99;

  /**
   * Reads the keys {@code trials} (from {@value #FEWEST}, default {@value #DEFAULT_TRIALS}) and
   * {@code confidence} (default {@value #DEFAULT_CONFIDENCE}), and the seed beside the section.
   *
   * @throws io.kramers.config.ConfigurationException if they are not valid
   */
  public static Effort read(Configuration configuration) {
    Settings kramers = configuration.settings();
    long seed = kramers.wholeNumber("seed", Long.MIN_VALUE, Long.MAX_VALUE, 1);
    Settings section = kramers.requiredSection(SECTION);
    kramers.rejectUnknownKeys();
    Effort effort =
        new Effort(
            seed,
            section.wholeNumber("trials", FEWEST, MOST, DEFAULT_TRIALS),
            section.fraction("confidence", DEFAULT_CONFIDENCE));
    section.rejectUnknownKeys();
    return effort;
  }

  /** A tenth of the trials. */
  public Effort quick() {
    return new Effort(seed, Math.max(FEWEST, trials / QUICK), confidence);
  }

  /** Trials of an ensemble that is looked at at fixed times, whose steps are few. */
  long lawTrials() {
    return LAW_TRIALS * trials;
  }

  /** Of one measurement's interval, by Bonferroni's inequality. */
  double confidenceOfOne() {
    return 1.0 - (1.0 - confidence) / MOST_MEASUREMENTS;
  }
}
