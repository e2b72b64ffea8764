package io.kramers.landscape;

import io.kramers.config.CanonicalText;
import io.kramers.simd.Padded;
import io.kramers.simd.Vectorization;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The sum over coordinates of one {@link CoordinateLoss}, averaged over data: L(w) = (1/n) sum_m
 * sum_j l(w_j - x_mj).
 */
public final class SeparableLandscape implements Landscape {
  private static final long serialVersionUID = 1L;

  /** To gather one sample's coordinate and add to a sum, in nanoseconds. */
  private static final double COST_OF_GATHERING = 0.6;

  /** The average over up to thousands of samples, in nanoseconds. */
  private static final double COST_OF_AVERAGE = 11.0;

  private final CoordinateLoss loss;
  private final Dataset data;
  private final double[] minimum;
  private final double[] saddle;

  /** Made at the first use in a JVM: many times the size of what they are made of. */
  private transient List<AveragedDerivative> averaged;

  /**
   * Averages the loss over the data and finds the minimum and the saddle.
   *
   * @throws NoBasinException if the averaged loss has no minimum or no saddle where the loss has
   *     its own
   */
  public SeparableLandscape(CoordinateLoss loss, Dataset data) {
    this.loss = loss;
    this.data = data;
    this.minimum = new double[data.dimension()];
    this.saddle = new double[data.dimension()];
    for (int j = 0; j < data.dimension(); j++) {
      minimum[j] = find("minimum", j, loss.minimumBracket(), true);
      saddle[j] = find("saddle", j, loss.saddleBracket(), false);
    }
  }

  private double find(String what, int j, Bracket bracket, boolean rising) {
    try {
      return bracket.signChange(profile(j)::derivative, rising);
    } catch (Bracket.NoSignChangeException e) {
      throw new NoBasinException(
          "coordinate "
              + j
              + " of the loss has no "
              + what
              + " in ["
              + bracket.low()
              + ", "
              + bracket.high()
              + "]");
    }
  }

  @Override
  public int dimension() {
    return data.dimension();
  }

  @Override
  public double value(double[] w) {
    double sum = 0.0;
    for (int j = 0; j < w.length; j++) {
      sum += profile(j).value(w[j]);
    }
    return sum;
  }

  @Override
  public double[] gradient(double[] w) {
    double[] gradient = new double[w.length];
    for (int j = 0; j < w.length; j++) {
      gradient[j] = profile(j).derivative(w[j]);
    }
    return gradient;
  }

  @Override
  public double[] hessianDiagonal(double[] w) {
    double[] diagonal = new double[w.length];
    for (int j = 0; j < w.length; j++) {
      diagonal[j] = profile(j).secondDerivative(w[j]);
    }
    return diagonal;
  }

  @Override
  public double[] minimum() {
    return minimum.clone();
  }

  @Override
  public double[] minimumNear(double[] w) {
    return minimum();
  }

  @Override
  public double[] saddle() {
    return saddle.clone();
  }

  @Override
  public DescentPass descentPass(Vectorization provider, int capacity) {
    DerivativePass derivative = loss.derivativePass(provider);
    return data.size() == 1 ? shiftedDescent(derivative) : averagedDescent(derivative, capacity);
  }

  private DescentPass shiftedDescent(DerivativePass derivative) {
    return (w, noise, n, eta) -> {
      for (int j = 0; j < w.length; j++) {
        derivative.descend(w[j], noise[j], n, data.column(j)[0], eta);
      }
    };
  }

  private DescentPass averagedDescent(DerivativePass derivative, int capacity) {
    List<AveragedDerivative.Summation> summations =
        averagedDerivatives().stream()
            .map(averaged -> averaged.new Summation(derivative, capacity))
            .toList();
    double[] slope = new double[Padded.length(capacity)];
    return (w, noise, n, eta) -> {
      for (int j = 0; j < w.length; j++) {
        summations.get(j).sum(w[j], n, slope);
        move(w[j], slope, -eta / data.size(), noise[j], n);
      }
    };
  }

  static void move(double[] w, double[] slope, double rate, double[] noise, int n) {
    for (int i = 0; i < n; i++) {
      w[i] = Math.fma(slope[i], rate, w[i]) + noise[i];
    }
  }

