package io.kramers.dynamics;

import io.kramers.config.Settings;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;

/** Where each noise gets its name. */
public final class Noises {
  private static final Map<String, BiFunction<Settings, Integer, Noise>> READERS =
      new TreeMap<>(
          Map.of(
              ConstantNoise.KIND, ConstantNoise::read,
              StateDependentNoise.KIND, StateDependentNoise::read,
              LossDependentNoise.KIND, LossDependentNoise::read,
              AlphaStableNoise.KIND, (settings, dimension) -> AlphaStableNoise.read(settings)));

  private Noises() {}

  /**
   * Reads a section {@code noise}: {@code kind} and its own keys.
   *
   * @param dimension number of coordinates, which lists in it must fit
   * @throws io.kramers.config.ConfigurationException if it is not valid
   */
  public static Noise read(Settings settings, int dimension) {
    Noise noise = READERS.get(settings.oneOf("kind", READERS.keySet())).apply(settings, dimension);
    settings.rejectUnknownKeys();
    return noise;
  }
}
