package io.kramers.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import io.kramers.files.InputFile;
import io.kramers.files.StoredFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SettingsTest {
  private static Settings settings(String config) {
    return Settings.of(ConfigFactory.parseString(config).root(), "a.b");
  }

  private static Arguments refusal(String config, Consumer<Settings> read, String sentence) {
    return Arguments.of(config, read, sentence);
  }

  /** Every sentence names the whole key, its value, and what is allowed. */
  static Stream<Arguments> refusals() {
    Set<String> choices = new TreeSet<>(Set.of("one", "two"));
    Consumer<Settings> count = s -> s.wholeNumber("k", 1, 10);
    Consumer<Settings> longCount = s -> s.wholeNumber("k", 1L, 1L << 40, 5L);
    Consumer<Settings> fraction = s -> s.fraction("k", 0.5);
    Consumer<Settings> indices = s -> s.indices("k");
    String number = " must be a whole number from 1 to 10";
    String fractions = " must be a number between 0 and 1, ends excluded";
    String different = " must be a list of different whole numbers of at least 0";
    return Stream.of(
        refusal("", count, "a.b.k is missing; it" + number),
        refusal("k = null", count, "a.b.k is missing; it" + number),
        refusal("k = 0", count, "a.b.k = 0" + number),
        refusal("k = 11", count, "a.b.k = 11" + number),
        refusal("k = 1.5", count, "a.b.k = 1.5" + number),
        refusal("k = ten", count, "a.b.k = \"ten\"" + number),
        refusal("k = true", count, "a.b.k = true" + number),
        refusal("k = [1]", count, "a.b.k = [1]" + number),
        refusal("k { x = 1 }", count, "a.b.k = {\"x\":1}" + number),
        refusal("k = NaN", count, "a.b.k = \"NaN\"" + number),
        refusal("k = 1e30", count, "a.b.k = 1.0E30" + number),
        refusal(
            "k = 11",
            s -> s.wholeNumberOr("k", 1, 10, "all"),
            "a.b.k = 11" + number + " or the word all"),
        refusal(
            "",
            s -> s.wholeNumberOr("k", 1, 10, "all"),
            "a.b.k is missing; it" + number + " or the word all"),
        refusal("k = 0", longCount, "a.b.k = 0 must be a whole number from 1 to 1099511627776"),
        refusal("k = 0", s -> s.positive("k"), "a.b.k = 0 must be a number greater than 0"),
        refusal("k = -1", s -> s.positive("k", 2), "a.b.k = -1 must be a number greater than 0"),
        refusal("k = NaN", s -> s.positive("k"), "a.b.k = \"NaN\" must be a finite number"),
        refusal(
            "k = Infinity", s -> s.positive("k"), "a.b.k = \"Infinity\" must be a finite number"),
        refusal("k = 1e999", s -> s.positive("k"), "a.b.k = Infinity must be a finite number"),
        refusal("k = -1", s -> s.nonNegative("k"), "a.b.k = -1 must be a number of at least 0"),
        refusal(
            "k = -1",
            s -> s.nonNegativeOr("k", "matched"),
            "a.b.k = -1 must be a number of at least 0 or the word matched"),
        refusal(
            "k = mathced",
            s -> s.nonNegativeOr("k", "matched"),
            "a.b.k = \"mathced\" must be a number of at least 0 or the word matched"),
        refusal("k = 0", fraction, "a.b.k = 0" + fractions),
        refusal("k = 1", fraction, "a.b.k = 1" + fractions),
        refusal("k = 95", fraction, "a.b.k = 95" + fractions),
        refusal(
            "k = three", s -> s.oneOf("k", choices), "a.b.k = \"three\" must be one of one, two"),
        refusal(
            "k = [one]", s -> s.oneOf("k", choices), "a.b.k = [\"one\"] must be one of one, two"),
        refusal("k = yes", s -> s.flag("k"), "a.b.k = \"yes\" must be true or false"),
        refusal("k = \" \"", s -> s.text("k"), "a.b.k = \" \" must be a text that is not empty"),
        refusal("k = 1", indices, "a.b.k = 1" + different),
        refusal("k = [1, 1]", indices, "a.b.k = [1,1]" + different),
        refusal("k = [-1]", indices, "a.b.k = [-1]" + different),
        refusal("k = [0.5]", indices, "a.b.k = [0.5]" + different),
        refusal("k = [x]", indices, "a.b.k = [\"x\"]" + different),
        refusal("k = 1", s -> s.section("k"), "a.b.k = 1 must be a section: k { ... }"),
        refusal(
            "", s -> s.requiredSection("k"), "a.b.k is missing; it must be a section: k { ... }"),
        refusal(
            "k = []",
            s -> s.sections("k"),
            "a.b.k = [] must be a list of at least one section: k = [{ ... }]"),
        refusal(
            "k { }",
            s -> s.sections("k"),
            "a.b.k = {} must be a list of at least one section: k = [{ ... }]"),
        refusal(
            "k = [{}, 1]",
            s -> s.sections("k"),
            "a.b.k = [{},1] must hold sections alone: k = [{ ... }, { ... }]"),
        refusal(
            "k = 1",
            s -> s.rejectUnknownKeys(),
            "a.b.k = 1 is not a known key; in a.b there may be "));
  }

  @ParameterizedTest(name = "{0}: {2}")
  @MethodSource("refusals")
  void refusesInOneSentence(String config, Consumer<Settings> read, String sentence) {
    assertThatThrownBy(() -> read.accept(settings(config)))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage(sentence);
  }

  @Test
  void readsValues() {
    Settings s =
        settings(
            "n = 1e6, t = \"7\", x = 2.5, z = 0, f = true, w = matched, i = [2, 0], s { y = 1 }");
    assertThat(s.wholeNumber("n", 1, 1 << 30)).isEqualTo(1_000_000);
    assertThat(s.wholeNumber("t", 1L, 9L, 1L)).isEqualTo(7);
    assertThat(s.wholeNumber("absent", 1L, 9L, 3L)).isEqualTo(3);
    assertThat(s.positive("x")).isEqualTo(2.5);
    assertThat(s.positive("absent", 0.25)).isEqualTo(0.25);
    assertThat(s.nonNegative("z")).isZero();
    assertThat(s.nonNegativeOr("x", "matched")).isEqualTo(2.5);
    assertThat(s.flag("f")).isTrue();
    assertThat(s.isText("w", "matched")).isTrue();
    assertThat(s.indices("i")).containsExactly(2, 0);
    assertThat(s.section("s").positive("y")).isEqualTo(1);
    assertThat(s.section("s").path()).isEqualTo("a.b.s");
    assertThat(s.section("absent").has("y")).isFalse();
    assertThat(s.fraction("absent", 0.95)).isEqualTo(0.95);
    s.rejectUnknownKeys();
  }

  @Test
  void wholeNumbersKeepAllOf64Bits() {
    Settings s = settings("k = 9223372036854775807, l = -9223372036854775808");
    assertThat(s.wholeNumber("k", Long.MIN_VALUE, Long.MAX_VALUE)).isEqualTo(Long.MAX_VALUE);
    assertThat(s.wholeNumber("l", Long.MIN_VALUE, Long.MAX_VALUE)).isEqualTo(Long.MIN_VALUE);
    assertThatThrownBy(
            () ->
                settings("k = 9223372036854775808")
                    .wholeNumber("k", Long.MIN_VALUE, Long.MAX_VALUE))
        .isInstanceOf(ConfigurationException.class);
  }

  @Test
  void unknownKeysAreNamedWithTheKnownOnes() {
    Settings s = settings("x = 1, trails = 2");
    s.positive("x");
    s.has("trials");
    assertThatThrownBy(s::rejectUnknownKeys)
        .isInstanceOf(ConfigurationException.class)
        .hasMessage("a.b.trails = 2 is not a known key; in a.b there may be trials, x");
    Settings top = Settings.of(ConfigFactory.parseString("y = 1").root(), "");
    top.has("kramers");
    assertThatThrownBy(top::rejectUnknownKeys)
        .hasMessage("y = 1 is not a known key; at the top there may be kramers");
  }

  @Test
  void sectionsOfAListHaveNumberedPaths() {
    assertThat(settings("k = [{ }, { }]").sections("k"))
        .extracting(Settings::path)
        .containsExactly("a.b.k[0]", "a.b.k[1]");
  }

  @Test
  void relativePathsAreTakenFromTheConfigurationFile(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("x.conf");
    Files.writeString(file, "path = \"../data/B.csv\", absolute = \"/data/B.csv\"");
    Settings s = Settings.of(ConfigFactory.parseFile(file.toFile()).root(), "");
    assertThat(s.file("path").local())
        .contains(folder.resolveSibling("data/B.csv").toAbsolutePath());
    assertThat(s.file("absolute").local()).contains(Path.of("/data/B.csv"));
    assertThat(settings("path = \"data/B.csv\"").file("path").local())
        .contains(Path.of("data/B.csv"));
  }

  /** Also where the key stands in a file that another one includes. */
  @Test
  void relativePathsOfAConfigurationElsewhereStayThere() {
    StoredFiles store =
        new StoredFiles(
            Map.of(
                "store://host/a b/x.conf",
                "include \"../more/y\"\nkramers { one = \"data/B.csv\", two = \"/data/B.csv\" }",
                "store://host/a b/../more/y.conf",
                "kramers { three = B.csv, four = \"other://host/B.csv\" }"));
    Settings s =
        Configuration.load(
                new InputFile(store, "store://host/a b/x.conf"), "escape", List.of("five = B.csv"))
            .settings();
    assertThat(s.file("one")).isEqualTo(new InputFile(store, "store://host/a b/data/B.csv"));
    assertThat(s.file("two").path()).isEqualTo("/data/B.csv");
    assertThat(s.file("three").path()).isEqualTo("store://host/a b/../more/B.csv");
    assertThat(s.file("four").path()).isEqualTo("other://host/B.csv");
    assertThat(s.section("escape").file("five")).isEqualTo(new InputFile(store, "B.csv"));
  }
}
