package io.kramers.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kramers.blocks.Mergeable;
import io.kramers.blocks.TrialBlocks;
import io.kramers.dynamics.Interpretation;
import io.kramers.escape.Estimate;
import io.kramers.exittime.ExitTimeCell;
import io.kramers.exittime.ExitTimeEstimate;
import io.kramers.exittime.ExitTimeReference;
import io.kramers.exittime.ExitTimes;
import io.kramers.law.DensityEstimate;
import io.kramers.simd.Vectorization;
import io.kramers.theory.Exact;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every claim on few trials; false verdicts of a level of 1 % over all, with a fixed seed. */
class ClaimsTest {
  private static final Effort EFFORT = new Effort(3, 400, 0.99);

  private static <R extends Mergeable<R>> R run(TrialBlocks<R> cell) {
    R result = cell.nothing();
    TrialBlocks.Runner<R> runner = cell.runner(Vectorization.active());
    for (long block = 0; block < cell.blocks(); block++) {
      runner.run(block, result);
    }
    return result;
  }

  private static Results.ExitTime exitTime(ExitTimeCell cell) {
    ExitTimes times = run(cell);
    return new Results.ExitTime(new ExitTimeEstimate(cell, times, 1), ExitTimeReference.of(cell));
  }

  private static Results results(Cells cells) {
    return new Results(
        cells.exitTimes().parallelStream().map(ClaimsTest::exitTime).toList(),
        cells.laws().stream().map(cell -> new Results.Law(cell, run(cell))).toList(),
        cells.escapes().stream().map(cell -> new Estimate(cell, run(cell))).toList());
  }

  private static Verdict verdict(Claim claim) {
    return claim.judge(results(claim.cells(EFFORT)), EFFORT);
  }

  @Test
  void claimsAreToldApart() {
    Set<String> titles = new HashSet<>();
    for (Claim claim : Claims.all()) {
      assertThat(titles.add(claim.title())).as(claim.title()).isTrue();
      assertThat(claim.source()).isNotEmpty();
      assertThat(claim.howTested()).isNotEmpty();
    }
  }

  @Test
  void leastSquaresIsQuadraticAndCorrelationsAddALinearTerm() {
    assertThat(verdict(new RegressionCovariance(0.0)).verdict()).isEqualTo("holds");
    assertThat(verdict(new RegressionCovariance(0.1)).verdict()).startsWith(Verdict.FAILS);
    assertThat(verdict(new NextIterate()).verdict()).startsWith(Verdict.FAILS);
  }

  /** Of a finite sample D(1) + D(-1) - 2 D(0) is twice the variance of the curvatures. */
  @Test
  void theSampledVarianceIsAParabola() {
    RegressionSample sample = RegressionSample.draw(1, 5000, 0.1);
    double second =
        RegressionSample.moment(sample.at(1), 2)
            + RegressionSample.moment(sample.at(-1), 2)
            - 2.0 * RegressionSample.moment(sample.at(0), 2);
    assertThat(0.5 * second)
        .isCloseTo(RegressionSample.moment(sample.curvatures(), 2), within(1e-9));
  }

  @Test
  void lawsBelongToTheirInterpretations() {
    assertThat(verdict(new StationaryDensity()).verdict())
        .startsWith("holds under interpretation isothermal;");
    assertThat(verdict(new TransientMean()).verdict())
        .startsWith("holds under interpretation ito;");
    assertThat(verdict(new TransientShape()).verdict()).startsWith(Verdict.FAILS);
    assertThat(verdict(new SecondMomentCurve()).verdict())
        .startsWith("holds under interpretation isothermal;");
    assertThat(verdict(new SmallTimes()).verdict()).isEqualTo("holds");
    assertThat(verdict(new EpsilonEscaping()).verdict())
        .startsWith("holds under interpretation isothermal;");
  }

  /** A p-value below 1e-4 of the right law, of any of three, comes with probability 3e-4. */
  @Test
  void ensemblesAreLikeTheStationaryLawOfTheirInterpretation() {
    for (Results.Law law : results(new StationaryDensity().cells(EFFORT)).laws()) {
      DensityEstimate.Compared compared = law.stationary().comparisons().get(0);
      boolean isothermal = law.cell().process().interpretation() == Interpretation.ISOTHERMAL;
      assertThat(compared.time()).isEqualTo(20.0);
      assertThat(pValue(compared.exact())).isGreaterThan(1e-4);
      assertThat(pValue(compared.printed().orElseThrow()) > 1e-4).isEqualTo(isothermal);
    }
  }

  private static double pValue(DensityEstimate.Reference reference) {
    return reference.fit().orElseThrow().kolmogorovSmirnov().pValue();
  }

  @Test
  void anotherSimulationThanTheOneAskedForIsNoticed() {
    Claim claim = new SecondMomentCurve();
    Results right = results(claim.cells(EFFORT));
    List<Results.Law> swapped =
        IntStream.range(0, 3)
            .mapToObj(
                i -> new Results.Law(right.laws().get(i).cell(), right.laws().get(2 - i).tally()))
            .toList();
    assertThat(claim.judge(new Results(List.of(), swapped, List.of()), EFFORT).verdict())
        .startsWith(Verdict.UNDECIDED);
  }

  /** The same trials beside the right exact value, and beside one that is not theirs. */
  @Test
  void exitTimesThatAreNotTheExactOnesAreNoticed() {
    Claim claim = new WithoutStateDependence();
    ExitTimeCell cell = claim.cells(EFFORT).exitTimes().get(0);
    ExitTimeEstimate estimate = new ExitTimeEstimate(cell, run(cell), 1);
    Optional<Exact> right = Optional.of(new Exact(730.0, 1.0, "quadrature"));
    Optional<Exact> wrong = Optional.of(new Exact(330.0, 1.0, "quadrature"));
    Results.ExitTime true0 =
        new Results.ExitTime(estimate, new ExitTimeReference(right, right, ""));
    Results.ExitTime false0 =
        new Results.ExitTime(estimate, new ExitTimeReference(wrong, wrong, ""));
    assertThat(
            claim.judge(new Results(List.of(true0, true0), List.of(), List.of()), EFFORT).verdict())
        .startsWith(Verdict.FAILS);
    assertThat(
            claim
                .judge(new Results(List.of(true0, false0), List.of(), List.of()), EFFORT)
                .verdict())
        .startsWith(Verdict.UNDECIDED);
  }

  @Tag("slow")
  @Test
  void allClaimsAreDecidedWithinTheMeasurementsThatTheErrorIsSharedOutTo() {
    int measurements = 0;
    for (Claim claim : Claims.all()) {
      Verdict verdict = verdict(claim);
      measurements += verdict.measurements().size();
      assertThat(verdict.verdict()).as(claim.title()).doesNotStartWith(Verdict.UNDECIDED);
    }
    assertThat(measurements).isLessThanOrEqualTo(Effort.MOST_MEASUREMENTS);
  }
}
