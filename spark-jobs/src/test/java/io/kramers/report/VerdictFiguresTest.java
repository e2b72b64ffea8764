package io.kramers.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kramers.blocks.TrialBlocks;
import io.kramers.claim.Claim;
import io.kramers.claim.Effort;
import io.kramers.claim.Results;
import io.kramers.claim.SecondMomentCurve;
import io.kramers.claim.SmallTimes;
import io.kramers.claim.StationaryDensity;
import io.kramers.dynamics.Interpretation;
import io.kramers.law.LawCell;
import io.kramers.law.LawTally;
import io.kramers.simd.Vectorization;
import io.kramers.theory.PearsonDiffusion;
import java.util.List;
import org.jfree.chart.plot.XYPlot;
import org.jfree.data.xy.XYDataset;
import org.junit.jupiter.api.Test;

/** Figures of the claims on laws, each ensemble with 2,400 trials. */
class VerdictFiguresTest {
  private static final Effort EFFORT = new Effort(5, 100, 0.99);
  private static final List<VerifiedClaim> CLAIMS =
      List.of(
          verified(new StationaryDensity()),
          verified(new SecondMomentCurve()),
          verified(new SmallTimes()));
  private static final List<ReportFigure> FIGURES = VerdictFigures.of(CLAIMS);

  private static VerifiedClaim verified(Claim claim) {
    List<Results.Law> laws =
        claim.cells(EFFORT).laws().stream().map(cell -> new Results.Law(cell, run(cell))).toList();
    Results results = new Results(List.of(), laws, List.of());
    return new VerifiedClaim(claim, results, claim.judge(results, EFFORT));
  }

  private static LawTally run(LawCell cell) {
    LawTally tally = cell.nothing();
    TrialBlocks.Runner<LawTally> runner = cell.runner(Vectorization.active());
    for (long block = 0; block < cell.blocks(); block++) {
      runner.run(block, tally);
    }
    return tally;
  }

  private static PlotDrawing drawing(String name) {
    return FIGURES.stream()
        .filter(figure -> figure.name().equals(name))
        .findFirst()
        .orElseThrow()
        .drawing();
  }

  private static XYPlot plot(String name, int chart) {
    return drawing(name).charts().get(chart).getXYPlot();
  }

  private static double at(XYDataset line, double x) {
    for (int i = 0; i < line.getItemCount(0); i++) {
      if (Math.abs(line.getXValue(0, i) - x) < 1e-9) {
        return line.getYValue(0, i);
      }
    }
    throw new AssertionError("nothing at " + x);
  }

  @Test
  void allFiguresThatAreAskedForAreThere() {
    assertThat(FIGURES)
        .extracting(ReportFigure::name)
        .containsExactly(
            "figure1", "figure5", "scaling", "moments-1", "moments-2", "survival", "means");
    assertThat(FIGURES).allMatch(figure -> figure.drawing().id().equals(figure.name()));
  }

  @Test
  void figure5ShowsTrialsTheirStationaryLawAndThePrintedOneInEachInterpretation() throws Exception {
    assertThat(Pages.texts(drawing("figure5").svg()))
        .containsSubsequence(
            "Stationary density",
            "Stationary density, ito",
            "Stationary density, stratonovich",
            "Stationary density, isothermal")
        .containsSubsequence("exact", "ito", "stratonovich", "isothermal", "as printed");
    double printed = density(Interpretation.ISOTHERMAL);
    for (Interpretation each : Interpretation.values()) {
      XYPlot plot = plot("figure5", 1 + each.ordinal());
      assertThat(at(plot.getDataset(0), 0.0)).isCloseTo(density(each), within(1e-12));
      boolean isPrinted = each == Interpretation.ISOTHERMAL;
      assertThat(plot.getDatasetCount()).isEqualTo(isPrinted ? 2 : 3);
      assertThat(at(plot.getDataset(isPrinted ? 0 : 2), 0.0)).isCloseTo(printed, within(1e-12));
    }
    XYPlot together = plot("figure5", 0);
    assertThat(together.getDatasetCount()).isEqualTo(3 * 2 + 1);
    assertThat(at(together.getDataset(6), 0.0)).isCloseTo(printed, within(1e-12));
  }

  private static double density(Interpretation interpretation) {
    PearsonDiffusion diffusion = new PearsonDiffusion(1.0, 1.0, 5.0, 0.1, interpretation);
    return diffusion.stationaryOfUnitScale().density(0.0) / diffusion.scale();
  }

  /** Points and their line for each interpretation, in this order. */
  @Test
  void momentsEndInTheNumbersThatWereJudged() throws Exception {
    for (Interpretation each : Interpretation.values()) {
      double r = 2.0 - (1.0 + 2.0 * each.alpha()) * 0.3;
      XYPlot plot = plot("moments-1", 0);
      XYDataset points = plot.getDataset(2 * each.ordinal());
      assertThat(points.getItemCount(0)).isBetween(15, 20);
      assertThat(at(points, 1.0))
          .isEqualTo(CLAIMS.get(1).verdict().measurements().get(each.ordinal()).simulated());
      assertThat(at(plot.getDataset(2 * each.ordinal() + 1), 1.0))
          .isCloseTo(0.1 * (1.0 - Math.exp(-r)) / r, within(1e-12));
      assertThat(at(plot("moments-2", 0).getDataset(2 * each.ordinal()), 0.01))
          .isEqualTo(CLAIMS.get(2).verdict().measurements().get(each.ordinal()).simulated());
    }
    assertThat(Pages.texts(drawing("moments-1").svg()))
        .contains("ε² = 0.045", "stationary, as printed", "Simulated / exact − 1, stratonovich");
    assertThat(Pages.texts(drawing("moments-2").svg())).doesNotContain("stationary, as printed");
  }
}
