package io.kramers.theory;

import java.util.List;
import java.util.function.Function;

/** Functions on neighbouring panels, given by their values at the points of each. */
final class PanelIntegrals {
  private PanelIntegrals() {}

  /** A function of one panel, on all. */
  static double[][] each(List<Panel> panels, Function<Panel, double[]> function) {
    return panels.stream().map(function).toArray(double[][]::new);
  }

  /** The product of two functions and a number. */
  static double[][] product(double[][] f, double[][] g, double factor) {
    double[][] product = new double[f.length][];
    for (int k = 0; k < f.length; k++) {
      product[k] = new double[f[k].length];
      for (int i = 0; i < f[k].length; i++) {
        product[k][i] = f[k][i] * g[k][i] * factor;
      }
    }
    return product;
  }

  /** The integral over all panels. */
  static double integral(List<Panel> panels, double[][] f) {
    double sum = 0.0;
    for (int k = 0; k < f.length; k++) {
      sum += panels.get(k).integral(f[k]);
    }
    return sum;
  }

  /** The integrals from each point to the highest end. */
  static double[][] fromAbove(List<Panel> panels, double[][] f) {
    double[][] integrals = new double[f.length][];
    double beyond = 0.0;
    for (int k = f.length - 1; k >= 0; k--) {
      double whole = panels.get(k).integral(f[k]);
      integrals[k] = panels.get(k).cumulative(f[k]);
      for (int i = 0; i < integrals[k].length; i++) {
        integrals[k][i] = beyond + (whole - integrals[k][i]);
      }
      beyond += whole;
    }
    return integrals;
  }

  /**
   * A solution of a differential equation.
   *
   * @param values at the points of the panels
   * @param end at the highest end
   */
  record Solution(double[][] values, double end) {}

  /**
   * The solution of R' = sign Psi' R + g.
   *
   * @param sign 1 or -1
   * @param start R at the lowest end
   */
  static Solution solution(List<Panel> panels, double[][] g, double sign, double start) {
    double[][] values = new double[g.length][];
    double r = start;
    for (int k = 0; k < g.length; k++) {
      Panel panel = panels.get(k);
      double[] growth = new double[g[k].length];
      double[] integrand = new double[g[k].length];
      for (int i = 0; i < growth.length; i++) {
        growth[i] = Math.exp(sign * panel.potential()[i]);
        integrand[i] = g[k][i] / growth[i];
      }
      values[k] = panel.cumulative(integrand);
      for (int i = 0; i < growth.length; i++) {
        values[k][i] = growth[i] * (r + values[k][i]);
      }
      r = Math.exp(sign * panel.rise()) * (r + panel.integral(integrand));
    }
    return new Solution(values, r);
  }
}
