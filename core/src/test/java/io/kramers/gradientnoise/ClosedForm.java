package io.kramers.gradientnoise;

import io.kramers.network.Arithmetic;
import io.kramers.network.GradientSink;
import io.kramers.network.Parameter;
import io.kramers.network.ParameterGroup;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Losses whose gradients are written down: two layers of parameters. */
abstract class ClosedForm<A> implements SampleLosses {
  private static final int LANES = Arithmetic.LANES;

  private final int samples;
  private final int first;
  private final int second;

  /** With so many parameters in the first and in the second layer. */
  ClosedForm(int samples, int first, int second) {
    this.samples = samples;
    this.first = first;
    this.second = second;
  }

  abstract double loss(int sample, double[] weights);

  abstract double gradient(int sample, double[] weights, int parameter);

  abstract Arithmetic<A> precision();

  double[] gradient(int sample, double[] weights) {
    double[] all = new double[first + second];
    for (int p = 0; p < all.length; p++) {
      all[p] = gradient(sample, weights, p);
    }
    return all;
  }

  @Override
  public int samples() {
    return samples;
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(
        new Parameter("first.weight", List.of(first), 0),
        new Parameter("second.weight", List.of(second), first));
  }

  @Override
  public List<ParameterGroup> groups() {
    return List.of(
        new ParameterGroup("first", 0, first), new ParameterGroup("second", first, second));
  }

  @Override
  public boolean classifies() {
    return true;
  }

  @Override
  public Pass<A> pass() {
    return new ClosedPass();
  }

  /** Hands the second layer out first, as networks do. */
  private final class ClosedPass implements Pass<A> {
    private final Arithmetic<A> on = precision();
    private final A gradients = on.zeros(LANES * Math.max(first, second));
    private double[] weights;

    @Override
    public Arithmetic<A> arithmetic() {
      return on;
    }

    @Override
    public void use(double[] weights) {
      this.weights = weights.clone();
    }

    @Override
    public double loss(int block) {
      double sum = 0.0;
      for (int l = 0; l < lanes(block); l++) {
        sum += ClosedForm.this.loss(block * LANES + l, weights);
      }
      return sum;
    }

    /** Every third sample. */
    @Override
    public int correct(int block) {
      int correct = 0;
      for (int l = 0; l < lanes(block); l++) {
        correct += (block * LANES + l) % 3 == 0 ? 1 : 0;
      }
      return correct;
    }

    @Override
    public double perSample(int block, GradientSink<A> sink) {
      List<ParameterGroup> reversed = new ArrayList<>(groups());
      Collections.reverse(reversed);
      for (ParameterGroup group : reversed) {
        for (int i = 0; i < group.length() * LANES; i++) {
          int l = i % LANES;
          int p = group.offset() + i / LANES;
          on.set(gradients, i, l < lanes(block) ? gradient(block * LANES + l, weights, p) : 0.0);
        }
        sink.accept(group, gradients);
      }
      return loss(block);
    }

    @Override
    public void addGradients(int[] some, A sums) {
      for (int l = 0; l < some.length; l++) {
        for (int p = 0; p < first + second; p++) {
          int at = p * LANES + l;
          on.set(sums, at, on.get(sums, at) + gradient(some[l], weights, p));
        }
      }
    }

    @Override
    public void addGradients(int block, A sums) {
      int[] all = new int[lanes(block)];
      Arrays.setAll(all, l -> block * LANES + l);
      addGradients(all, sums);
    }
  }
}
