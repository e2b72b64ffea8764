package io.kramers.cli;

import io.kramers.fit.JavaAlgebra;
import java.util.List;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;

/** How commands get their Spark. */
final class SparkSessions {
  private static final String EXECUTOR_OPTIONS = "spark.executor.extraJavaOptions";

  /** What the launcher sets, for ND4J in executors to give the bits it gives here. */
  private static final List<String> NATIVE_CODE = List.of("OMP_NUM_THREADS", "OPENBLAS_CORETYPE");

  private SparkSessions() {}

  /** Whether spark-submit started this process. */
  static boolean submitted() {
    return System.getProperty("spark.submit.deployMode") != null;
  }

  /** Whether tasks of an embedded run with this master, or null, run in this process. */
  static boolean inThisProcess(String master) {
    return master != null && master.startsWith("local");
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
            .set("spark.serializer", "org.apache.spark.serializer.JavaSerializer")
            // The driver merges results as they arrive: all of a job's are never there together.
            .setIfMissing("spark.driver.maxResultSize", "0")
            // In MiB. A table of many cells goes to the one task that writes it as a whole.
            .setIfMissing("spark.rpc.message.maxSize", "1024");
    conf.set(
        EXECUTOR_OPTIONS, (conf.get(EXECUTOR_OPTIONS, "") + " " + JavaAlgebra.options()).trim());
    for (String variable : NATIVE_CODE) {
      String value = System.getenv(variable);
      if (value != null) {
        conf.setExecutorEnv(variable, value);
      }
    }
    if (master != null) {
      conf.setMaster(master)
          .setIfMissing("spark.ui.enabled", "false")
          .setIfMissing("spark.sql.shuffle.partitions", "1")
          // Tables have tens of rows: to compile code for them costs more than they do.
          .setIfMissing("spark.sql.codegen.wholeStage", "false")
          .setIfMissing("spark.sql.codegen.factoryMode", "NO_CODEGEN");
      if (inThisProcess(master)) {
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
