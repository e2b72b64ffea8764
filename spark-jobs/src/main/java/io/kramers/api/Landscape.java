package io.kramers.api;

import java.util.Arrays;

/**
 * A loss to leave a minimum of. Where a method takes several values they are a sweep, but for
 * {@link #harmonic} and {@link #polynomial}. A setting that a kind does not know, such as {@link
 * #factor} of the four basins, is refused by {@code run()}.
 */
public final class Landscape {
  private final Section section;

  private Landscape(Section section) {
    this.section = section;
  }

  /**
   * The paper's section 5.2, 15 scale sum_j |w_j - 1|^2.5 |w_j + 1|^3.
   *
   * @param dimension d, at least 1
   */
  public static Landscape fourBasins(int dimension) {
    return new Landscape(Section.ofKind("four-basins")).dimension(dimension);
  }

  /** The double well factor (w^2 - 1)^2 / 4 in each coordinate. */
  public static Landscape quartic() {
    return new Landscape(Section.ofKind("quartic"));
  }

  /** The double well factor (w^2 - 1)^2 / 4 + tilt w in each coordinate. */
  public static Landscape tiltedDoubleWell(double... tilt) {
    return new Landscape(Section.ofKind("tilted-double-well").numbers("tilt", tilt));
  }

  /**
   * A minimum at 0 and a barrier at 1, joined once differentiably.
   *
   * @param curvatureA at the minimum, greater than 0
   * @param curvatureB at the barrier, less than 0
   */
  public static Landscape piecewiseQuadratic(double curvatureA, double curvatureB) {
    return new Landscape(
        Section.ofKind("piecewise-quadratic")
            .numbers("curvature-a", curvatureA)
            .numbers("curvature-b", curvatureB));
  }

  /**
   * The basin sum_j h_j w_j^2 / 2.
   *
   * @param curvatures h_j, at least 0, one or one a coordinate
   */
  public static Landscape harmonic(double... curvatures) {
    return new Landscape(Section.ofKind("harmonic").numbers("curvatures", curvatures));
  }

  /**
   * The same polynomial in each coordinate, with at least one minimum.
   *
   * @param coefficients c0, c1, ...
   */
  public static Landscape polynomial(double... coefficients) {
    return new Landscape(Section.ofKind("polynomial").numbers("coefficients", coefficients));
  }

  /** Number of coordinates, at least 1. */
  public Landscape dimension(long... dimension) {
    return new Landscape(section.wholeNumbers("dimension", dimension));
  }

  /** The factor of the four basins, greater than 0; 1 by default. */
  public Landscape scale(double... scale) {
    return new Landscape(section.numbers("scale", scale));
  }

  /** The factor of the double wells, greater than 0; 1 by default. */
  public Landscape factor(double... factor) {
    return new Landscape(section.numbers("factor", factor));
  }

  /**
   * The four basins averaged over n samples of N(0, standardDeviation^2 I), which SGD draws its
   * minibatches from.
   *
   * @param seed of the samples
   */
  public Landscape gaussianData(long n, double standardDeviation, long seed) {
    return new Landscape(
        section.put(
            "data",
            Section.ofKind("gaussian")
                .wholeNumbers("n", n)
                .numbers("standard-deviation", standardDeviation)
                .wholeNumbers("seed", seed)));
  }

  /**
   * The four basins averaged over samples from a file on the driver, one a line, numbers separated
   * by commas.
   *
   * @param path relative to the working directory
   * @param columns from 0, one a coordinate; the first ones where none are given
   */
  public Landscape csvData(String path, int... columns) {
    Section data = Section.ofKind("csv").put("path", path);
    return new Landscape(
        section.put(
            "data",
            columns.length == 0
                ? data
                : data.put("columns", Arrays.stream(columns).boxed().toList())));
  }

  Section section() {
    return section;
  }

  /** Its section of a configuration. */
  @Override
  public String toString() {
    return section.text();
  }
}
