package io.kramers.fit;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.ml.attribute.AttributeGroup;
import org.apache.spark.ml.feature.PolynomialExpansion;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.ml.regression.LinearRegression;
import org.apache.spark.ml.regression.LinearRegressionModel;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Least squares with an intercept, by MLlib's normal equations on one partition: sums are taken in
 * the order of the rows, so no partitioning changes a result.
 *
 * <p>Normal equations square the condition number, so the residuals are fitted once more and their
 * coefficients added: one step of iterative refinement (Bj&ouml;rck, Numerical Methods for Least
 * Squares Problems, SIAM, 1996). Wampler's polynomials of degree 5 on 0..20 gain the digits that a
 * single pass loses. MLlib standardises columns by itself, so scaling them changes nothing.
 *
 * @param coefficients the intercept, then one a predictor
 * @param standardErrors one a coefficient, from the spread of the residuals; NaN where there are as
 *     many coefficients as rows
 * @param rSquared the share of y's variance that the fit explains; 1 where y is constant
 */
record LeastSquares(double[] coefficients, double[] standardErrors, double rSquared) {
  private static final String X = "x";
  private static final String FEATURES = "features";
  private static final String LABEL = "label";
  private static final String WEIGHT = "weight";

  /**
   * Fits y by a linear function of the predictors.
   *
   * @param x one array of predictors a row; the columns and a constant are linearly independent
   * @param y one number a row, at least as many as coefficients
   */
  static LeastSquares linear(SparkSession spark, double[][] x, double[] y) {
    return weighted(spark, x, y, ones(y.length));
  }

  /**
   * As {@link #linear}, with weights.
   *
   * @param weights one a row, greater than 0; their common factor does not matter
   */
  static LeastSquares weighted(SparkSession spark, double[][] x, double[] y, double[] weights) {
    return fit(spark, Arrays.stream(x).map(Vectors::dense).toList(), y, weights);
  }

  /**
   * Fits y by a polynomial; coefficients are by ascending power.
   *
   * @param x more different values than degree
   * @param y one number for each x
   * @param degree at least 1
   */
  static LeastSquares polynomial(SparkSession spark, double[] x, double[] y, int degree) {
    PolynomialExpansion expansion =
        new PolynomialExpansion().setInputCol(X).setOutputCol(FEATURES).setDegree(degree);
    List<Row> rows =
        Arrays.stream(x).mapToObj(value -> RowFactory.create(Vectors.dense(value))).toList();
    StructType schema = new StructType().add(X, SQLDataTypes.VectorType(), false);
    List<Vector> powers =
        expansion
            .transform(spark.createDataFrame(rows, schema))
            .select(FEATURES)
            .collectAsList()
            .stream()
            .map(row -> row.<Vector>getAs(0))
            .toList();
    return fit(spark, powers, y, ones(y.length));
  }

  private static double[] ones(int length) {
    double[] ones = new double[length];
    Arrays.fill(ones, 1.0);
    return ones;
  }

  private static LeastSquares fit(
      SparkSession spark, List<Vector> features, double[] y, double[] weights) {
    int parameters = features.get(0).size() + 1;
    double mean =
        IntStream.range(0, y.length).mapToDouble(i -> weights[i] * y[i]).sum()
            / Arrays.stream(weights).sum();
    // MLlib takes y's variance by a difference of sums, which cancels where y hardly varies.
    double[] centred = Arrays.stream(y).map(value -> value - mean).toArray();
    double[] coefficients = new double[parameters];
    coefficients[0] = mean;
    if (constant(centred)) {
      return new LeastSquares(coefficients, new double[parameters], 1.0);
    }
    LinearRegressionModel model = regress(spark, features, centred, weights);
    double rSquared = model.summary().r2();
    add(model, coefficients);
    double[] residuals = residuals(model, features, centred);
    if (!constant(residuals)) {
      model = regress(spark, features, residuals, weights);
      add(model, coefficients);
    }
    double[] standardErrors = new double[parameters];
    if (y.length > parameters) {
      standardErrors = interceptFirst(model.summary().coefficientStandardErrors());
    } else {
      Arrays.fill(standardErrors, Double.NaN);
    }
    return new LeastSquares(coefficients, standardErrors, rSquared);
  }

  /** Whether there is nothing to explain; MLlib divides by the standard deviation. */
  private static boolean constant(double[] values) {
    return Arrays.stream(values).allMatch(value -> value == values[0]);
  }

  private static LinearRegressionModel regress(
      SparkSession spark, List<Vector> features, double[] y, double[] weights) {
    List<Row> rows =
        IntStream.range(0, y.length)
            .mapToObj(i -> RowFactory.create(y[i], weights[i], features.get(i)))
            .toList();
    // MLlib runs a job to count the features where the column does not say.
    StructType schema =
        new StructType()
            .add(LABEL, DataTypes.DoubleType, false)
            .add(WEIGHT, DataTypes.DoubleType, false)
            .add(new AttributeGroup(FEATURES, features.get(0).size()).toStructField());
    Dataset<Row> table = OnePartition.of(spark, rows, schema);
    return new LinearRegression()
        .setFeaturesCol(FEATURES)
        .setLabelCol(LABEL)
        .setWeightCol(WEIGHT)
        .setSolver("normal")
        .setRegParam(0.0)
        .setFitIntercept(true)
        .fit(table);
  }

  private static double[] residuals(
      LinearRegressionModel model, List<Vector> features, double[] y) {
    return IntStream.range(0, y.length)
        .mapToDouble(i -> y[i] - model.predict(features.get(i)))
        .toArray();
  }

  private static void add(LinearRegressionModel model, double[] coefficients) {
    coefficients[0] += model.intercept();
    double[] slopes = model.coefficients().toArray();
    for (int i = 0; i < slopes.length; i++) {
      coefficients[i + 1] += slopes[i];
    }
  }

  private static double[] interceptFirst(double[] interceptLast) {
    int last = interceptLast.length - 1;
    double[] result = new double[interceptLast.length];
    result[0] = interceptLast[last];
    System.arraycopy(interceptLast, 0, result, 1, last);
    return result;
  }
}
