package io.kramers.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LossTest {
  private static final int LANES = Arithmetic.LANES;
  private static final Arithmetic<double[]> ON = Precision.twice();

  @Test
  void softmaxCrossEntropyIsWhatItsFormulaSays() {
    SoftmaxCrossEntropy loss = new SoftmaxCrossEntropy(3);
    double[] outputs = new double[3 * LANES];
    double[][] samples = {{1, 2, 3}, {-5, 0.5, 0.25}, {1000, 0, -1000}};
    for (int l = 0; l < samples.length; l++) {
      for (int c = 0; c < 3; c++) {
        outputs[c * LANES + l] = samples[l][c];
      }
    }
    double[] targets = new double[LANES];
    targets[0] = 2;
    targets[1] = 0;
    targets[2] = 1;
    double[] losses = new double[LANES];
    double[] deltas = Mixed.array(0, 3 * LANES);
    loss.losses(ON, outputs, targets, 3, losses);
    loss.deltas(ON, outputs, targets, 3, deltas);
    for (int l = 0; l < 2; l++) {
      double sum = 0;
      for (double f : samples[l]) {
        sum += Math.exp(f);
      }
      int y = (int) targets[l];
      assertThat(losses[l]).isCloseTo(Math.log(sum) - samples[l][y], within(1e-15));
      for (int c = 0; c < 3; c++) {
        assertThat(deltas[c * LANES + l])
            .isCloseTo(Math.exp(samples[l][c]) / sum - (c == y ? 1 : 0), within(1e-15));
      }
    }
    assertThat(losses[2]).isEqualTo(1000);
    assertThat(deltas[2]).isEqualTo(1);
    assertThat(deltas[LANES + 2]).isEqualTo(-1);
    assertThat(losses[3]).isZero();
    assertThat(deltas[LANES + 3]).isZero();
  }

  @Test
  void outputsThatAreNoNumbersHaveNoLoss() {
    SoftmaxCrossEntropy loss = new SoftmaxCrossEntropy(2);
    double[] outputs = new double[2 * LANES];
    outputs[0] = Double.NaN;
    outputs[LANES + 1] = Double.POSITIVE_INFINITY;
    double[] losses = new double[LANES];
    double[] deltas = new double[2 * LANES];
    loss.losses(ON, outputs, new double[LANES], 3, losses);
    loss.deltas(ON, outputs, new double[LANES], 3, deltas);
    assertThat(losses[0]).isNaN();
    assertThat(losses[1]).isNaN();
    assertThat(losses[2]).isCloseTo(Math.log(2), within(1e-16));
    assertThat(deltas[0]).isNaN();
    assertThat(deltas[LANES + 1]).isNaN();
  }

  @Test
  void squaredLossIsHalfTheSquare() {
    SquaredLoss loss = new SquaredLoss();
    double[] outputs = Mixed.array(0, LANES);
    double[] targets = Mixed.array(100, LANES);
    double[] losses = Mixed.array(200, LANES);
    double[] deltas = Mixed.array(200, LANES);
    loss.losses(ON, outputs, targets, 15, losses);
    loss.deltas(ON, outputs, targets, 15, deltas);
    for (int l = 0; l < 15; l++) {
      double residual = outputs[l] - targets[l];
      assertThat(losses[l]).isEqualTo(residual * residual / 2);
      assertThat(deltas[l]).isEqualTo(residual);
    }
    assertThat(losses[15]).isZero();
    assertThat(deltas[15]).isZero();
  }
}
