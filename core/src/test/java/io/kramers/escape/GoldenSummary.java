package io.kramers.escape;

import io.kramers.simd.Vectorization;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The golden summary: hashes of the counts and trajectories of every dynamics, a line a case. No
 * JVM, vector width, number of threads, order of blocks or compiler may change it; what does is
 * another stream format. As a program it writes the summary of the scalar specification to a file:
 *
 * <pre>
 * mvn -q -B -Pdeterminism -pl core -DskipTests test-compile exec:exec
 * </pre>
 *
 * regenerates {@code golden-summary.txt} among the test resources.
 */
final class GoldenSummary {
  private static final String RESOURCE = "golden-summary.txt";

  private GoldenSummary() {}

  public static void main(String[] args) throws IOException {
    List<String> lines = lines(GoldenCase.all(), Vectorization.scalar(), 1, 0);
    Files.write(Path.of(args[0]), lines);
  }

  /** The summary of some cases, computed here; for the order see {@link GoldenRun}. */
  static List<String> lines(
      List<GoldenCase> cases, Vectorization provider, int threads, long order) {
    return GoldenRun.run(cases, provider, threads, order).stream().map(GoldenResult::line).toList();
  }

  /** All lines of the file. */
  static List<String> golden() {
    try (InputStream in = GoldenSummary.class.getResourceAsStream(RESOURCE)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The file's lines of the small cases, which are all that is run where FMA is software. */
  static List<String> goldenOfSmallCases() {
    List<String> names =
        GoldenCase.of(GoldenCase.Size.SMALL).stream().map(GoldenCase::name).toList();
    return golden().stream().filter(line -> names.contains(name(line))).toList();
  }

  /** What a reader is told of each line that differs; nothing where the two are equal. */
  static List<String> differences(List<String> expected, List<String> actual) {
    List<String> differences = new ArrayList<>();
    for (int i = 0; i < Math.max(expected.size(), actual.size()); i++) {
      String should = i < expected.size() ? expected.get(i) : "no line";
      String is = i < actual.size() ? actual.get(i) : "no line";
      if (!should.equals(is)) {
        differences.add("golden " + should + "\n    but is " + is);
      }
    }
    return differences;
  }

  private static String name(String line) {
    return line.substring(0, line.indexOf(':'));
  }
}
