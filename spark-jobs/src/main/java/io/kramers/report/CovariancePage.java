package io.kramers.report;

import io.kramers.gradientnoise.CovarianceExperiment;
import io.kramers.gradientnoise.HessianDiagonal;
import io.kramers.gradientnoise.MinibatchFactor;
import io.kramers.gradientnoise.PointEstimate;
import io.kramers.network.ParameterGroup;
import java.util.ArrayList;
import java.util.List;

/** The page that shows gradient covariances. */
final class CovariancePage {
  private static final String LEAD =
      "The covariance of SGD's noise around a minimum of a network's loss. The paper takes it for"
          + " quadratic in the distance from there (Proposition 1, Figure 2); here is what it is.";

  private CovariancePage() {}

  static String html(CovarianceOutput output, List<ReportFigure> figures) {
    List<ReportSection> sections = new ArrayList<>();
    sections.add(findings(output));
    ReportSection drawn = ReportSection.of("Figures");
    for (ReportFigure figure : figures) {
      drawn = drawn.figure(figure.drawing().svg(), figure.caption());
    }
    sections.add(drawn);
    sections.add(fits(output));
    sections.add(directions(output));
    List<ParameterGroup> groups = output.experiment().problem().losses().groups();
    sections.add(
        ReportSection.of("Layers at the minimum")
            .table(CovarianceTables.layers(groups, output.result().minimum())));
    if (output.result().spectrum().isPresent() || output.result().hessianDiagonal().isPresent()) {
      sections.add(alignment(output));
    }
    return ReportPage.html(output.name(), LEAD, sections, output.provenance());
  }

  private static ReportSection findings(CovarianceOutput output) {
    CovarianceExperiment experiment = output.experiment();
    ReportSection findings =
        ReportSection.of("What was found").text(TrainingText.problem(experiment.problem()));
    findings =
        findings.text(
            output
                .trained()
                .map(each -> TrainingText.outcome(each, experiment.problem().training()))
                .orElse("The minimum was given."));
    PointEstimate minimum = output.result().minimum();
    findings =
        findings.text(
            "At w* the trace of the single-sample gradient covariance is "
                + ReportNumbers.significant(minimum.trace(), 5)
                + "; the loss is "
                + ReportNumbers.significant(minimum.loss(), 4)
                + " and its gradient has the norm "
                + ReportNumbers.significant(minimum.gradientNorm(), 3)
                + ".");
    for (FittedLine line : output.lines()) {
      findings = findings.text(sentence(line));
    }
    return findings;
  }

  /** What was found on a line. */
  static String sentence(FittedLine line) {
    String all =
        line.trace()
            .map(fit -> "the trace " + FittedLine.verdict(fit))
            .orElse("a trace is no number, so nothing is fitted");
    String inner =
        line.inner()
            .map(
                fit ->
                    "; within ±"
                        + ReportNumbers.parameter(FittedLine.range(fit))
                        + " it "
                        + FittedLine.verdict(fit))
            .orElse("");
    String layer =
        line.layer().map(fit -> "; the layer's own " + FittedLine.verdict(fit)).orElse("");
    return line.name() + ": " + all + inner + layer + ".";
  }

  private static ReportSection fits(CovarianceOutput output) {
    return ReportSection.of("Fits of the trace")
        .table(CovarianceTables.fits(output.lines()))
        .note(
            "a + b x + c x² by least squares over the points of a line, x the offset. t is c over its"
                + " standard error; its p-value is of no quadratic term beside a linear one, and the"
                + " next of a constant against the quadratic (F). The trace over all samples has no"
                + " random error, so errors and p-values measure how far it is from a quadratic."
                + " Quadratic means here: c > 0 with p < "
                + ReportNumbers.parameter(FittedLine.LEVEL)
                + ", and R² of at least "
                + ReportNumbers.parameter(FittedLine.LEAST_R_SQUARED)
                + ".");
  }

  private static ReportSection directions(CovarianceOutput output) {
    ReportSection section = ReportSection.of("Along each direction");
    if (output.experiment().resampling().isPresent()) {
      return section.text(
          "Traces were resampled, so gradients of single samples along directions are not known.");
    }
    MinibatchFactor noise = output.experiment().noise();
    return section
        .table(CovarianceTables.directions(output.experiment(), output.lines()))
        .note(
            "With d of unit length: Var(d·g) over the samples at w* + t d is fitted by σ + linear t +"
                + " ρ t², the mean of d·g by a quadratic whose slope is h. σ and ρ are of"
                + " minibatches of "
                + noise.batchSize()
                + (noise.replacement() ? " with" : " without")
                + " replacement, η = "
                + ReportNumbers.parameter(output.experiment().learningRate())
                + ". Standard errors take the samples for independent draws from a population; for"
                + " these very samples the numbers are exact.");
  }

  private static ReportSection alignment(CovarianceOutput output) {
    ReportSection section = ReportSection.of("Noise and curvature");
    if (output.result().spectrum().isPresent()) {
      section =
          section
              .table(CovarianceTables.alignment(output.result().spectrum().get()))
              .note(
                  "For each eigenvector u: curvature u·Hu, noise u·Σu of single samples, and the"
                      + " share of u within the span of the other matrix's eigenvectors in this"
                      + " table. Products with H are differences of gradients over "
                      + ReportNumbers.parameter(output.experiment().spectrum().hessianStep())
                      + " to either side.");
    }
    if (output.result().hessianDiagonal().isPresent()) {
      HessianDiagonal diagonal = output.result().hessianDiagonal().get();
      section =
          section.text(
              "The trace of the Hessian is "
                  + ReportNumbers.withError(
                      diagonal.trace().value(), 4, diagonal.trace().standardError())
                  + "; over the parameters its diagonal and that of Σ have the correlation "
                  + ReportNumbers.significant(diagonal.noiseCorrelation(), 3)
                  + ".");
    }
    return section;
  }
}
