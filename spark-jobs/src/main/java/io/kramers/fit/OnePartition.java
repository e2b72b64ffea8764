package io.kramers.fit;

import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/** Tables whose rows stay in order on one partition, so that sums over them have one order. */
final class OnePartition {
  static {
    JavaAlgebra.prefer();
  }

  private OnePartition() {}

  static Dataset<Row> of(SparkSession spark, List<Row> rows, StructType schema) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    return spark.createDataFrame(context.parallelize(rows, 1), schema);
  }
}
