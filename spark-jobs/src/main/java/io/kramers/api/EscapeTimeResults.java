package io.kramers.api;

import io.kramers.report.ExitTimeOutput;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** What an experiment on exit times found. Its text is the command line's table. */
public final class EscapeTimeResults {
  private final SparkSession spark;
  private final ExitTimeOutput output;

  EscapeTimeResults(SparkSession spark, ExitTimeOutput output) {
    this.spark = spark;
    this.output = output;
  }

  /** One a cell of the grid. */
  public List<EscapeTimeCell> cells() {
    return output.results().stream().map(EscapeTimeCell::new).toList();
  }

  /** One row a cell, with the columns of {@code cells.parquet}. */
  public Dataset<Row> toDF() {
    return output.cells(spark);
  }

  /** Prints the table on standard output. */
  public void show() {
    System.out.print(this);
  }

  /**
   * Draws survival, and estimates by exact values, into a local file.
   *
   * @param path ends in .svg or .png; missing folders are made
   * @return the file
   * @throws io.kramers.config.ConfigurationException if it ends otherwise, or the machine has no
   *     font
   */
  public Path plot(String path) {
    return Picture.draw(path, output::figure);
  }

  /** Cells and provenance as {@code summary.json} has them; regressions are the command line's. */
  public String json() {
    return output.json();
  }

  @Override
  public String toString() {
    return output.text();
  }
}
