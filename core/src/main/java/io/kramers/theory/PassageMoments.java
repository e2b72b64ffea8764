package io.kramers.theory;

import static io.kramers.theory.PanelIntegrals.each;
import static io.kramers.theory.PanelIntegrals.fromAbove;
import static io.kramers.theory.PanelIntegrals.integral;
import static io.kramers.theory.PanelIntegrals.product;
import static io.kramers.theory.PanelIntegrals.solution;

import io.kramers.dynamics.CoordinateDiffusion;
import io.kramers.theory.PanelIntegrals.Solution;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The first two moments of a first passage time by quadrature over panels, with all terms positive
 * and each product of exponentials in one piece.
 *
 * @param mean E T
 * @param second E T^2
 */
record PassageMoments(double mean, double second) {
  /**
   * Upwards to b, with a reflecting wall far below: T_k, the k-th moment from x, has T_k' =
   * -D^-alpha R_k with R_k' = Psi' R_k + (2/eta) D^(alpha-1) k T_(k-1) and T_0 = 1.
   *
   * @param below panels between the wall and the start
   * @param rest the speed measure beyond the wall, by its density there
   * @param between panels from the start to b
   */
  static PassageMoments upwards(
      CoordinateDiffusion diffusion, List<Panel> below, double rest, List<Panel> between) {
    double alpha = diffusion.interpretation().alpha();
    List<Panel> all = new ArrayList<>(below);
    all.addAll(between);
    double[][] scale = each(all, panel -> panel.noisePower(-alpha));
    double[][] speed = speed(diffusion, all);
    double wall = all.get(0).start();
    double beyond = rest * speed(diffusion, Panel.positive(diffusion, wall));
    double[][] slope = product(scale, solution(all, speed, 1.0, beyond).values(), 1.0);
    double[][] time = fromAbove(all, slope);
    double[][] secondSlope =
        product(
            scale,
            solution(all, product(speed, time, 2.0), 1.0, 2.0 * time[0][0] * beyond).values(),
            1.0);
    return new PassageMoments(above(below, between, slope), above(below, between, secondSlope));
  }

  private static double above(List<Panel> below, List<Panel> between, double[][] f) {
    return integral(between, Arrays.copyOfRange(f, below.size(), f.length));
  }

  /**
   * The mean time out of an interval: with a and b the scale functions counted from its ends and
   * divided by exp(Psi), (a + b) T = b int_low^x a m + a int_x^high b m, m = (2/eta) D^(alpha-1).
   *
   * @param lower panels from the lower end to the start
   * @param upper panels from the start to the upper end
   */
  static double meanOut(CoordinateDiffusion diffusion, List<Panel> lower, List<Panel> upper) {
    List<Panel> all = new ArrayList<>(lower);
    all.addAll(upper);
    double[][] speed = speed(diffusion, all);
    double[][] fromBelow = product(scaleFromBelow(diffusion, all).values(), speed, 1.0);
    double[][] fromAbove = product(scaleFromAbove(diffusion, all), speed, 1.0);
    double a = scaleFromBelow(diffusion, lower).end();
    double b = scaleFromBelow(Mirror.of(diffusion), Panels.mirrored(upper)).end();
    return b / (a + b) * of(lower, fromBelow, 0) + a / (a + b) * of(upper, fromAbove, lower.size());
  }

  private static double of(List<Panel> panels, double[][] f, int first) {
    return integral(panels, Arrays.copyOfRange(f, first, first + panels.size()));
  }

  /** The probability to leave through the upper end of the upper panels. */
  static double upperEnd(CoordinateDiffusion diffusion, List<Panel> lower, List<Panel> upper) {
    double a = scaleFromBelow(diffusion, lower).end();
    return a / (a + scaleFromBelow(Mirror.of(diffusion), Panels.mirrored(upper)).end());
  }

  /** (2/eta) D^(alpha-1) at the points. */
  private static double[][] speed(CoordinateDiffusion diffusion, List<Panel> panels) {
    return each(
        panels,
        panel -> Arrays.stream(panel.noise()).map(noise -> speed(diffusion, noise)).toArray());
  }

  private static double speed(CoordinateDiffusion diffusion, double noise) {
    return 2.0
        / diffusion.learningRate()
        * Panel.power(noise, diffusion.interpretation().alpha() - 1.0);
  }

  private static Solution scaleFromBelow(CoordinateDiffusion diffusion, List<Panel> panels) {
    double alpha = diffusion.interpretation().alpha();
    return solution(panels, each(panels, panel -> panel.noisePower(-alpha)), -1.0, 0.0);
  }

  private static double[][] scaleFromAbove(CoordinateDiffusion diffusion, List<Panel> panels) {
    double[][] mirrored = scaleFromBelow(Mirror.of(diffusion), Panels.mirrored(panels)).values();
    double[][] scale = new double[panels.size()][];
    for (int k = 0; k < scale.length; k++) {
      scale[k] = Mirror.reversed(mirrored[scale.length - 1 - k]);
    }
    return scale;
  }
}
