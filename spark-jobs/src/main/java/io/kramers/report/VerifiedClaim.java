package io.kramers.report;

import io.kramers.claim.Claim;
import io.kramers.claim.Measurement;
import io.kramers.claim.Results;
import io.kramers.claim.Verdict;

/**
 * A claim that was put to the test.
 *
 * @param claim the claim
 * @param results of its cells
 * @param verdict on it
 */
public record VerifiedClaim(Claim claim, Results results, Verdict verdict) {
  /** The measurement that stands for all in tables. */
  Measurement first() {
    return verdict.measurements().get(0);
  }
}
