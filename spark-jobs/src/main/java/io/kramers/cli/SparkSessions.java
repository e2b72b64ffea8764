package io.kramers.cli;

import io.kramers.config.ConfigurationException;
import io.kramers.fit.JavaAlgebra;
import java.util.List;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;

/** How commands get their Spark. */
final class SparkSessions {
  private static final String EXECUTOR_OPTIONS = "spark.executor.extraJavaOptions";

  private static final String PROMETHEUS = "spark.metrics.conf.driver.sink.prometheusServlet.";

  /** Spark 4 asks for it by itself, 3.5 does not. */
  private static final String VECTOR_MODULE = "--add-modules=jdk.incubator.vector";

  /** The last Java of Spark 3.5. */
  private static final int LAST_JAVA = 17;

  /** What the launcher sets, for ND4J in executors to give the bits it gives here. */
  private static final List<String> NATIVE_CODE = List.of("OMP_NUM_THREADS", "OPENBLAS_CORETYPE");

  private SparkSessions() {}

  /** Whether spark-submit started this process. */
  static boolean submitted() {
    return System.getProperty("spark.submit.deployMode") != null;
  }

  /** Whether this process is YARN's application master with the driver in it. */
  static boolean yarnRunsTheDriver() {
    return "yarn".equals(System.getProperty("spark.master"))
        && "cluster".equals(System.getProperty("spark.submit.deployMode"));
  }

  /**
   * A later Java breaks the Hadoop of Spark 3.5 at its first file, in words that name neither.
   *
   * @throws ConfigurationException if this Spark does not run on this Java
   */
  static void requireJava() {
    requireJava(org.apache.spark.package$.MODULE$.SPARK_VERSION(), Runtime.version().feature());
  }

  static void requireJava(String spark, int java) {
    if (spark.startsWith("3.") && java > LAST_JAVA) {
      throw new ConfigurationException(
          "Spark "
              + spark
              + " runs on Java "
              + LAST_JAVA
              + ", and this is Java "
              + java
              + "; set JAVA_HOME to a JDK "
              + LAST_JAVA);
    }
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
            .setIfMissing("spark.rpc.message.maxSize", "1024")
            // Tables have tens of rows: to compile code for them, or to cut them, costs more than
            // they do.
            .setIfMissing("spark.sql.shuffle.partitions", "1")
            .setIfMissing("spark.sql.codegen.wholeStage", "false")
            .setIfMissing("spark.sql.codegen.factoryMode", "NO_CODEGEN")
            // Where there is a UI, what the driver counts is there for Prometheus too.
            .setIfMissing(PROMETHEUS + "class", "org.apache.spark.metrics.sink.PrometheusServlet")
            .setIfMissing(PROMETHEUS + "path", "/metrics/prometheus");
    conf.set(
        EXECUTOR_OPTIONS,
        String.join(" ", conf.get(EXECUTOR_OPTIONS, ""), VECTOR_MODULE, JavaAlgebra.options())
            .trim());
    for (String variable : NATIVE_CODE) {
      String value = System.getenv(variable);
      if (value != null) {
        conf.setExecutorEnv(variable, value);
      }
    }
    if (master != null) {
      conf.setMaster(master).setIfMissing("spark.ui.enabled", "false");
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
