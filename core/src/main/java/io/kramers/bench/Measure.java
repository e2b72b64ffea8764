package io.kramers.bench;

/** What a workload counts, and what it reports beside its speed so that the work can be seen. */
public enum Measure {
  /** Trials of some steps; those that an early exit saves count as taken. */
  TRIALS(
      "trials",
      "million trial-steps/s",
      "millionTrialStepsPerSecond",
      "escapeProbability",
      "escape probability"),

  /** Images whose gradients are computed. */
  IMAGES("images", "images/s", "imagesPerSecond", "meanLoss", "mean loss");

  private final String items;
  private final String unit;
  private final String rate;
  private final String average;
  private final String averageInWords;

  Measure(String items, String unit, String rate, String average, String averageInWords) {
    this.items = items;
    this.unit = unit;
    this.rate = rate;
    this.average = average;
    this.averageInWords = averageInWords;
  }

  /** What is counted, as in JSON: trials or images. */
  public String items() {
    return items;
  }

  /** Unit of the speed. */
  public String unit() {
    return unit;
  }

  /** Name of the speed in JSON. */
  public String rate() {
    return rate;
  }

  /** Name in JSON of the average over the items. */
  public String average() {
    return average;
  }

  /** What is averaged, for a reader. */
  public String averageInWords() {
    return averageInWords;
  }

  /** The speed in its unit, from items a second. */
  double rate(double itemsPerSecond) {
    return this == TRIALS ? itemsPerSecond * Workload.STEPS / 1e6 : itemsPerSecond;
  }
}
