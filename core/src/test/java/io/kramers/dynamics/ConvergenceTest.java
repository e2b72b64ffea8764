package io.kramers.dynamics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Measured orders of convergence along common Brownian paths, with intervals of four standard
 * errors over independent batches: seeds are fixed, and a right scheme fails one with probability
 * 6e-5 plus what the finite time steps themselves bend.
 */
class ConvergenceTest {
  private static final double TIME = 1.0;
  private static final double START = 1.0;
  private static final int FINEST = 1024;
  private static final int BATCHES = 8;

  /** What the orders of the finite steps may differ from their limits by. */
  private static final double CURVATURE = 0.08;

  private static StochasticProcess process(Interpretation interpretation, double learningRate) {
    return BrownianPaths.process(
        """
        landscape { kind = harmonic, curvatures = [1.0] }
        noise { kind = state-dependent, sigma = 0.2, rho = 3.0 }
        learning-rate = %s, interpretation = %s"""
            .formatted(learningRate, interpretation.kind()),
        START);
  }

  @ParameterizedTest
  @EnumSource(Interpretation.class)
  void eulerAndMaruyamaConvergeStronglyWithOrderOneHalf(Interpretation interpretation) {
    assertOrder(strongOrders(process(interpretation, 0.3), Scheme.EULER_MARUYAMA), 0.5);
  }

  @ParameterizedTest
  @EnumSource(Interpretation.class)
  void milsteinConvergesStronglyWithOrderOne(Interpretation interpretation) {
    assertOrder(strongOrders(process(interpretation, 0.3), Scheme.MILSTEIN), 1.0);
  }

  @ParameterizedTest
  @EnumSource(Scheme.class)
  void bothConvergeWeaklyWithOrderOne(Scheme scheme) {
    assertOrder(weakOrders(process(Interpretation.ITO, 0.03), scheme), 1.0);
  }

  /** The order of E|w - w_fine| between steps of 1/16 and 1/128, a batch each. */
  private static double[] strongOrders(StochasticProcess process, Scheme scheme) {
    double[] orders = new double[BATCHES];
    for (int batch = 0; batch < BATCHES; batch++) {
      BrownianPaths paths = new BrownianPaths(FINEST, batch);
      double[] exact = paths.end(process, Scheme.MILSTEIN, TIME, 1, START);
      double coarse = meanError(paths.end(process, scheme, TIME, 64, START), exact, Math::abs);
      double fine = meanError(paths.end(process, scheme, TIME, 8, START), exact, Math::abs);
      orders[batch] = Math.log(coarse / fine) / Math.log(8.0);
    }
    return orders;
  }

  /** The order of |E w^2 - E w_fine^2| between steps of 1/8 and 1/64, a batch each. */
  private static double[] weakOrders(StochasticProcess process, Scheme scheme) {
    double[] orders = new double[BATCHES];
    for (int batch = 0; batch < BATCHES; batch++) {
      double coarse = 0.0;
      double fine = 0.0;
      for (int part = 0; part < 4; part++) {
        BrownianPaths paths = new BrownianPaths(2048, 1000 + 4 * batch + part);
        double[] exact = squares(paths.end(process, Scheme.MILSTEIN, TIME, 1, START));
        coarse += meanError(squares(paths.end(process, scheme, TIME, 256, START)), exact, x -> x);
        fine += meanError(squares(paths.end(process, scheme, TIME, 32, START)), exact, x -> x);
      }
      orders[batch] = Math.log(coarse / fine) / Math.log(8.0);
    }
    return orders;
  }

  private static double[] squares(double[] w) {
    double[] squares = w.clone();
    for (int i = 0; i < squares.length; i++) {
      squares[i] *= squares[i];
    }
    return squares;
  }

  private static double meanError(double[] w, double[] exact, DoubleUnaryOperator size) {
    double sum = 0.0;
    for (int i = 0; i < BrownianPaths.PATHS; i++) {
      sum += size.applyAsDouble(w[i] - exact[i]);
    }
    return sum / BrownianPaths.PATHS;
  }

  private static void assertOrder(double[] orders, double expected) {
    double mean = 0.0;
    double square = 0.0;
    for (double order : orders) {
      mean += order / orders.length;
      square += order * order / orders.length;
    }
    double error = Math.sqrt((square - mean * mean) / (orders.length - 1));
    assertThat(mean).isBetween(expected - 4 * error - CURVATURE, expected + 4 * error + CURVATURE);
    assertThat(4 * error).as("the interval tells the orders apart").isLessThan(0.25);
  }
}
