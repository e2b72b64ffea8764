package io.kramers.network;

/** Samples that stand in arrays. */
public final class ArraySamples implements Samples {
  private final Shape shape;
  private final double[][] inputs;
  private final double[] targets;

  /**
   * As many samples as there are targets.
   *
   * @param inputs [sample][unit], units in the order [channel][row][column]
   * @throws IllegalArgumentException if the arrays do not fit
   */
  public ArraySamples(Shape shape, double[][] inputs, double[] targets) {
    if (inputs.length != targets.length || inputs.length == 0) {
      throw new IllegalArgumentException(
          inputs.length + " samples cannot have " + targets.length + " targets");
    }
    for (double[] input : inputs) {
      if (input.length != shape.units()) {
        throw new IllegalArgumentException(
            "a sample of " + input.length + " numbers is not of " + shape);
      }
    }
    this.shape = shape;
    this.inputs = inputs;
    this.targets = targets;
  }

  @Override
  public int count() {
    return targets.length;
  }

  @Override
  public Shape shape() {
    return shape;
  }

  @Override
  public double target(int sample) {
    return targets[sample];
  }

  @Override
  public <A> void fill(Arithmetic<A> on, int firstSample, int lanes, A into) {
    on.setLanes(into, inputs, firstSample, lanes);
  }
}