  private synchronized List<AveragedDerivative> averagedDerivatives() {
    if (averaged == null) {
      averaged =
          IntStream.range(0, dimension())
              .mapToObj(j -> new AveragedDerivative(loss, data.column(j)))
              .toList();
    }
    return averaged;
  }

  @Override
  public Profile profile(int j) {
    return new AveragedProfile(loss, data.column(j));
  }

  @Override
  public ProfilePass profilePass(Vectorization provider, int capacity) {
    DerivativePass derivative = loss.derivativePass(provider);
    double[] shift = new double[Padded.length(capacity)];
    List<AveragedDerivative.Summation> summations =
        data.size() == 1
            ? List.of()
            : averagedDerivatives().stream()
                .map(averaged -> averaged.new Summation(derivative, capacity))
                .toList();
    return new ProfilePass() {
      @Override
      public void slopes(int j, double[] w, int n, double[] slope) {
        if (data.size() == 1) {
          Arrays.fill(shift, 0, n, data.column(j)[0]);
          Arrays.fill(slope, 0, n, 0.0);
          derivative.addShifted(w, shift, n, slope);
        } else {
          summations.get(j).sum(w, n, slope);
          scale(slope, 1.0 / data.size(), n);
        }
      }

      @Override
      public void values(int j, double[] w, int n, double[] value) {
        Arrays.fill(value, 0, n, 0.0);
        for (double x : data.column(j)) {
          loss.addValues(w, x, n, value);
        }
        divide(value, data.size(), n);
      }
    };
  }

  private static void divide(double[] values, double by, int n) {
    for (int i = 0; i < n; i++) {
      values[i] /= by;
    }
  }

  private static void scale(double[] values, double factor, int n) {
    for (int i = 0; i < n; i++) {
      values[i] *= factor;
    }
  }

  @Override
  public double costOfGradient() {
    return dimension() * (data.size() == 1 ? loss.costOfDerivative() : COST_OF_AVERAGE);
  }

  @Override
  public Optional<SampleGradients> sampleGradients() {
    return data.present() ? Optional.of(new Samples()) : Optional.empty();
  }

  @Override
  public Map<String, Object> parameters() {
    return loss.parameters();
  }

  @Override
  public void describe(CanonicalText text) {
    loss.describe(text);
    text.put("dimension", dimension());
    data.describe(text);
  }

  private final class Samples implements SampleGradients {
    @Override
    public int count() {
      return data.size();
    }

    @Override
    public double[] gradient(int m, double[] w) {
      double[] gradient = new double[w.length];
      for (int j = 0; j < w.length; j++) {
        gradient[j] = loss.derivative(w[j] - data.column(j)[m]);
      }
      return gradient;
    }

    @Override
    public double[] variance(double[] w) {
      double[] variance = new double[w.length];
      for (int j = 0; j < w.length; j++) {
        double mean = profile(j).derivative(w[j]);
        double sum = 0.0;
        for (double x : data.column(j)) {
          double deviation = loss.derivative(w[j] - x) - mean;
          sum += deviation * deviation;
        }
        variance[j] = sum / count();
      }
      return variance;
    }

    @Override
    public double costOfGradient() {
      return dimension() * (loss.costOfDerivative() + COST_OF_GATHERING);
    }

    @Override
    public Pass pass(Vectorization provider) {
      DerivativePass derivative = loss.derivativePass(provider);
      return new Pass() {
        private double[] shift = {};

        @Override
        public void add(int[] samples, double[][] w, int n, double[][] sum) {
          if (shift.length < w[0].length) {
            shift = new double[w[0].length];
          }
          for (int j = 0; j < w.length; j++) {
            gather(data.column(j), samples, n, shift);
            derivative.addShifted(w[j], shift, n, sum[j]);
          }
        }
      };
    }
  }

  /** Averaged over the data, the loss has lost its minimum or its saddle. */
  public static final class NoBasinException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoBasinException(String message) {
      super(message);
    }
  }

  private static void gather(double[] from, int[] index, int n, double[] to) {
    for (int i = 0; i < n; i++) {
      to[i] = from[index[i]];
    }
  }
}
