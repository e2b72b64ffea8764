package io.kramers.landscape;

import io.kramers.config.CanonicalText;
import io.kramers.simd.Padded;
import io.kramers.simd.Vectorization;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A landscape with one {@link Well} a coordinate, L(w) = sum_j L_j(w_j). Its minimum is the highest
 * of each well, and its saddle the maximum below that.
 */
record SumOfWells(List<Well> wells) implements Landscape {
  @Override
  public int dimension() {
    return wells.size();
  }

  @Override
  public double value(double[] w) {
    double sum = 0.0;
    for (int j = 0; j < w.length; j++) {
      sum += wells.get(j).value(w[j]);
    }
    return sum;
  }

  @Override
  public double[] gradient(double[] w) {
    double[] gradient = new double[w.length];
    for (int j = 0; j < w.length; j++) {
      gradient[j] = wells.get(j).derivative(w[j]);
    }
    return gradient;
  }

  @Override
  public double[] hessianDiagonal(double[] w) {
    double[] diagonal = new double[w.length];
    for (int j = 0; j < w.length; j++) {
      diagonal[j] = wells.get(j).secondDerivative(w[j]);
    }
    return diagonal;
  }

  @Override
  public double[] minimum() {
    return wells.stream().mapToDouble(well -> last(well.minima())).toArray();
  }

  @Override
  public double[] minimumNear(double[] w) {
    double[] minimum = new double[w.length];
    for (int j = 0; j < w.length; j++) {
      minimum[j] = minimumNear(wells.get(j), w[j]);
    }
    return minimum;
  }

  private static double minimumNear(Well well, double w) {
    double[] minima = well.minima();
    double[] maxima = well.maxima();
    double near = minima[0];
    for (double minimum : minima) {
      double from = near;
      for (double maximum : maxima) {
        if (from < maximum && maximum < minimum && maximum < w) {
          near = minimum;
        }
      }
    }
    return near;
  }

  @Override
  public double[] saddle() {
    double[] minimum = minimum();
    double[] saddle = new double[minimum.length];
    for (int j = 0; j < saddle.length; j++) {
      saddle[j] = Double.NEGATIVE_INFINITY;
      for (double maximum : wells.get(j).maxima()) {
        if (maximum < minimum[j]) {
          saddle[j] = maximum;
        }
      }
    }
    return saddle;
  }

  private static double last(double[] values) {
    return values[values.length - 1];
  }

  @Override
  public Profile profile(int j) {
    return wells.get(j);
  }

  @Override
  public DescentPass descentPass(Vectorization provider, int capacity) {
    double[] slope = new double[Padded.length(capacity)];
    return (w, noise, n, eta) -> {
      for (int j = 0; j < w.length; j++) {
        wells.get(j).slopes(w[j], n, slope);
        SeparableLandscape.move(w[j], slope, -eta, noise[j], n);
      }
    };
  }

  /** Lines of arithmetic a lane: the compiler turns them into vector code with the same bits. */
  @Override
  public ProfilePass profilePass(Vectorization provider, int capacity) {
    return new ProfilePass() {
      @Override
      public void slopes(int j, double[] w, int n, double[] slope) {
        wells.get(j).slopes(w, n, slope);
      }

      @Override
      public void values(int j, double[] w, int n, double[] value) {
        wells.get(j).values(w, n, value);
      }
    };
  }

  @Override
  public double costOfGradient() {
    return wells.stream().mapToDouble(Well::costOfSlope).sum();
  }

  @Override
  public Optional<SampleGradients> sampleGradients() {
    return Optional.empty();
  }

  @Override
  public Map<String, Object> parameters() {
    if (wells.stream().distinct().count() == 1) {
      return wells.get(0).parameters();
    }
    Map<String, Object> parameters = new LinkedHashMap<>();
    for (String name : wells.get(0).parameters().keySet()) {
      parameters.put(name, wells.stream().map(well -> well.parameters().get(name)).toList());
    }
    return parameters;
  }

  @Override
  public void describe(CanonicalText text) {
    text.put("dimension", dimension());
    wells.forEach(well -> well.describe(text));
  }
}
