package io.kramers.gradientnoise;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What was found on a line.
 *
 * @param line which one
 * @param length of its direction d
 * @param points one an offset, in order
 * @param along noise and curvature along the direction; empty where traces were resampled
 */
public record LineResult(
    Line line, double length, List<Point> points, Optional<DirectionEstimate> along) {
  /** Unmodifiable. */
  public LineResult {
    points = List.copyOf(points);
  }

  /**
   * A point.
   *
   * @param offset in lengths of d
   * @param trace of the single-sample covariance of all parameters
   * @param traces the same by layer
   * @param layerTrace that of the line's layer; empty for other lines
   * @param exact the rest of what all samples say; empty where the trace was resampled
   * @param standardError of the trace; empty where it is exact
   */
  public record Point(
      double offset,
      double trace,
      double[] traces,
      OptionalDouble layerTrace,
      Optional<PointEstimate> exact,
      OptionalDouble standardError) {}

  /** The offsets. */
  public double[] offsets() {
    return points.stream().mapToDouble(Point::offset).toArray();
  }

  /** The traces of all parameters. */
  public double[] traces() {
    return points.stream().mapToDouble(Point::trace).toArray();
  }

  /** The traces of the line's layer; empty for other lines. */
  public Optional<double[]> layerTraces() {
    return line.layer()
        .map(
            layer ->
                points.stream().mapToDouble(point -> point.layerTrace().orElseThrow()).toArray());
  }
}
