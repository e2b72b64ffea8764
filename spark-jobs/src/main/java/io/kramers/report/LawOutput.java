package io.kramers.report;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;

/** Everything that a run of ensembles leaves. */
public interface LawOutput {
  /** The content of {@code summary.json}. */
  String summaryText();

  /** The results as a table for a terminal. */
  String tableText();

  /** Writes all files into a folder. */
  void write(Path folder, SparkSession spark) throws IOException;
}
