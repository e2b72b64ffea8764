package io.kramers.report;

import io.kramers.fit.QuadraticFit;
import io.kramers.gradientnoise.LineResult;
import java.util.Arrays;
import java.util.Optional;

/**
 * What was found on a line through a minimum, with quadratics fitted to the traces over the offset.
 *
 * @param result on the line
 * @param trace the fit of the trace of all parameters; empty where a trace is no number
 * @param inner the fit of the trace over the points nearer to w* than half the farthest one, where
 *     that over all points does not make it a quadratic and there are enough of them
 * @param layer the fit of the layer's trace; empty for other lines
 */
public record FittedLine(
    LineResult result,
    Optional<QuadraticFit> trace,
    Optional<QuadraticFit> inner,
    Optional<QuadraticFit> layer) {
  /** Below it a curvature counts as there. */
  static final double LEVEL = 0.001;

  /** A quadratic that explains less does not count as the trace's shape. */
  static final double LEAST_R_SQUARED = 0.9;

  String name() {
    return result.line().name();
  }

  /** The name as a part of a file's name. */
  String fileName() {
    return name().replaceAll("[^A-Za-z0-9._-]", "-");
  }

  /** Whether a trace is quadratic: curved upwards beyond doubt, and little else. */
  public static boolean quadratic(QuadraticFit fit) {
    return curved(fit) && fit.c() > 0 && fit.rSquared() >= LEAST_R_SQUARED;
  }

  private static boolean curved(QuadraticFit fit) {
    return fit.c() != 0 && fit.curvaturePValue() < LEVEL;
  }

  /** The farthest offset of a fit. */
  static double range(QuadraticFit fit) {
    return Arrays.stream(fit.x()).map(Math::abs).max().orElseThrow();
  }

  /** What the fit says, without a full stop. */
  static String verdict(QuadraticFit fit) {
    String numbers =
        "R² = "
            + ReportNumbers.significant(fit.rSquared(), 4)
            + ", c = "
            + ReportNumbers.withError(fit.c(), 4, fit.cStandardError())
            + ", t = "
            + ReportNumbers.significant(fit.curvatureT(), 3)
            + ", p = "
            + ReportNumbers.pValue(fit.curvaturePValue());
    if (!curved(fit)) {
      return "is not quadratic: its curvature cannot be told from 0 with p < 0.001 ("
          + numbers
          + ")";
    }
    if (fit.c() < 0) {
      return "is not quadratic as the paper says: it is curved downwards (" + numbers + ")";
    }
    return quadratic(fit)
        ? "is quadratic (" + numbers + ")"
        : "is curved upwards, but not quadratic: a quadratic leaves much of it unexplained ("
            + numbers
            + ")";
  }
}
