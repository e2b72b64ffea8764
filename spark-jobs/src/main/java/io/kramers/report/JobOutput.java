package io.kramers.report;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;

/** Everything that a run leaves. */
public interface JobOutput {
  /** The content of the run's main JSON file. */
  String json();

  /** The results for a terminal. */
  String text();

  /** Writes all files into a folder. */
  void write(Path folder, SparkSession spark) throws IOException;
}
