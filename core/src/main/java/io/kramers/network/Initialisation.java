package io.kramers.network;

import io.kramers.config.CanonicalText;
import io.kramers.network.Layer.LayerParameter;
import io.kramers.rng.Counter;
import io.kramers.rng.Normals;
import io.kramers.rng.Purpose;
import io.kramers.rng.StreamKey;
import io.kramers.rng.Uniform;
import io.kramers.rng.Words;
import io.kramers.simd.Padded;
import io.kramers.simd.Vectorization;
import java.util.Arrays;

/** How a layer's weights begin: the laws of PyTorch's, on the project's own generator. */
enum Initialisation {
  /**
   * Uniform between -1/sqrt(fan in) and 1/sqrt(fan in), weights and biases: {@code
   * reset_parameters} of PyTorch's linear and convolution layers, which is {@code kaiming_uniform_}
   * with a = sqrt(5).
   */
  UNIFORM_FAN_IN {
    @Override
    void draw(LayerParameter parameter, Draws draws, double[] weights, int at) {
      double bound = 1.0 / Math.sqrt(parameter.fanIn());
      draws.uniforms(at, parameter.length());
      for (int i = 0; i < parameter.length(); i++) {
        weights[at + i] = bound * Math.fma(2, Uniform.open(draws.x0[i]), -1);
      }
    }
  },

  /**
   * Normal with variance 2 / fan out: {@code kaiming_normal_} with mode fan_out for ReLU, as
   * torchvision initialises the convolutions of residual networks. These have no bias.
   */
  NORMAL_FAN_OUT {
    @Override
    void draw(LayerParameter parameter, Draws draws, double[] weights, int at) {
      int fanOut = parameter.length() / parameter.shape().get(1);
      draws.normals(at, parameter.length(), Math.sqrt(2.0 / fanOut));
      System.arraycopy(draws.z0, 0, weights, at, parameter.length());
    }
  },

  /** Weights 1 and biases 0: batch normalisation. */
  IDENTITY {
    @Override
    void draw(LayerParameter parameter, Draws draws, double[] weights, int at) {
      double value = parameter.name().equals("weight") ? 1 : 0;
      Arrays.fill(weights, at, at + parameter.length(), value);
    }
  };

  /**
   * Sets a parameter's elements.
   *
   * @param at their first place in the vector of all parameters
   */
  abstract void draw(LayerParameter parameter, Draws draws, double[] weights, int at);

  /** The stream of a seed: element i of the vector of all parameters is trial i. */
  static final class Draws {
    private final StreamKey key;
    private final long[] numbers;
    private final long[] x0;
    private final long[] x1;
    private final double[] z0;
    private final double[] z1;

    /**
     * For one seed.
     *
     * @param longest length of a parameter at most
     */
    Draws(long seed, int longest) {
      long cell = new CanonicalText().put("weights", "initial").hash();
      key = StreamKey.of(seed, Purpose.WEIGHTS, cell);
      int length = Padded.length(longest);
      numbers = new long[length];
      x0 = new long[length];
      x1 = new long[length];
      z0 = new double[length];
      z1 = new double[length];
    }

    private void uniforms(int at, int n) {
      Arrays.setAll(numbers, i -> at + i);
      Words.of(Vectorization.scalar()).fill(key, numbers, n, Counter.word(0, 0), x0, x1);
    }

    private void normals(int at, int n, double deviation) {
      uniforms(at, n);
      Normals.of(Vectorization.scalar()).transform(x0, x1, n, deviation, z0, z1);
    }
  }
}
