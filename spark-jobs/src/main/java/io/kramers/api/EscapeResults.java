package io.kramers.api;

import io.kramers.fit.EscapeFits;
import io.kramers.report.EscapeOutput;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** What an escape experiment found. Its text is the command line's table. */
public final class EscapeResults {
  private final SparkSession spark;
  private final EscapeOutput output;

  EscapeResults(SparkSession spark, EscapeOutput output) {
    this.spark = spark;
    this.output = output;
  }

  /** One a cell of the grid. */
  public List<EscapeCell> cells() {
    return output.estimates().stream().map(EscapeCell::new).toList();
  }

  /** The fits that the cells allow, such as the lambda1 that is as successful as SGD. */
  public EscapeFits fits() {
    return output.fits();
  }

  /** One row a cell, with the columns of {@code cells.parquet}. */
  public Dataset<Row> toDF() {
    return output.cells(spark);
  }

  /** Prints the table and the fits on standard output. */
  public void show() {
    System.out.print(this);
  }

  /**
   * Draws the paper's Figure 3 of these cells into a local file.
   *
   * @param path ends in .svg or .png; missing folders are made
   * @return the file
   * @throws io.kramers.config.ConfigurationException if it ends otherwise, or the machine has no
   *     font
   */
  public Path plot(String path) {
    return Picture.draw(path, output::figure);
  }

  /** Cells, fits and provenance as {@code summary.json} has them. */
  public String json() {
    return output.json();
  }

  @Override
  public String toString() {
    return output.text();
  }
}
