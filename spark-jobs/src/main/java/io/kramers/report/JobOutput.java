package io.kramers.report;

import java.io.IOException;
import org.apache.spark.sql.SparkSession;

/** Everything that a run leaves. */
public interface JobOutput {
  /** The content of the run's main JSON file. */
  String json();

  /** The results for a terminal. */
  String text();

  /** Writes all files into a folder. */
  void write(ResultFolder folder, SparkSession spark) throws IOException;
}
