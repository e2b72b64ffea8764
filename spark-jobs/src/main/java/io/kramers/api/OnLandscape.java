package io.kramers.api;

import java.util.Arrays;
import org.apache.spark.sql.SparkSession;

/** A landscape on which nothing moves yet. */
public final class OnLandscape {
  private final SparkSession spark;
  private final Landscape landscape;

  OnLandscape(SparkSession spark, Landscape landscape) {
    this.spark = spark;
    this.landscape = landscape;
  }

  /** How often, and after which step, dynamics in steps leave: Eq. 12, SGD, Langevin. */
  public Escape dynamics(Dynamics... dynamics) {
    return new Escape(
        spark,
        Section.EMPTY
            .put("escape.landscape", landscape.section())
            .put(
                "escape.dynamics",
                Arrays.stream(dynamics).map(each -> each.section().root()).toList()));
  }

  /** When a dynamics in continuous time leaves, dw = -grad L dt + noise. */
  public EscapeTime noise(Noise noise) {
    return new EscapeTime(
        spark,
        Section.EMPTY,
        Section.EMPTY
            .put("id", noise.kind())
            .put("landscape", landscape.section())
            .put("noise", noise.section()));
  }
}
