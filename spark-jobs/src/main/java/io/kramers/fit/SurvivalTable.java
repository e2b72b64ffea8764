package io.kramers.fit;

import java.io.Serializable;
import java.util.Iterator;
import java.util.stream.IntStream;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** Censored times of trials that share predictors by cells. */
final class SurvivalTable implements Serializable {
  private static final long serialVersionUID = 1L;

  private final double[][] predictors;
  private final double[][] logTimes;
  private final boolean[][] exited;

  /**
   * One row of each array a cell.
   *
   * @param predictors of the cell, as many for each
   * @param logTimes logarithms of its trials' times
   * @param exited whether each trial left; the others are censored
   */
  SurvivalTable(double[][] predictors, double[][] logTimes, boolean[][] exited) {
    this.predictors = predictors;
    this.logTimes = logTimes;
    this.exited = exited;
  }

  int cells() {
    return predictors.length;
  }

  int terms() {
    return predictors[0].length;
  }

  long trials() {
    long trials = 0;
    for (double[] times : logTimes) {
      trials += times.length;
    }
    return trials;
  }

  long exits() {
    return IntStream.range(0, cells()).mapToLong(this::exits).sum();
  }

  int exits(int cell) {
    int exits = 0;
    for (boolean left : exited[cell]) {
      exits += left ? 1 : 0;
    }
    return exits;
  }

  /**
   * A start for iterations: the line, by least squares weighted with exits, through the logarithms
   * of the means that exponential times would have in each cell. The predictors are those of an
   * {@link ExitDesign}, orthogonal under the same weights.
   */
  WeibullModel exponentialModel() {
    double exits = exits();
    double intercept = 0.0;
    double[] coefficients = new double[terms()];
    for (int cell = 0; cell < cells(); cell++) {
      if (exits(cell) > 0) {
        double part = exits(cell) / exits * likeliestLocation(1.0, cell);
        intercept += part;
        for (int i = 0; i < coefficients.length; i++) {
          coefficients[i] += part * predictors[cell][i];
        }
      }
    }
    return new WeibullModel(intercept, coefficients, 1.0);
  }

  /** The model's mean of log time but for the error term, at a cell. */
  double location(WeibullModel model, int cell) {
    return model.location(predictors[cell]);
  }

  /**
   * As {@link #location}, of the Weibull law of the given scale that is likeliest for the cell by
   * itself; infinite where no trial left.
   */
  double likeliestLocation(double scale, int cell) {
    double sum = 0.0;
    for (double logTime : logTimes[cell]) {
      sum += Math.exp(logTime / scale);
    }
    return scale * Math.log(sum / exits(cell));
  }

  /**
   * The logarithm of a cell's likelihood: densities of the times of trials that left, survival
   * probabilities of the others.
   */
  double logLikelihood(double location, double scale, int cell) {
    double sum = 0.0;
    for (int i = 0; i < logTimes[cell].length; i++) {
      double error = (logTimes[cell][i] - location) / scale;
      sum -= Math.exp(error);
      if (exited[cell][i]) {
        sum += error - Math.log(scale) - logTimes[cell][i];
      }
    }
    return sum;
  }

  /**
   * Rows (features, time, whether it left as 1 or 0) of the times (t / exp(location))^(1/scale),
   * which follow the standard exponential law where the model holds.
   */
  Iterator<Row> standardised(WeibullModel model) {
    return IntStream.range(0, cells())
        .boxed()
        .flatMap(
            cell -> {
              Vector features = Vectors.dense(predictors[cell]);
              double location = location(model, cell);
              return IntStream.range(0, logTimes[cell].length)
                  .mapToObj(
                      i ->
                          RowFactory.create(
                              features,
                              Math.exp((logTimes[cell][i] - location) / model.scale()),
                              exited[cell][i] ? 1.0 : 0.0));
            })
        .iterator();
  }

  /**
   * The table with blocks of trials in place of its own.
   *
   * @param blocks for each cell which of its consecutive blocks, as many as it is cut into, come
   *     first, second and so on
   */
  SurvivalTable resampled(int[][] blocks) {
    double[][] times = new double[cells()][];
    boolean[][] left = new boolean[cells()][];
    for (int cell = 0; cell < cells(); cell++) {
      int[] trials = Resampling.trials(logTimes[cell].length, blocks[cell]);
      times[cell] = new double[trials.length];
      left[cell] = new boolean[trials.length];
      for (int i = 0; i < trials.length; i++) {
        times[cell][i] = logTimes[cell][trials[i]];
        left[cell][i] = exited[cell][trials[i]];
      }
    }
    return new SurvivalTable(predictors, times, left);
  }
}
