package io.kramers.theory;

import io.kramers.dynamics.CoordinateDiffusion;
import io.kramers.dynamics.CoordinateNoise;
import io.kramers.landscape.Profile;
import java.util.Arrays;

/** The same process seen in a mirror: w is -w. */
final class Mirror {
  private Mirror() {}

  static CoordinateDiffusion of(CoordinateDiffusion diffusion) {
    return new CoordinateDiffusion(
        new MirroredLoss(diffusion.loss()),
        new MirroredNoise(diffusion.noise()),
        diffusion.learningRate(),
        diffusion.interpretation());
  }

  /** The values that a mirrored process has in ascending order of -w. */
  static double[] reversed(double[] values) {
    double[] reversed = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      reversed[i] = values[values.length - 1 - i];
    }
    return reversed;
  }

  private record MirroredLoss(Profile loss) implements Profile {
    @Override
    public double value(double w) {
      return loss.value(-w);
    }

    @Override
    public double derivative(double w) {
      return -loss.derivative(-w);
    }

    @Override
    public double secondDerivative(double w) {
      return loss.secondDerivative(-w);
    }

    @Override
    public double[] kinks() {
      return Arrays.stream(reversed(loss.kinks())).map(kink -> -kink).toArray();
    }
  }

  private record MirroredNoise(CoordinateNoise noise) implements CoordinateNoise {
    @Override
    public double variance(double w) {
      return noise.variance(-w);
    }

    @Override
    public double derivative(double w) {
      return -noise.derivative(-w);
    }
  }
}
