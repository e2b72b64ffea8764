package io.kramers.landscape;

import io.kramers.config.Settings;
import io.kramers.files.InputFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Samples from a file of comma-separated numbers: one sample a line, no header. */
final class CsvSamples {
  static final String KIND = "csv";

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private CsvSamples() {}

  /**
   * Reads the keys {@code path}, relative to the configuration file, and {@code columns}, which
   * file columns are the coordinates, from 0 (default the first d).
   */
  static Dataset read(Settings settings, int dimension) {
    InputFile file = settings.file("path");
    int[] columns =
        settings.has("columns")
            ? settings.indices("columns")
            : IntStream.range(0, dimension).toArray();
    if (columns.length != dimension) {
      throw settings.invalid(
          "columns", "must name as many columns as landscape.dimension, " + dimension);
    }
    List<double[]> samples = new ArrayList<>();
    int line = 0;
    for (String text : lines(settings, file)) {
      line++;
      if (line == 1 && text.startsWith(BYTE_ORDER_MARK)) {
        text = text.substring(BYTE_ORDER_MARK.length());
      }
      if (!text.isBlank()) {
        samples.add(parse(settings, file, line, text, columns));
      }
    }
    if (samples.isEmpty()) {
      throw settings.invalid(
          "path", "names a file without samples; it must hold at least one line");
    }
    double[][] transposed = new double[dimension][samples.size()];
    for (int m = 0; m < samples.size(); m++) {
      for (int j = 0; j < dimension; j++) {
        transposed[j][m] = samples.get(m)[j];
      }
    }
    return Dataset.of(transposed);
  }

  private static List<String> lines(Settings settings, InputFile file) {
    try {
      if (!file.isFile()) {
        throw settings.invalid("path", "names no file (looked for " + file + ")");
      }
      // A decoder, unlike a character set, refuses what it cannot read.
      try (BufferedReader reader =
          new BufferedReader(
              new InputStreamReader(file.open(), StandardCharsets.UTF_8.newDecoder()))) {
        return reader.lines().toList();
      }
    } catch (UncheckedIOException | IOException e) {
      throw settings.invalid("path", "cannot be read as UTF-8 text: " + e.getMessage());
    }
  }

  private static double[] parse(
      Settings settings, InputFile file, int line, String text, int[] columns) {
    String[] fields = text.split(",", -1);
    double[] sample = new double[columns.length];
    for (int j = 0; j < columns.length; j++) {
      if (columns[j] >= fields.length) {
        throw settings.invalid(
            "path",
            "has "
                + fields.length
                + " columns in line "
                + line
                + " of "
                + file.name()
                + ", but column "
                + columns[j]
                + " (from 0) is needed");
      }
      sample[j] = number(fields[columns[j]].trim());
      if (!Double.isFinite(sample[j])) {
        throw settings.invalid(
            "path",
            "has \""
                + fields[columns[j]].trim()
                + "\" in line "
                + line
                + " of "
                + file.name()
                + ", column "
                + columns[j]
                + " (from 0); a sample is a line of finite numbers separated by commas, without a"
                + " header");
      }
    }
    return sample;
  }

  private static double number(String field) {
    try {
      return new BigDecimal(field).doubleValue();
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }
}
