package io.kramers.gradientnoise;

import io.kramers.images.ImageShape;
import io.kramers.images.NormalisedImages;
import io.kramers.network.Arithmetic;
import io.kramers.network.Samples;
import io.kramers.network.Shape;
import java.io.Serializable;
import java.util.Arrays;

/**
 * Images with their classes, as a network is trained on them.
 *
 * @param images normalised
 */
record ImageSamples(NormalisedImages images) implements Samples, Serializable {
  @Override
  public int count() {
    return images.images().size();
  }

  @Override
  public Shape shape() {
    ImageShape shape = images.images().shape();
    return new Shape(shape.channels(), shape.height(), shape.width());
  }

  @Override
  public double target(int sample) {
    return images.images().label(sample);
  }

  @Override
  public <A> void fill(Arithmetic<A> on, int firstSample, int lanes, A into) {
    int[] numbers = new int[lanes];
    Arrays.setAll(numbers, lane -> firstSample + lane);
    if (into instanceof float[] floats) {
      images.fill(numbers, floats);
    } else if (into instanceof double[] doubles) {
      images.fill(numbers, doubles);
    } else {
      throw new IllegalArgumentException("arrays of lanes are float[] or double[]");
    }
  }
}
