package io.kramers.prediction;

import com.typesafe.config.ConfigFactory;
import io.kramers.blocks.BlockTree;
import io.kramers.blocks.TrialBlocks;
import io.kramers.config.Configuration;
import io.kramers.files.LocalFiles;
import io.kramers.gradientnoise.Evaluation;
import io.kramers.gradientnoise.NetworkLosses;
import io.kramers.gradientnoise.SampleLosses;
import io.kramers.gradientnoise.SampleWork;
import io.kramers.network.Arithmetic;
import io.kramers.network.Precision;
import io.kramers.simd.Vectorization;
import java.util.List;

/**
 * A linear regression on drawn samples, whose SGD is known in closed form: losses are quadratic,
 * and so is the covariance of their gradients.
 *
 * @param experiment as configured
 */
record Regression(PredictionExperiment experiment) {
  /** Two inputs, both their coordinates for lines, and the given keys beside. */
  static Regression of(String keys) {
    return new Regression(
        PredictionExperiment.read(
            new Configuration(
                ConfigFactory.parseString(
                        """
                        kramers { seed = 7, predict {
                          data { kind = regression, samples = 40, deviations = [1, 0.6]
                                 noise = 0.7, seed = 3 }
                          network { kind = linear-regression }
                          training { learning-rate = 0.1, gradient-bound = 1e-6
                                     max-iterations = 1000 }
                          precision = float64
                          lines = [{ coordinate = 0, scale = 0.1, steps = 4 }
                                   { coordinate = 1, scale = 0.1, steps = 4 }]
                          %s
                        } }
                        """
                            .formatted(keys))
                    .root()),
            new LocalFiles()));
  }

  NetworkLosses losses() {
    return experiment.around().problem().losses().inDouble();
  }

  /** [sample][input]. */
  double[][] inputs() {
    int n = losses().samples();
    double[][] inputs = new double[n][2];
    double[] lanes = new double[2 * Arithmetic.LANES];
    for (int m = 0; m < n; m++) {
      losses().data().fill(Precision.twice(), m, 1, lanes);
      inputs[m] = new double[] {lanes[0], lanes[Arithmetic.LANES]};
    }
    return inputs;
  }

  /** The mean over the samples of x_i x_j. */
  double[][] hessian() {
    double[][] h = new double[2][2];
    for (double[] x : inputs()) {
      for (int i = 0; i < 2; i++) {
        for (int j = 0; j < 2; j++) {
          h[i][j] += x[i] * x[j] / losses().samples();
        }
      }
    }
    return h;
  }

  /** The least-squares solution. */
  double[] minimum() {
    double[][] h = hessian();
    double[] right = new double[2];
    for (int m = 0; m < losses().samples(); m++) {
      for (int i = 0; i < 2; i++) {
        right[i] += inputs()[m][i] * losses().data().target(m) / losses().samples();
      }
    }
    double determinant = h[0][0] * h[1][1] - h[0][1] * h[1][0];
    return new double[] {
      (h[1][1] * right[0] - h[0][1] * right[1]) / determinant,
      (h[0][0] * right[1] - h[1][0] * right[0]) / determinant
    };
  }

  /** Each sample's gradient, [sample][weight]. */
  double[][] gradients(double[] w) {
    double[][] gradients = inputs();
    for (int m = 0; m < gradients.length; m++) {
      double[] x = gradients[m];
      double residual = w[0] * x[0] + w[1] * x[1] - losses().data().target(m);
      gradients[m] = new double[] {residual * x[0], residual * x[1]};
    }
    return gradients;
  }

  Neighbourhood around(double[] weights) {
    return Neighbourhood.of(experiment, new InProcess(losses()), weights);
  }

  /** All blocks, one after another. */
  static Departures run(TrialBlocks<Departures> cell) {
    return run(cell, Vectorization.active());
  }

  static Departures run(TrialBlocks<Departures> cell, Vectorization provider) {
    TrialBlocks.Runner<Departures> runner = cell.runner(provider);
    Departures result = cell.nothing();
    for (long block = 0; block < cell.blocks(); block++) {
      runner.run(block, result);
    }
    return result;
  }

  private record InProcess(SampleLosses losses) implements Evaluation {
    @Override
    public <R, S> List<S> run(List<? extends SampleWork<R, S>> work, List<double[]> vectors) {
      return work.stream().map(each -> run(each, vectors)).toList();
    }

    private <R, S> S run(SampleWork<R, S> work, List<double[]> vectors) {
      BlockTree<R> tree = new BlockTree<>(work.chunks(losses), work::merge);
      SampleWork.Runner<R> runner = work.runner(losses, vectors);
      for (int chunk = 0; chunk < work.chunks(losses); chunk++) {
        tree.add(chunk, runner.run(chunk));
      }
      return work.finish(tree.root().orElseThrow(), losses);
    }
  }
}
