package io.kramers.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlotColourBandsTest {
  private final PlotColourBands bands = new PlotColourBands(-1.0, 0.25, 9);

  /** With nine bands each has one of viridis' colours at 0, 1/8, ..., 1. */
  @Test
  void eachBandHasOneColourFromItsLowerEndOn() {
    assertThat(bands.rgb(-1.0)).isEqualTo(0x440154);
    assertThat(bands.rgb(-0.751)).isEqualTo(0x440154);
    assertThat(bands.rgb(-0.75)).isEqualTo(0x472C7A);
    assertThat(bands.rgb(0.1)).isEqualTo(0x21908D);
    assertThat(bands.getUpperBound()).isEqualTo(1.25);
  }

  @Test
  void whatLiesOutsideBelongsToTheOutermostBands() {
    assertThat(bands.rgb(Double.NEGATIVE_INFINITY)).isEqualTo(0x440154);
    assertThat(bands.rgb(7.0)).isEqualTo(0xFDE725);
  }
}
