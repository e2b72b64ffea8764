package io.kramers.api;

import io.kramers.config.ConfigurationException;
import java.util.Objects;
import org.apache.spark.sql.SparkSession;

/**
 * Where an experiment begins:
 *
 * <pre>{@code
 * Kramers.on(spark)
 *     .landscape(Landscape.fourBasins(2))
 *     .dynamics(Dynamics.powerLaw().lambda1(0, 16, 24).lambda2(0.35))
 *     .trials(1_000_000)
 *     .run()
 *     .show();
 * }</pre>
 */
public final class Kramers {
  private static final String SERIALIZER = "spark.serializer";
  private static final String JAVA = "org.apache.spark.serializer.JavaSerializer";

  private final SparkSession spark;

  private Kramers(SparkSession spark) {
    this.spark = spark;
  }

  /**
   * On a Spark session, which goes on to live.
   *
   * @throws ConfigurationException if it has another serializer than Spark's default: what travels
   *     to executors are Java records, which Kryo cannot read
   */
  public static Kramers on(SparkSession spark) {
    Objects.requireNonNull(spark, "the Spark session");
    String serializer = spark.sparkContext().getConf().get(SERIALIZER, JAVA);
    if (!serializer.equals(JAVA)) {
      throw new ConfigurationException(
          SERIALIZER
              + " = "
              + serializer
              + " cannot carry Kramers' records; start Spark with "
              + JAVA
              + ", its default");
    }
    return new Kramers(spark);
  }

  /** With the loss that is to be left. */
  public OnLandscape landscape(Landscape landscape) {
    return new OnLandscape(spark, landscape);
  }
}
