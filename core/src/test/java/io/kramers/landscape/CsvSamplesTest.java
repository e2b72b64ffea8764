package io.kramers.landscape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigUtil;
import io.kramers.config.ConfigurationException;
import io.kramers.config.Settings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvSamplesTest {
  @TempDir Path folder;

  private Dataset read(String text, int dimension, String columns) throws IOException {
    Path file = Files.writeString(folder.resolve("x.csv"), text);
    return read(file, dimension, columns);
  }

  private static Dataset read(Path file, int dimension, String columns) {
    String config = "path = " + ConfigUtil.quoteString(file.toString()) + "\n" + columns;
    return CsvSamples.read(
        Settings.of(ConfigFactory.parseString(config).root(), "landscape.data"), dimension);
  }

  private AbstractThrowableAssert<?, ?> assertRefused(String text, int dimension, String columns) {
    return assertThatThrownBy(() -> read(text, dimension, columns))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith("landscape.data.");
  }

  @Test
  void takesTheFirstColumnsByDefault() throws IOException {
    Dataset data = read("1,2,3\n-4, 5e-1 ,6\r\n\n+7,.8,9", 2, "");
    assertThat(data.size()).isEqualTo(3);
    assertThat(data.dimension()).isEqualTo(2);
    assertThat(data.column(0)).containsExactly(1, -4, 7);
    assertThat(data.column(1)).containsExactly(2, 0.5, 0.8);
  }

  @Test
  void takesTheNamedColumnsInTheirOrder() throws IOException {
    Dataset data = read("1,2,3\n4,5,6\n", 2, "columns = [2, 0]");
    assertThat(data.column(0)).containsExactly(3, 6);
    assertThat(data.column(1)).containsExactly(1, 4);
  }

  @Test
  void aByteOrderMarkIsNoPartOfTheFirstNumber() throws IOException {
    assertThat(read("\uFEFF1,2\n3,4\n", 2, "").column(0)).containsExactly(1, 3);
  }

  @Test
  void javasSuffixesAndHexadecimalsAreNoNumbers() {
    assertRefused("0.5f\n", 1, "").hasMessageContaining("\"0.5f\" in line 1");
    assertRefused("1\n0x1p-7\n", 1, "").hasMessageContaining("\"0x1p-7\" in line 2");
  }

  @Test
  void ignoresWhatStandsInOtherColumns() throws IOException {
    assertThat(read("1,x\n2,\n", 1, "").column(0)).containsExactly(1, 2);
  }

  @Test
  void namesTheLineOfAMalformedNumber() {
    assertRefused("1,2\n\n3,four\n", 2, "")
        .hasMessageEndingWith(
            " has \"four\" in line 3 of x.csv, column 1 (from 0); a sample is a line of finite"
                + " numbers separated by commas, without a header");
    assertRefused("w,v\n1,2\n", 2, "").hasMessageContaining("line 1").hasMessageContaining("\"w\"");
    assertRefused("1,2\n3,\n", 2, "").hasMessageContaining("line 2").hasMessageContaining("\"\"");
  }

  @Test
  void refusesWhatIsNoFiniteNumber() {
    for (String field : new String[] {"NaN", "Infinity", "-Infinity", "1e400"}) {
      assertRefused("1\n2\n" + field + "\n", 1, "")
          .hasMessageContaining("line 3")
          .hasMessageContaining("\"" + field + "\"");
    }
  }

  @Test
  void namesTheLineWithTooFewColumns() {
    assertRefused("1,2\n3\n", 2, "")
        .hasMessageContaining("has 1 columns in line 2 of x.csv")
        .hasMessageContaining("column 1 (from 0) is needed");
  }

  @Test
  void refusesAnEmptyFile() {
    assertRefused("", 1, "").hasMessageContaining("without samples");
    assertRefused("\n \n", 1, "").hasMessageContaining("without samples");
  }

  @Test
  void refusesAMissingFile() {
    assertThatThrownBy(() -> read(folder.resolve("absent.csv"), 1, ""))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith("landscape.data.path = ")
        .hasMessageContaining("names no file")
        .hasMessageContaining(folder.resolve("absent.csv").toString());
    assertThatThrownBy(() -> read(folder, 1, "")).hasMessageContaining("names no file");
  }

  @Test
  void refusesOtherColumnsThanDimensions() {
    assertRefused("1,2\n", 2, "columns = [0]")
        .hasMessage(
            "landscape.data.columns = [0] must name as many columns as landscape.dimension, 2");
    assertRefused("1,2\n", 2, "columns = [0, 0]").hasMessageContaining("different whole numbers");
    assertRefused("1,2\n", 2, "columns = [0, -1]").hasMessageContaining("different whole numbers");
    assertRefused("1,2\n", 2, "columns = [0, 1.5]").hasMessageContaining("different whole numbers");
    assertRefused("1,2\n", 2, "columns = [0, 2]").hasMessageContaining("column 2 (from 0)");
  }

  @Test
  void refusesOtherEncodings() throws IOException {
    Path file = folder.resolve("latin.csv");
    Files.write(file, "1 \u00fc\n".getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> read(file, 1, ""))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("UTF-8");
  }
}
