package io.kramers.claim;

/** A statement of the paper that can be put to the test. */
public interface Claim {
  /** What is claimed, in a few words. */
  String title();

  /** Where the paper says it. */
  String source();

  /** What is simulated, and what it is compared with. */
  String howTested();

  /** What it wants simulated; maybe nothing. */
  Cells cells(Effort effort);

  /**
   * The verdict.
   *
   * @param results of its cells, in their order
   */
  Verdict judge(Results results, Effort effort);
}
