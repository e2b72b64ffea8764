package io.kramers.rng;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import io.kramers.config.Configuration;
import io.kramers.escape.Cell;
import io.kramers.escape.EscapeExperiment;
import io.kramers.simd.Vectorization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The worked example of docs/randomness.md is what the code does. */
class StreamFormatDocumentTest {
  private static final Path DOCUMENT = Path.of("..", "docs", "randomness.md");

  /** The text of the n-th fenced block in the given language, from 0. */
  private static String block(String language, int n) throws IOException {
    String[] parts = Files.readString(DOCUMENT).split("```" + language + "\n");
    return parts[n + 1].substring(0, parts[n + 1].indexOf("```"));
  }

  @Test
  void theExampleHolds() throws IOException {
    Configuration configuration =
        new Configuration(ConfigFactory.parseString(block("hocon", 0)).resolve().root());
    Cell cell = EscapeExperiment.read(configuration).cells().get(0);
    assertThat(cell.canonicalText()).isEqualTo(block("text", 0));

    long trial = 5;
    long counter = Counter.word(1, 0);
    StreamKey key = StreamKey.of(cell.seed(), Purpose.TRAJECTORY, cell.hash());
    long[] x0 = new long[64];
    long[] x1 = new long[64];
    Words.of(Vectorization.scalar()).fill(key, new long[] {trial}, 1, counter, x0, x1);
    String words =
        "hash     %016x\nkey      %016x %016x\ncounter  %016x %016x\nblock    %016x %016x\n"
            .formatted(cell.hash(), key.k0(), key.k1(), trial, counter, x0[0], x1[0]);
    double[] z0 = new double[64];
    double[] z1 = new double[64];
    Normals.of(Vectorization.scalar()).transform(x0, x1, 1, 1.0, z0, z1);
    String normals = String.format(Locale.ROOT, "normals  %.15f %.15f\n", z0[0], z1[0]);
    assertThat(words + normals).isEqualTo(block("text", 1));
  }
}
