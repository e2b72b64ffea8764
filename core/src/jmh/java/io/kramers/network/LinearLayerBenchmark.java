package io.kramers.network;

import io.kramers.simd.Vectorization;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Microseconds a block of 16 samples takes in each pass of a linear layer. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class LinearLayerBenchmark {
  /** The paper's network, then what residual networks have. */
  @Param({
    "conv 5x5 1@28 to 10",
    "conv 5x5 10@12 to 10",
    "dense 160 to 50",
    "conv 3x3 padded 16@32 to 16",
    "conv 3x3 padded 64@8 to 64",
    "conv 3x3 padded stride 2 8@32 to 16",
    "conv 1x1 stride 2 8@32 to 16"
  })
  public String layer;

  @Param({"simd", "scalar"})
  public String provider;

  private Arithmetic<float[]> on;
  private Layer linear;
  private float[] packed;
  private List<float[]> in;
  private float[] out;
  private float[] delta;
  private List<float[]> deltaIn;
  private float[] gradients;
  private double[] norms;

  /** Random numbers. */
  @Setup
  public void prepare() {
    on =
        Precision.single(
            provider.equals("simd") ? Vectorization.simd().orElseThrow() : Vectorization.scalar());
    Shape shape = shape();
    linear = linear(shape);
    packed = linear.pack(on, random(linear.parameterCount()), 0);
    in = List.of(random(shape.lanes()));
    out = random(linear.output().lanes());
    delta = random(linear.output().lanes());
    deltaIn = List.of(new float[shape.lanes()]);
    gradients = new float[linear.parameterCount() * Arithmetic.LANES];
    norms = new double[Arithmetic.LANES];
  }

  private Shape shape() {
    return switch (layer) {
      case "conv 5x5 1@28 to 10" -> new Shape(1, 28, 28);
      case "conv 5x5 10@12 to 10" -> new Shape(10, 12, 12);
      case "dense 160 to 50" -> Shape.flat(160);
      case "conv 3x3 padded 16@32 to 16" -> new Shape(16, 32, 32);
      case "conv 3x3 padded 64@8 to 64" -> new Shape(64, 8, 8);
      default -> new Shape(8, 32, 32);
    };
  }

  private Layer linear(Shape shape) {
    return switch (layer) {
      case "conv 5x5 1@28 to 10", "conv 5x5 10@12 to 10" ->
          new Convolution(shape, 10, 5, 1, 0, true);
      case "dense 160 to 50" -> new Dense(shape, 50, true);
      case "conv 3x3 padded 16@32 to 16" -> new Convolution(shape, 16, 3, 1, 1, false);
      case "conv 3x3 padded 64@8 to 64" -> new Convolution(shape, 64, 3, 1, 1, false);
      case "conv 3x3 padded stride 2 8@32 to 16" -> new Convolution(shape, 16, 3, 2, 1, false);
      default -> new Convolution(shape, 16, 1, 2, 0, false);
    };
  }

  private static float[] random(int length) {
    Random random = new Random(length);
    float[] numbers = new float[length];
    for (int i = 0; i < length; i++) {
      numbers[i] = random.nextFloat() - 0.5f;
    }
    return numbers;
  }

  @Benchmark
  public float[] forward() {
    linear.forward(on, packed, in, out);
    return out;
  }

  @Benchmark
  public float[] backward() {
    linear.backward(on, packed, in, out, delta, deltaIn);
    return deltaIn.get(0);
  }

  @Benchmark
  public float[] gradients() {
    linear.addGradients(on, packed, in, out, delta, gradients, 0);
    return gradients;
  }

  @Benchmark
  public double[] squaredNorms() {
    linear.addSquaredNorms(on, packed, in, out, delta, gradients, norms);
    return norms;
  }
}
