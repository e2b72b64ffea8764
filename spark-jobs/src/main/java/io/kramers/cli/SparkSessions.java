package io.kramers.cli;

import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;

/** How commands get their Spark. */
final class SparkSessions {
  private SparkSessions() {}

  /** Whether spark-submit started this process. */
  static boolean submitted() {
    return System.getProperty("spark.submit.deployMode") != null;
  }

  /**
   * A Spark context for a command.
   *
   * @param master of an embedded run, or null where spark-submit has set it
   */
  static JavaSparkContext open(String name, String master) {
    // Records, which travel as cells, are beyond Kryo; what travels is small.
    SparkConf conf =
        new SparkConf()
            .setAppName("kramers " + name)
            .set("spark.serializer", "org.apache.spark.serializer.JavaSerializer");
    if (master != null) {
      conf.setMaster(master)
          .setIfMissing("spark.ui.enabled", "false")
          .setIfMissing("spark.sql.shuffle.partitions", "1")
          // Tables have tens of rows: to compile code for them costs more than they do.
          .setIfMissing("spark.sql.codegen.wholeStage", "false")
          .setIfMissing("spark.sql.codegen.factoryMode", "NO_CODEGEN");
      if (master.startsWith("local")) {
        // A laptop's host name may not resolve, and nobody else talks to an embedded Spark.
        conf.setIfMissing("spark.driver.host", "127.0.0.1")
            .setIfMissing("spark.driver.bindAddress", "127.0.0.1");
      } else {
        conf.setJars(JavaSparkContext.jarOfClass(SparkSessions.class));
      }
    }
    return new JavaSparkContext(conf);
  }
}
