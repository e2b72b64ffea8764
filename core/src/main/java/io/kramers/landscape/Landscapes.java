package io.kramers.landscape;

import io.kramers.config.Settings;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Where each landscape and each source of data gets its name. */
public final class Landscapes {
  private static final Map<String, Function<Settings, CoordinateLoss>> LOSSES =
      new TreeMap<>(Map.of("four-basins", FourBasins::read));

  private static final Map<String, BiFunction<Settings, Integer, Dataset>> DATA =
      new TreeMap<>(
          Map.of(
              "none",
              (settings, dimension) -> Dataset.none(dimension),
              GaussianSamples.KIND,
              GaussianSamples::read,
              CsvSamples.KIND,
              CsvSamples::read));

  private static final int MOST_DIMENSIONS = 1 << 20;

  private Landscapes() {}

  /**
   * Reads a section {@code landscape}: {@code kind}, {@code dimension} (default 2), the kind's own
   * keys, and {@code data} (default none).
   *
   * @throws io.kramers.config.ConfigurationException if it is not valid
   */
  public static Landscape read(Settings settings) {
    CoordinateLoss loss = LOSSES.get(settings.oneOf("kind", LOSSES.keySet())).apply(settings);
    int dimension = (int) settings.wholeNumber("dimension", 1, MOST_DIMENSIONS, 2);
    Settings data = settings.section("data");
    Dataset samples =
        DATA.get(settings.has("data") ? data.oneOf("kind", DATA.keySet()) : "none")
            .apply(data, dimension);
    data.rejectUnknownKeys();
    settings.rejectUnknownKeys();
    try {
      return new SeparableLandscape(loss, samples);
    } catch (SeparableLandscape.NoBasinException e) {
      throw settings.invalid(
          "data", "is too spread: averaged over it, " + e.getMessage() + "; use closer samples");
    }
  }
}
