package io.kramers.claim;

import io.kramers.dynamics.Interpretation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Theorem 6 as a statement on the Kramers rate. */
final class InverseRate implements Claim {
  @Override
  public String title() {
    return "Eq. 11 is the inverse escape rate, the mean time to the other minimum c";
  }

  @Override
  public String source() {
    return "Theorem 6, Eq. 11";
  }

  @Override
  public String howTested() {
    return "As before, from -1 to 1";
  }

  @Override
  public Cells cells(Effort effort) {
    return Cells.ofExitTimes(
        Arrays.stream(Interpretation.values())
            .map(
                each ->
                    MeanFirstPassage.WELL.toOtherMinimum(
                        "power law a to c", each, MeanFirstPassage.TIME_STEP, effort))
            .toList());
  }

  @Override
  public Verdict judge(Results results, Effort effort) {
    Eq10 well = MeanFirstPassage.WELL;
    List<Measurement> measurements = new ArrayList<>();
    for (Interpretation each : Interpretation.values()) {
      measurements.add(
          0,
          Intervals.mean(
              "mean time a to c",
              each.kind(),
              results.exitTimes().get(each.ordinal()),
              well.asymptotics().equation11AsPrinted(),
              well.asymptotics().inverseRate(each),
              MeanFirstPassage.TOLERANCE));
    }
    return Verdict.of(
        measurements,
        "2 pi u_b^(1/kappa + 1/2 - alpha)/((1 + kappa (1/2 - alpha)) sqrt(H_a |H_b|))",
        "Beside the mean first passage times of the row before: the time to c is about twice that"
            + " to b.");
  }
}
