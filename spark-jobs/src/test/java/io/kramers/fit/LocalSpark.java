package io.kramers.fit;

import java.util.function.Function;
import org.apache.spark.sql.SparkSession;

/** The one Spark session of these tests; a JVM can hold no second one beside it. */
final class LocalSpark {
  private LocalSpark() {}

  /** The shared session, local[1]. */
  static SparkSession session() {
    return start("local[1]");
  }

  /** What a fresh session of another master computes; the shared one starts anew after it. */
  static <T> T withMaster(String master, Function<SparkSession, T> computation) {
    session().stop();
    SparkSession spark = start(master);
    try {
      return computation.apply(spark);
    } finally {
      spark.stop();
    }
  }

  private static SparkSession start(String master) {
    SparkSession spark =
        SparkSession.builder()
            .master(master)
            .appName("fits")
            .config("spark.ui.enabled", "false")
            .config("spark.sql.shuffle.partitions", "1")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.driver.host", "127.0.0.1")
            .getOrCreate();
    spark.sparkContext().setLogLevel("ERROR");
    return spark;
  }
}
