package io.kramers.gradientnoise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kramers.blocks.BlockTree;
import io.kramers.network.Arithmetic;
import io.kramers.network.Precision;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MomentsWorkTest {
  private static final double[] WEIGHTS = {0.1, -0.2, 0.05, 0.03, -0.01, 0.02, 0.04};
  private static final double[] DIRECTION = {0.0, 1.0, 0.0, -2.0, 0.5, 0.0, 0.25};

  private static PointEstimate estimate(SampleLosses losses, Place place, double[]... vectors) {
    return new InProcess(losses)
        .run(List.of(new MomentsWork(place, true)), List.of(vectors))
        .get(0);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 15, 16, 17, 128, 129, 1000})
  void areThoseOfALoopOverTheSamples(int n) {
    Neuron neuron = new Neuron(n);
    double[] at = WEIGHTS.clone();
    for (int p = 0; p < at.length; p++) {
      at[p] += 0.3 * DIRECTION[p];
    }
    double[] mean = new double[at.length];
    double loss = 0.0;
    for (int m = 0; m < n; m++) {
      loss += neuron.loss(m, at) / n;
      double[] gradient = neuron.gradient(m, at);
      for (int p = 0; p < at.length; p++) {
        mean[p] += gradient[p] / n;
      }
    }
    double[] variance = new double[at.length];
    double[] projections = new double[n];
    for (int m = 0; m < n; m++) {
      double[] gradient = neuron.gradient(m, at);
      for (int p = 0; p < at.length; p++) {
        variance[p] += (gradient[p] - mean[p]) * (gradient[p] - mean[p]) / n;
        projections[m] += gradient[p] * DIRECTION[p];
      }
    }
    double norm = 0.0;
    for (double each : mean) {
      norm += each * each;
    }
    double first = variance[0] + variance[1] + variance[2];
    double second = variance[3] + variance[4] + variance[5] + variance[6];

    PointEstimate estimate = estimate(neuron, new Place(0, 1, 0.3), WEIGHTS, DIRECTION);
    assertThat(estimate.samples()).isEqualTo(n);
    assertThat(estimate.loss()).isCloseTo(loss, within(1e-13 * loss));
    assertThat(estimate.correct()).isEqualTo((n + 2) / 3);
    assertThat(estimate.accuracy()).isEqualTo((n + 2) / 3 / (double) n);
    assertThat(estimate.gradient()).containsExactly(mean, within(1e-12));
    assertThat(estimate.diagonal()).containsExactly(variance, within(1e-12 * (first + second)));
    assertThat(estimate.projections()).containsExactly(projections, within(1e-12));
    assertThat(estimate.traces())
        .containsExactly(new double[] {first, second}, within(1e-12 * (first + second)));
    assertThat(estimate.trace()).isCloseTo(first + second, within(1e-12 * (first + second)));
    assertThat(estimate.gradientNorm()).isCloseTo(Math.sqrt(norm), within(1e-12));
  }

  /**
   * Gradients 4096 + k/2048 with k from 0 to 15: what tells them apart are the last bits of a
   * float, and the mean's square is 1e12 times the variance.
   */
  private static final class LastBits extends ClosedForm<float[]> {
    LastBits(int samples, int first, int second) {
      super(samples, first, second);
    }

    static int lastBits(int sample, int parameter) {
      long mixed = (sample * 0x9E3779B97F4A7C15L ^ parameter * 0xC2B2AE3D27D4EB4FL);
      return (int) ((mixed * 0xD6E8FEB86659FD93L) >>> 60);
    }

    @Override
    Arithmetic<float[]> precision() {
      return Precision.single();
    }

    @Override
    double loss(int sample, double[] weights) {
      return 0.0;
    }

    @Override
    double gradient(int sample, double[] weights, int parameter) {
      double size = 4096 + lastBits(sample, parameter) / 2048.0;
      return parameter % 2 == 0 ? size : -size;
    }
  }

  @Test
  void sumsOfFloatsKeepTheirDigits() {
    int n = 10_000;
    int length = 10_000;
    LastBits losses = new LastBits(n, 100, length - 100);
    double[] exact = new double[2];
    for (int p = 0; p < length; p++) {
      long sum = 0;
      long squares = 0;
      for (int m = 0; m < n; m++) {
        int k = LastBits.lastBits(m, p);
        sum += k;
        squares += (long) k * k;
      }
      exact[p < 100 ? 0 : 1] += (n * squares - sum * sum) / ((double) n * n) / (2048.0 * 2048.0);
    }
    PointEstimate estimate = estimate(losses, Place.at(0), new double[length]);
    assertThat(estimate.traces()[0]).isCloseTo(exact[0], within(1e-9 * exact[0]));
    assertThat(estimate.traces()[1]).isCloseTo(exact[1], within(1e-9 * exact[1]));
  }

  @Test
  void productsAreThoseOfTheMatrix() {
    int n = 300;
    Neuron neuron = new Neuron(n);
    double[] v = {1.0, -2.0, 0.5, 0.25, -1.0, 3.0, 0.1};
    Evaluation evaluation = new InProcess(neuron);
    PointEstimate estimate = estimate(neuron, Place.at(0), WEIGHTS);
    double[] product = new CovarianceProducts(evaluation, WEIGHTS, estimate.gradient()).apply(v);
    double[] expected = new double[v.length];
    for (int m = 0; m < n; m++) {
      double[] gradient = neuron.gradient(m, WEIGHTS);
      double inner = 0.0;
      for (int p = 0; p < v.length; p++) {
        gradient[p] -= estimate.gradient()[p];
        inner += gradient[p] * v[p];
      }
      for (int p = 0; p < v.length; p++) {
        expected[p] += gradient[p] * inner / n;
      }
    }
    assertThat(product).containsExactly(expected, within(1e-11 * estimate.trace()));
  }

  @Test
  void hessianProductsAreThoseOfTheMatrix() {
    int n = 300;
    Neuron neuron = new Neuron(n);
    double[] v = {1.0, -2.0, 0.5, 0.25, -1.0, 3.0, 0.1};
    double[] expected = new double[v.length];
    for (int m = 0; m < n; m++) {
      for (int i = 0; i < v.length; i++) {
        for (int j = 0; j < v.length; j++) {
          expected[i] += neuron.curvature(m, WEIGHTS, i, j) * v[j] / n;
        }
      }
    }
    HessianProducts products = new HessianProducts(new InProcess(neuron), WEIGHTS, 1e-5);
    // Third derivatives are of the order of x^4 = 1e4: 1e-6 from them, less from rounding.
    assertThat(products.apply(v)).containsExactly(expected, within(1e-5));
    assertThat(products.apply(new double[v.length])).containsOnly(0.0);
  }

  @Test
  void samplesOutOfOrderLeaveTheSameBits() {
    Neuron neuron = new Neuron(1000);
    MomentsWork work = new MomentsWork(Place.at(0), true);
    List<double[]> vectors = List.of(WEIGHTS);
    BlockTree<PointMoments> tree = new BlockTree<>(work.chunks(neuron), work::merge);
    for (int chunk = work.chunks(neuron) - 1; chunk >= 0; chunk--) {
      tree.add(chunk, work.runner(neuron, vectors).run(chunk));
    }
    PointEstimate backwards = work.finish(tree.root().orElseThrow(), neuron);
    PointEstimate forwards = estimate(neuron, Place.at(0), WEIGHTS);
    assertThat(backwards.traces()).containsExactly(forwards.traces());
    assertThat(backwards.gradient()).containsExactly(forwards.gradient());
    assertThat(backwards.loss()).isEqualTo(forwards.loss());
  }
}
