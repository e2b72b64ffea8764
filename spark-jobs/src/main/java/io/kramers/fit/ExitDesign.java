package io.kramers.fit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.QRDecomposition;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;

/**
 * The terms of some cells as predictors of a regression: centred, and orthogonal with variance 1
 * over the trials that left, so that iterations do not depend on units and on how terms go
 * together.
 */
final class ExitDesign {
  /**
   * Where fewer trials of a cell left, a resample may have none of them, and terms that vary with
   * that cell alone would have no estimate there.
   */
  private static final int FEWEST_EXITS = 10;

  /** Of a column, not explained by those before it, relative to it. */
  private static final double INDEPENDENT = 1e-9;

  private final List<ExitTerm> terms;
  private final double[][] predictors;
  private final double[] means;
  private final RealMatrix triangle;

  private ExitDesign(
      List<ExitTerm> terms, double[][] predictors, double[] means, RealMatrix triangle) {
    this.terms = terms;
    this.predictors = predictors;
    this.means = means;
    this.triangle = triangle;
  }

  /**
   * Takes each term whose values are not the same in all cells, nor a linear function of those of
   * the terms before it. Cells of fewer than 10 exits have no say in that.
   */
  static ExitDesign of(List<ExitSample> samples, List<ExitTerm> candidates) {
    double[] exits = samples.stream().mapToDouble(ExitDesign::weight).toArray();
    List<ExitTerm> terms = new ArrayList<>();
    ExitDesign design = new ExitDesign(List.of(), new double[samples.size()][0], null, null);
    for (ExitTerm candidate : candidates) {
      terms.add(candidate);
      ExitDesign larger = orthogonal(samples, exits, List.copyOf(terms));
      if (larger == null) {
        terms.remove(candidate);
      } else {
        design = larger;
      }
    }
    return design;
  }

  private static double weight(ExitSample sample) {
    return sample.exits() < FEWEST_EXITS ? 0.0 : sample.exits();
  }

  /** Null where the last term depends on the others. */
  private static ExitDesign orthogonal(
      List<ExitSample> samples, double[] exits, List<ExitTerm> terms) {
    double total = Arrays.stream(exits).sum();
    int p = terms.size();
    int n = samples.size();
    double[][] values = new double[n][p];
    double[] means = new double[p];
    double[] sizes = new double[p];
    for (int j = 0; j < p; j++) {
      for (int c = 0; c < n; c++) {
        values[c][j] = terms.get(j).of(samples.get(c).covariates());
        means[j] += exits[c] / total * values[c][j];
        sizes[j] = Math.max(sizes[j], Math.abs(values[c][j]));
      }
    }
    RealMatrix weighted = MatrixUtils.createRealMatrix(Math.max(n, p), p);
    for (int c = 0; c < n; c++) {
      for (int j = 0; j < p; j++) {
        weighted.setEntry(c, j, Math.sqrt(exits[c] / total) * (values[c][j] - means[j]));
      }
    }
    RealMatrix triangle = new QRDecomposition(weighted).getR().getSubMatrix(0, p - 1, 0, p - 1);
    if (!(Math.abs(triangle.getEntry(p - 1, p - 1)) > INDEPENDENT * sizes[p - 1])) {
      return null;
    }
    double[][] predictors = new double[n][];
    for (int c = 0; c < n; c++) {
      RealVector centred =
          MatrixUtils.createRealVector(values[c]).subtract(MatrixUtils.createRealVector(means));
      MatrixUtils.solveLowerTriangularSystem(triangle.transpose(), centred);
      predictors[c] = centred.toArray();
    }
    return new ExitDesign(terms, predictors, means, triangle);
  }

  /** Those taken. */
  List<ExitTerm> terms() {
    return terms;
  }

  /** A row a cell, one number for each term. */
  double[][] predictors() {
    return predictors;
  }

  /** The model whose predictors are the terms' values, from the one of these predictors. */
  WeibullModel ofTerms(WeibullModel model) {
    RealVector coefficients = MatrixUtils.createRealVector(model.coefficients());
    MatrixUtils.solveUpperTriangularSystem(triangle, coefficients);
    return new WeibullModel(
        model.intercept() - coefficients.dotProduct(MatrixUtils.createRealVector(means)),
        coefficients.toArray(),
        model.scale());
  }
}
