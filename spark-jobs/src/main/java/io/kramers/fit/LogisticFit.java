package io.kramers.fit;

import io.kramers.escape.Estimate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.spark.ml.attribute.AttributeGroup;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.ml.regression.GeneralizedLinearRegression;
import org.apache.spark.ml.regression.GeneralizedLinearRegressionModel;
import org.apache.spark.ml.regression.GeneralizedLinearRegressionTrainingSummary;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * logit p = intercept + slope lambda1, fitted by maximum likelihood to the cells of a curve.
 *
 * @param curve the cells
 * @param intercept at lambda1 = 0
 * @param slope a unit of lambda1
 * @param interceptStandardError its standard error
 * @param slopeStandardError its standard error
 * @param deviance residual deviance
 * @param degreesOfFreedom cells less 2
 * @param pValue the chi-square probability of at least this deviance if the curve is logistic
 */
public record LogisticFit(
    Lambda1Curve curve,
    double intercept,
    double slope,
    double interceptStandardError,
    double slopeStandardError,
    double deviance,
    long degreesOfFreedom,
    double pValue) {
  private static final int FEWEST_CELLS = 3;
  private static final int MOST_ITERATIONS = 100;
  private static final double TOLERANCE = 1e-8;
  private static final String LABEL = "rate";
  private static final String WEIGHT = "trials";
  private static final String FEATURES = "features";
  private static final StructType SCHEMA =
      new StructType()
          .add(LABEL, DataTypes.DoubleType, false)
          .add(WEIGHT, DataTypes.DoubleType, false)
          .add(new AttributeGroup(FEATURES, 1).toStructField());

  /**
   * Fits a curve; empty where it has fewer than three cells, so that nothing tests the fit, where
   * its cells are separated, or where the iteration does not converge.
   *
   * <p>Cells are separated where no success lies below a failure in lambda1, or no failure below a
   * success: all trials fail, say, or all fail up to some lambda1 and all escape from there on. The
   * likelihood then grows for ever along some direction (Albert and Anderson, Biometrika 71, 1984),
   * and where MLlib's iteration stops, it stops by rounding.
   */
  static Optional<LogisticFit> of(SparkSession spark, Lambda1Curve curve) {
    if (curve.points().size() < FEWEST_CELLS || separated(curve.points())) {
      return Optional.empty();
    }
    // Iterations stop by an absolute change, so lambda1 is taken in units of the largest.
    double unit = Arrays.stream(curve.lambda1s()).max().orElseThrow();
    // MLlib starts from a line through the logits of (k + 1/2) / (n + 1), all weighted by n alone,
    // and Newton's method without damping diverges where cells of many trials have few escapes or
    // few failures. Weights of at most 1 bring that start near 0. They change no estimate; the
    // deviance and the errors carry back.
    double most =
        curve.points().stream().mapToLong(point -> point.tally().trials()).max().orElseThrow();
    List<Row> rows = curve.points().stream().map(point -> row(point, unit, most)).toList();
    GeneralizedLinearRegressionModel model =
        new GeneralizedLinearRegression()
            .setFamily("binomial")
            .setLink("logit")
            .setLabelCol(LABEL)
            .setWeightCol(WEIGHT)
            .setFeaturesCol(FEATURES)
            .setRegParam(0.0)
            .setMaxIter(MOST_ITERATIONS)
            .setTol(TOLERANCE)
            .fit(OnePartition.of(spark, rows, SCHEMA));
    GeneralizedLinearRegressionTrainingSummary summary = model.summary();
    if (summary.numIterations() == MOST_ITERATIONS) {
      return Optional.empty();
    }
    double[] interceptLast = summary.coefficientStandardErrors();
    double deviance = summary.deviance() * most;
    double root = Math.sqrt(most);
    long degreesOfFreedom = rows.size() - 2L;
    return Optional.of(
        new LogisticFit(
            curve,
            model.intercept(),
            model.coefficients().apply(0) / unit,
            interceptLast[1] / root,
            interceptLast[0] / (root * unit),
            deviance,
            degreesOfFreedom,
            ChiSquaredDistribution.of(degreesOfFreedom).survivalProbability(deviance)));
  }

  private static Row row(Estimate point, double unit, double most) {
    return RowFactory.create(
        point.probability(),
        point.tally().trials() / most,
        Vectors.dense(new double[] {Lambda1Curve.lambda1(point.cell()) / unit}));
  }

  /** For points by ascending lambda1. */
  private static boolean separated(List<Estimate> points) {
    int firstSuccess = points.size();
    int lastSuccess = -1;
    int firstFailure = points.size();
    int lastFailure = -1;
    for (int i = 0; i < points.size(); i++) {
      long escaped = points.get(i).escaped();
      if (escaped > 0) {
        firstSuccess = Math.min(firstSuccess, i);
        lastSuccess = i;
      }
      if (escaped < points.get(i).tally().trials()) {
        firstFailure = Math.min(firstFailure, i);
        lastFailure = i;
      }
    }
    return lastFailure <= firstSuccess || lastSuccess <= firstFailure;
  }
}
