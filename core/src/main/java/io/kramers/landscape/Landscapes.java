package io.kramers.landscape;

import io.kramers.config.Settings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Where each landscape and each source of data gets its name. */
public final class Landscapes {
  private static final Map<String, Function<Settings, Landscape>> KINDS =
      new TreeMap<>(
          Map.of(
              "four-basins",
              settings -> averaged(settings, FourBasins.read(settings)),
              Polynomial.KIND,
              settings -> alike(settings, Polynomial.read(settings)),
              Polynomial.QUARTIC,
              settings -> alike(settings, Polynomial.readQuartic(settings)),
              Polynomial.TILTED,
              settings -> alike(settings, Polynomial.readTilted(settings)),
              PiecewiseQuadratic.KIND,
              settings -> alike(settings, PiecewiseQuadratic.read(settings)),
              Harmonic.KIND,
              Landscapes::harmonic));

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
  private static final int MOST_WELLS = 1 << 10;

  /** Keys whose value is a list in itself and not a sweep. */
  public static final Set<String> VECTORS = Set.of("columns", "coefficients", "curvatures");

  private Landscapes() {}

  /**
   * Reads a section {@code landscape}: {@code kind} and its own keys.
   *
   * @throws io.kramers.config.ConfigurationException if it is not valid
   */
  public static Landscape read(Settings settings) {
    Landscape landscape = KINDS.get(settings.oneOf("kind", KINDS.keySet())).apply(settings);
    settings.rejectUnknownKeys();
    return landscape;
  }

  /**
   * The harmonic basin, sum_j h_j w_j^2 / 2.
   *
   * @param curvatures h_j, at least 0, one or more
   */
  public static Landscape harmonic(double[] curvatures) {
    return new SumOfWells(Arrays.stream(curvatures).<Well>mapToObj(Harmonic::new).toList());
  }

  /** A loss of each coordinate averaged over {@code data} (default none), in d = 2 by default. */
  private static Landscape averaged(Settings settings, CoordinateLoss loss) {
    int dimension = (int) settings.wholeNumber("dimension", 1, MOST_DIMENSIONS, 2);
    Settings data = settings.section("data");
    Dataset samples =
        DATA.get(settings.has("data") ? data.oneOf("kind", DATA.keySet()) : "none")
            .apply(data, dimension);
    data.rejectUnknownKeys();
    try {
      return new SeparableLandscape(loss, samples);
    } catch (SeparableLandscape.NoBasinException e) {
      throw settings.invalid(
          "data", "is too spread: averaged over it, " + e.getMessage() + "; use closer samples");
    }
  }

  /** The same well in each coordinate, in d = 1 by default. */
  private static Landscape alike(Settings settings, Well well) {
    int dimension = (int) settings.wholeNumber("dimension", 1, MOST_WELLS, 1);
    return new SumOfWells(Collections.nCopies(dimension, well));
  }

  /** One curvature a coordinate; {@code dimension} may repeat a single one. */
  private static Landscape harmonic(Settings settings) {
    double[] curvatures = settings.numbers("curvatures", MOST_WELLS);
    int dimension = (int) settings.wholeNumber("dimension", 1, MOST_WELLS, curvatures.length);
    for (double curvature : curvatures) {
      if (curvature < 0) {
        throw settings.invalid("curvatures", "must be numbers of at least 0");
      }
    }
    if (curvatures.length != 1 && curvatures.length != dimension) {
      throw settings.invalid(
          "curvatures", "must be one number, or as many as dimension = " + dimension + " says");
    }
    List<Well> wells = new ArrayList<>();
    for (int j = 0; j < dimension; j++) {
      wells.add(new Harmonic(curvatures[curvatures.length == 1 ? 0 : j]));
    }
    return new SumOfWells(List.copyOf(wells));
  }
}
