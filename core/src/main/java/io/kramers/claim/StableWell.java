package io.kramers.claim;

import io.kramers.dynamics.Interpretation;
import io.kramers.exittime.ExitTimeCell;
import io.kramers.theory.EscapeOrders;
import io.kramers.theory.ExitInterval;
import java.util.Locale;

/**
 * An alpha-stable process with alpha = 1.5 in a harmonic basin, leaving [-a, a] from its middle.
 *
 * @param height of the basin's edge, dL = h a^2 / 2
 * @param width a
 * @param scale eps of the noise
 */
record StableWell(double height, double width, double scale) {
  /** The stability index. */
  static final double ALPHA = 1.5;

  private static final double TIME_STEP = 0.02;

  /** The mean time for small noise, with a jump to either side. */
  double meanTime() {
    return 0.5 * EscapeOrders.alphaStable(width, ALPHA, scale);
  }

  ExitTimeCell cell(Effort effort) {
    double curvature = 2.0 * height / (width * width);
    return Ensembles.exit(
        String.format(Locale.ROOT, "alpha-stable, dL = %s, a = %s, eps = %s", height, width, scale),
        Ensembles.process(
            String.format(
                Locale.ROOT,
                "landscape { kind = harmonic, curvatures = [%s] }%n"
                    + "noise { kind = alpha-stable, alpha = %s, scale = %s }",
                curvature,
                ALPHA,
                scale),
            Interpretation.ITO,
            0.0),
        0.0,
        new ExitInterval(-width, width),
        TIME_STEP,
        meanTime(),
        effort);
  }
}
