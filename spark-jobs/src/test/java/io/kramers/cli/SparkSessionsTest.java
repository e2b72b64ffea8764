package io.kramers.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SparkSessionsTest {
  @BeforeAll
  static void stopSharedSession() {
    if (SparkSession.getDefaultSession().isDefined()) {
      SparkSession.getDefaultSession().get().stop();
    }
  }

  private static SparkConf opened() {
    try (JavaSparkContext spark = SparkSessions.open("x", "local[1]")) {
      return spark.getConf();
    }
  }

  /**
   * A round of many tasks returns more than a gigabyte, of which the driver holds little at once.
   */
  @Test
  void resultsMayAddUpToAnything() {
    assertThat(opened().get("spark.driver.maxResultSize")).isEqualTo("0");
    assertThat(opened().get("spark.rpc.message.maxSize")).isEqualTo("1024");
  }

  @Test
  void whatAUserSetsIsKept() {
    System.setProperty("spark.driver.maxResultSize", "3g");
    try {
      assertThat(opened().get("spark.driver.maxResultSize")).isEqualTo("3g");
    } finally {
      System.clearProperty("spark.driver.maxResultSize");
    }
  }
}
