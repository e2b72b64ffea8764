package io.kramers.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.kramers.config.ConfigurationException;
import io.kramers.escape.EscapeExperiment;
import io.kramers.escape.Estimate;
import io.kramers.fit.EscapeFits;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Figure3Test {
  private static final String ALL =
      String.join(
          ", ",
          ReportExamples.POWER_LAW,
          ReportExamples.LANGEVIN,
          ReportExamples.SGD,
          ReportExamples.GRADIENT_DESCENT);
  private static final String TRACE = "covariance-trace { range = 0.01, points = 41 }";

  @Test
  void showsTheFourPanelsOfTheTwoLandscapes() throws Exception {
    EscapeExperiment experiment =
        ReportExamples.experiment("scale = [1.0, 0.9], " + ReportExamples.SAMPLES, ALL, TRACE);
    Figure3 figure = figure(experiment);
    assertThat(Pages.texts(figure.svg()))
        .contains(
            "(a) The loss L, scale = 1",
            "start w*",
            "(b) Gradient noise near w*",
            "|s| ≤ 0.01:  c = 1458 ± 6.5,  √(c/2) = 27.0 in units of λ₁,  R² = 0.9990",
            "(c) Success rate, scale = 1",
            "(d) Success rate, scale = 0.9",
            "its first 100 trials a point, as many as the paper's",
            "SGD, batch 1: 0.3205",
            "gradient descent: does not escape",
            "as successful as SGD, by logits: λ₁ = 24.5");
    assertThat(figure.further()).isEmpty();
  }

  @Test
  void thePngHasTheStatedSize() throws Exception {
    EscapeExperiment experiment =
        ReportExamples.experiment(ReportExamples.SAMPLES, ReportExamples.SGD, "");
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(figure(experiment).png()));
    assertThat(image.getWidth()).isEqualTo(1400);
    assertThat(image.getHeight()).isEqualTo(1100);
  }

  @Test
  void theSameInputGivesTheSameSvg() {
    EscapeExperiment experiment = ReportExamples.experiment(ReportExamples.SAMPLES, ALL, TRACE);
    assertThat(figure(experiment).svg()).isEqualTo(figure(experiment).svg());
  }

  @Test
  void aSingleLandscapeIsShownAgainByLogarithms() throws Exception {
    EscapeExperiment experiment = ReportExamples.experiment(ReportExamples.SAMPLES, ALL, "");
    assertThat(Pages.texts(figure(experiment).svg()))
        .contains("(c) Success rate, scale = 1", "(d) The same, logarithmic, scale = 1");
  }

  @Test
  void moreThanTwoProblemsHaveFurtherCharts() throws Exception {
    EscapeExperiment experiment =
        ReportExamples.experiment(
            "scale = [1.0, 0.9], " + ReportExamples.SAMPLES, ALL, "learning-rate = [0.02, 0.03]");
    List<String> further = figure(experiment).further();
    assertThat(further).hasSize(2);
    assertThat(Pages.texts(further.get(1)))
        .contains("Success rate, scale = 0.9, learning rate = 0.03");
  }

  @Test
  void saysWhereNoCovarianceTraceIsConfigured() throws Exception {
    EscapeExperiment experiment = ReportExamples.experiment(ReportExamples.SAMPLES, ALL, "");
    assertThat(String.join(" ", Pages.texts(figure(experiment).svg())))
        .contains("No covariance-trace is configured");
  }

  @Test
  void cellsThatDifferInTrialsShareAChartAndSayTheirTrials() throws Exception {
    EscapeExperiment experiment =
        ReportExamples.experiment(
            ReportExamples.SAMPLES,
            "{ kind = power-law, lambda1 = [0, 24], lambda2 = 0.3 }, " + ReportExamples.SGD,
            "trials = [1000, 2000]");
    Figure3 figure = figure(experiment);
    assertThat(figure.further()).isEmpty();
    assertThat(Pages.texts(figure.svg()))
        .contains(
            "(d) The same, logarithmic, scale = 1",
            "SGD, batch 1, 1,000 trials: 0.3210",
            "SGD, batch 1, 2,000 trials: 0.3205");
  }

  @Test
  void withoutPowerLawTheOtherDynamicsStandByName() throws Exception {
    EscapeExperiment experiment =
        ReportExamples.experiment(
            ReportExamples.SAMPLES,
            "{ kind = sgd, batch-size = [1, 2] }, " + ReportExamples.GRADIENT_DESCENT,
            "");
    assertThat(Pages.texts(figure(experiment).svg()))
        .contains("SGD, batch 1", "SGD, batch 2", "gradient descent");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          one coordinate          | dimension = 1          | [0, 16, 24, 32] | 0.35
          one coordinate, no data | dimension = 1          | [0, 16, 24, 32] | 0.35
          three coordinates       | dimension = 3          | [0, 16, 24, 32] | 0.35
          a single lambda1        | dimension = 2          | 24              | 0.35
          no noise at all         | dimension = 2          | 0               | 0
          many curves             | dimension = 2          | [0, 24]         | [0, 1, 2, 3, 4, 5, 6, 7, 8]
          """)
  void drawsOddInputs(String name, String landscape, String lambda1, String lambda2)
      throws Exception {
    String data = name.contains("no data") ? "" : ", " + ReportExamples.SAMPLES;
    String powerLaw = "{ kind = power-law, lambda1 = " + lambda1 + ", lambda2 = " + lambda2 + " }";
    EscapeExperiment experiment = ReportExamples.experiment(landscape + data, powerLaw, "");
    List<Estimate> estimates = ReportExamples.estimates(experiment, ReportExamples::rate);
    Figure3 withoutFits = Figure3.of(estimates, List.of(), ReportExamples.noFits());
    assertThat(Pages.texts(withoutFits.svg())).contains("(a) The loss L, scale = 1", "λ₁");
    assertThat(withoutFits.png()).isNotEmpty();
  }

  @Test
  void aLegendTooLongForItsPanelIsCutShortWithANote() throws Exception {
    EscapeExperiment experiment =
        ReportExamples.experiment(
            ReportExamples.SAMPLES,
            "{ kind = power-law, lambda1 = [0, 24], lambda2 = [0,1,2,3,4,5,6,7,8,9,10,11] }",
            "");
    assertThat(Pages.texts(figure(experiment).svg())).contains("and 4 more, which the tables name");
  }

  @Test
  void withoutFontsOneSentenceSaysWhatToInstall(@TempDir Path home) throws Exception {
    Path noFonts = home.resolve("fonts.conf");
    Files.writeString(noFonts, "<?xml version=\"1.0\"?><fontconfig></fontconfig>");
    ProcessBuilder java =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Duser.home=" + home,
                "-cp",
                System.getProperty("java.class.path"),
                FontProbe.class.getName())
            .redirectErrorStream(true);
    java.environment().put("FONTCONFIG_FILE", noFonts.toString());
    Process process = java.start();
    String said = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(said.strip())
        .isEqualTo(
            "Figures need a font: install fontconfig and a font package such as"
                + " fonts-dejavu-core");
  }

  /** Run in a JVM whose font configuration names no font. */
  static final class FontProbe {
    public static void main(String[] arguments) {
      try {
        Figure3.requireFonts();
      } catch (ConfigurationException e) {
        System.out.println(e.getMessage());
      }
    }
  }

  private static Figure3 figure(EscapeExperiment experiment) {
    List<Estimate> estimates = ReportExamples.estimates(experiment, ReportExamples::rate);
    EscapeFits fits = ReportExamples.fits(experiment, estimates);
    return Figure3.of(
        estimates, ReportExamples.hundredRuns(experiment, ReportExamples::rate), fits);
  }
}
