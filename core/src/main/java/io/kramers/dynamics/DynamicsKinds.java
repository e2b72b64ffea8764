package io.kramers.dynamics;

import io.kramers.config.Settings;
import io.kramers.landscape.Landscape;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;

/** Where each dynamics gets its name. */
public final class DynamicsKinds {
  private static final Map<String, BiFunction<Settings, Landscape, Dynamics>> READERS =
      new TreeMap<>(
          Map.of(
              GradientDescent.KIND, GradientDescent::read,
              StochasticGradientDescent.KIND, StochasticGradientDescent::read,
              Langevin.KIND, Langevin::read,
              PowerLaw.KIND, PowerLaw::read));

  private DynamicsKinds() {}

  /**
   * Reads one entry of {@code dynamics}.
   *
   * @throws io.kramers.config.ConfigurationException if it is not valid on this landscape
   */
  public static Dynamics read(Settings settings, Landscape landscape) {
    Dynamics dynamics =
        READERS.get(settings.oneOf("kind", READERS.keySet())).apply(settings, landscape);
    settings.rejectUnknownKeys();
    return dynamics;
  }
}
