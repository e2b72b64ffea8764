package io.kramers.fit;

import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.ml.attribute.AttributeGroup;
import org.apache.spark.ml.regression.AFTSurvivalRegression;
import org.apache.spark.ml.regression.AFTSurvivalRegressionModel;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Maximum likelihood by MLlib's accelerated failure time regression, on one partition.
 *
 * <p>MLlib's iteration starts at exponential times of mean 1 without predictors, whatever the data.
 * The model is equivariant: of (t / exp(location))^(1/scale) it is again such a model. So each fit
 * starts where the one before stopped, and is repeated until that start is the solution.
 */
final class WeibullRegression {
  private static final String FEATURES = "features";
  private static final String TIME = "time";
  private static final String EXITED = "exited";
  private static final int MOST_ROUNDS = 10;

  /** Of log times in units of the scale, between rounds. */
  private static final double CONVERGED = 1e-5;

  /**
   * MLlib's tolerance, its default: of the gradient of the log-likelihood a trial, in log times as
   * above. Below 1e-7 its line searches fail by rounding.
   */
  private static final double TIGHT = 1e-6;

  /** As above; a hundredth of a coefficient's own error where there are 1e4 trials. */
  private static final double LOOSE = 1e-4;

  static {
    JavaAlgebra.prefer();
  }

  private WeibullRegression() {}

  /**
   * Fits a table whose cells with exits have linearly independent predictors.
   *
   * @return empty if the iteration does not converge
   */
  static Optional<WeibullModel> fit(SparkSession spark, SurvivalTable table, WeibullModel start) {
    WeibullModel model = start;
    for (int round = 0; round < MOST_ROUNDS; round++) {
      WeibullModel rest = rest(spark, table, model, TIGHT);
      model = model.refinedBy(rest);
      if (change(table, rest) < CONVERGED) {
        return Optional.of(model);
      }
    }
    return Optional.empty();
  }

  /**
   * The model by one round from the solution of a similar table, near enough for its errors to be
   * seen.
   */
  static WeibullModel near(SparkSession spark, SurvivalTable table, WeibullModel start) {
    return start.refinedBy(rest(spark, table, start, LOOSE));
  }

  /** MLlib's model of the times that a model has standardised. */
  private static WeibullModel rest(
      SparkSession spark, SurvivalTable table, WeibullModel model, double tolerance) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    // Each iteration is a job that is sent its partition, which had better not hold the trials.
    Broadcast<SurvivalTable> shared = context.broadcast(table);
    try {
      JavaRDD<Row> rows =
          context.parallelize(List.of(model), 1).flatMap(from -> shared.value().standardised(from));
      return byMllib(spark, rows, table.terms(), tolerance);
    } finally {
      shared.destroy();
    }
  }

  private static double change(SurvivalTable table, WeibullModel rest) {
    double change = Math.abs(Math.log(rest.scale()));
    for (int cell = 0; cell < table.cells(); cell++) {
      change = Math.max(change, Math.abs(table.location(rest, cell)));
    }
    return change;
  }

  private static WeibullModel byMllib(
      SparkSession spark, JavaRDD<Row> rows, int terms, double tolerance) {
    StructType schema =
        new StructType()
            .add(new AttributeGroup(FEATURES, terms).toStructField())
            .add(TIME, DataTypes.DoubleType, false)
            .add(EXITED, DataTypes.DoubleType, false);
    AFTSurvivalRegressionModel model =
        new AFTSurvivalRegression()
            .setFeaturesCol(FEATURES)
            .setLabelCol(TIME)
            .setCensorCol(EXITED)
            .setTol(tolerance)
            .fit(spark.createDataFrame(rows, schema));
    return new WeibullModel(model.intercept(), model.coefficients().toArray(), model.scale());
  }
}
