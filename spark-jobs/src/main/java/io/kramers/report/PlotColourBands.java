package io.kramers.report;

import java.awt.Color;
import java.awt.Paint;
import org.jfree.chart.renderer.PaintScale;

/**
 * Bands of equal width, coloured from dark to light by viridis (Smith and van der Walt, SciPy
 * 2015), in which equal steps look equal and which survives greyscale and colour-blindness.
 *
 * @param low where the lowest band starts; what lies below belongs to it
 * @param width of a band
 * @param bands their number, at least 2
 */
record PlotColourBands(double low, double width, int bands) implements PaintScale {
  /** Viridis at 0, 1/8, ..., 1. */
  private static final int[] VIRIDIS = {
    0x440154, 0x472C7A, 0x3B518B, 0x2C718E, 0x21908D, 0x27AD81, 0x5CC863, 0xAADC32, 0xFDE725
  };

  @Override
  public double getLowerBound() {
    return low;
  }

  @Override
  public double getUpperBound() {
    return low + bands * width;
  }

  @Override
  public Paint getPaint(double value) {
    return new Color(rgb(value));
  }

  /** The colour of a value's band, 0xRRGGBB. */
  int rgb(double value) {
    int band = (int) Math.max(0, Math.min(bands - 1, Math.floor((value - low) / width)));
    double place = band * (VIRIDIS.length - 1.0) / (bands - 1);
    int left = Math.min((int) place, VIRIDIS.length - 2);
    double share = place - left;
    int rgb = 0;
    for (int shift = 16; shift >= 0; shift -= 8) {
      int from = VIRIDIS[left] >> shift & 0xFF;
      int to = VIRIDIS[left + 1] >> shift & 0xFF;
      rgb |= (int) Math.round(from + share * (to - from)) << shift;
    }
    return rgb;
  }
}
