package io.kramers.claim;

import java.util.List;

/** All claims, in the paper's order. */
public final class Claims {
  private Claims() {}

  /** One object a claim. */
  public static List<Claim> all() {
    return List.of(
        new RegressionCovariance(0.0),
        new RegressionCovariance(0.1),
        new NextIterate(),
        new StationaryDensity(),
        new TransientMean(),
        new TransientShape(),
        new SecondMomentCurve(),
        new SecondMomentCondition(),
        new SmallTimes(),
        new EpsilonEscaping(),
        new MeanFirstPassage(),
        new InverseRate(),
        new WithoutStateDependence(),
        new SeveralSaddles(),
        new LangevinOrder(),
        new PowerLawOrder(),
        new StableOrder(),
        new StableScale(),
        new SharpAtEqualBarrier(),
        new SharpByScaling());
  }
}
