package io.kramers.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.data.Percentage.withPercentage;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.kramers.escape.EscapeExperiment;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CovarianceTraceFitTest {
  /**
   * sqrt(c / 2) and R^2 of Figure 3(b) on the fixed data set B, by NumPy's variance and polyfit;
   * rounded, they are those of the audit of the paper. They depend on the range because the trace
   * has kinks.
   */
  @ParameterizedTest
  @CsvSource({
    "0.01, 26.911528459657877, 0.9991170179147906",
    "0.05, 18.4047494318139, 0.9581882022464421",
    "0.1, 14.177109020780348, 0.9509791847989968",
  })
  void figure3bIsAsNumPySays(double range, double lambda1, double rSquared) {
    Path csv = Path.of(System.getProperty("kramers.shared", ""), "reference/data/B.csv");
    assumeTrue(Files.exists(csv), csv + " is absent");
    CovarianceTraceFit fit =
        fit(
            "landscape.data { kind = csv, path = \"" + csv + "\" }\n",
            "covariance-trace { range = " + range + ", points = 21 }");

    assertThat(fit.lambda1Equivalent().orElseThrow()).isCloseTo(lambda1, within(1e-9));
    assertThat(fit.rSquared()).isCloseTo(rSquared, within(1e-9));
  }

  /** For offsets symmetric about 0, least squares has a closed form of a few sums. */
  @Test
  void theQuadraticIsThatOfTheClosedForm() {
    CovarianceTraceFit fit =
        fit(Experiments.DATA, "covariance-trace { range = 0.01, points = 21 }");
    double[] s = fit.offsets();
    double[] y = fit.traces();
    assertThat(s).hasSize(21);
    double s2 = 0;
    double s4 = 0;
    double y0 = 0;
    double y1 = 0;
    double y2 = 0;
    for (int i = 0; i < s.length; i++) {
      double t = s[i] / 0.01;
      s2 += t * t;
      s4 += t * t * t * t;
      y0 += y[i];
      y1 += y[i] * t;
      y2 += y[i] * t * t;
    }
    double n = s.length;
    double determinant = n * s4 - s2 * s2;
    double a = (s4 * y0 - s2 * y2) / determinant;
    double b = y1 / s2;
    double c = (n * y2 - s2 * y0) / determinant;
    double rest = 0;
    for (int i = 0; i < s.length; i++) {
      double t = s[i] / 0.01;
      double r = y[i] - a - b * t - c * t * t;
      rest += r * r;
    }
    double variance = rest / (n - 3);

    assertThat(fit.a()).isCloseTo(a, within(1e-12 * Math.abs(a)));
    assertThat(fit.b()).isCloseTo(b / 1e-2, within(1e-10 * Math.abs(b / 1e-2)));
    assertThat(fit.c()).isCloseTo(c / 1e-4, within(1e-10 * Math.abs(c / 1e-4)));
    assertThat(fit.aStandardError())
        .isCloseTo(Math.sqrt(variance * s4 / determinant), withPercentage(1e-8));
    assertThat(fit.bStandardError())
        .isCloseTo(Math.sqrt(variance / s2) / 1e-2, withPercentage(1e-8));
    assertThat(fit.cStandardError())
        .isCloseTo(Math.sqrt(variance * n / determinant) / 1e-4, withPercentage(1e-8));
  }

  @Test
  void tinyRangesAreFitted() {
    for (String range : new String[] {"1e-12", "1e-9", "1e-6"}) {
      CovarianceTraceFit fit = fit(Experiments.DATA, "covariance-trace.range = " + range);
      assertThat(fit.a()).as("range %s", range).isPositive().isFinite();
      assertThat(fit.cStandardError()).as("range %s", range).isNotNegative().isFinite();
    }
  }

  private static CovarianceTraceFit fit(String data, String trace) {
    EscapeExperiment experiment =
        Experiments.of(data, trace, "dynamics = [{ kind = gradient-descent }]");
    return CovarianceTraceFit.of(LocalSpark.session(), experiment.covarianceTraces().get(0));
  }
}
