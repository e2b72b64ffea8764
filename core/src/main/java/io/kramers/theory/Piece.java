package io.kramers.theory;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/**
 * A piece of an interval, placed from an anchor, so that distances near one are precise however
 * small they are.
 *
 * @param anchor a place
 * @param centre of the piece, from the anchor
 * @param radius half the piece's length
 */
record Piece(double anchor, double centre, double radius) {
  private static final double RATIO_TO_ENDS = 0.25;
  private static final double GROWTH = 1.6;

  /** A cut as close as this to an end is none. */
  private static final double NEARLY_ALL = 1 - 1e-6;

  /** A point of the piece. */
  record Point(double anchor, double offset) {
    double place() {
      return anchor + offset;
    }

    /** How far it lies above another. */
    double above(Point other) {
      return (anchor - other.anchor) + (offset - other.offset);
    }
  }

  private static Piece between(double anchor, double from, double to) {
    return new Piece(anchor, 0.5 * (from + to), 0.5 * (to - from));
  }

  /** The point at t from -1 to 1. */
  Point at(double t) {
    return new Point(anchor, Math.fma(radius, t, centre));
  }

  /** Where the point is in the piece: in [-1, 1], if it is inside. */
  double coordinate(Point point) {
    return point.above(at(0)) / radius;
  }

  /**
   * Pieces of an interval with 0 inside, in ascending order: one in the middle, whose centre is 0,
   * and others whose lengths grow geometrically away from it and fall geometrically towards the
   * ends.
   *
   * @param middle at most the radius of the piece in the middle
   * @param last at most the length of a piece at an end
   * @param start a place that is between two pieces, unless it is in the middle one
   */
  static List<Piece> graded(double lower, double upper, double middle, double last, double start) {
    double radius = Math.min(middle, 0.25 * Math.min(-lower, upper));
    List<Piece> pieces = new ArrayList<>();
    beyond(radius, -lower, last).forEach(piece -> pieces.add(piece.mirrored()));
    Collections.reverse(pieces);
    pieces.add(new Piece(0, 0, radius));
    pieces.addAll(beyond(radius, upper, last));
    return pieces.stream().flatMap(piece -> piece.cut(start)).toList();
  }

  private Stream<Piece> cut(double place) {
    double cut = place - anchor;
    if (anchor == 0 && centre == 0 || Math.abs(cut - centre) > NEARLY_ALL * radius) {
      return Stream.of(this);
    }
    return Stream.of(between(anchor, centre - radius, cut), between(anchor, cut, centre + radius));
  }

  private Piece mirrored() {
    return new Piece(-anchor, -centre, radius);
  }

  private static List<Piece> beyond(double radius, double end, double last) {
    List<Piece> pieces = new ArrayList<>();
    int doublings = (int) Math.ceil(Math.log(0.5 * end / radius) / Math.log(GROWTH));
    double growth = Math.pow(0.5 * end / radius, 1.0 / doublings);
    double place = radius;
    for (int k = 0; k < doublings; k++) {
      pieces.add(between(0, place, growth * place));
      place *= growth;
    }
    double distance = end - place;
    while (distance > last) {
      pieces.add(between(end, -distance, -RATIO_TO_ENDS * distance));
      distance *= RATIO_TO_ENDS;
    }
    pieces.add(between(end, -distance, 0));
    return pieces;
  }
}
