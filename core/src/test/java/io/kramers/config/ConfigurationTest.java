package io.kramers.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kramers.files.InputFile;
import io.kramers.files.StoredFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationTest {
  @TempDir Path folder;

  private Configuration load(String text, String... overrides) throws IOException {
    Path file = Files.writeString(folder.resolve("x.conf"), text);
    return Configuration.load(file, "escape", List.of(overrides));
  }

  private static final String TEXT = "kramers { seed = 1, escape { trials = 10, exit.rule = x } }";

  @Test
  void overridesAreRelativeToTheCommandsSection() throws IOException {
    assertThat(load(TEXT, "trials=20", "exit.rule=y", "new.key=[1, 2]").json())
        .isEqualTo(
            "{\"kramers\":{\"escape\":{\"exit\":{\"rule\":\"y\"},\"new\":{\"key\":[1,2]},"
                + "\"trials\":20},\"seed\":1}}");
  }

  @Test
  void anOverridingSectionTakesThePlaceOfTheOldOne() throws IOException {
    assertThat(load(TEXT, "exit={radius=3}").json()).contains("\"exit\":{\"radius\":3}");
  }

  @Test
  void seedAndWholeKeysAreTakenFromTheTop() throws IOException {
    assertThat(load(TEXT, "seed=5", "kramers.escape.trials=7").json())
        .isEqualTo(
            "{\"kramers\":{\"escape\":{\"exit\":{\"rule\":\"x\"},\"trials\":7},\"seed\":5}}");
  }

  @Test
  void laterOverridesWin() throws IOException {
    assertThat(load(TEXT, "trials=20", "trials=30").hash())
        .isEqualTo(load(TEXT, "trials=30").hash());
  }

  @Test
  void substitutionsAreResolvedAfterOverrides() throws IOException {
    Configuration configuration =
        load(
            "kramers { seed = 1, escape { trials = 10, steps = ${kramers.escape.trials} } }",
            "trials=20");
    assertThat(configuration.json()).contains("\"steps\":20");
  }

  private static final String QUICK =
      "kramers.escape { trials = 10, exit { rule = x, radius = 2 }, list = [1, 2],"
          + " quick { trials = 1, exit.rule = y, list = [3] } }";

  private String quick(boolean quick, String... overrides) throws IOException {
    Path file = Files.writeString(folder.resolve("x.conf"), QUICK);
    return Configuration.load(InputFile.of(file), "escape", List.of(overrides), quick).json();
  }

  @Test
  void theQuickVariantTakesThePlaceOfWhatStandsBesideIt() throws IOException {
    assertThat(quick(false))
        .isEqualTo(
            "{\"kramers\":{\"escape\":{\"exit\":{\"radius\":2,\"rule\":\"x\"},\"list\":[1,2],"
                + "\"trials\":10}}}");
    assertThat(quick(true))
        .isEqualTo(
            "{\"kramers\":{\"escape\":{\"exit\":{\"radius\":2,\"rule\":\"y\"},\"list\":[3],"
                + "\"trials\":1}}}");
  }

  @Test
  void overridesWinOverTheQuickVariant() throws IOException {
    assertThat(quick(true, "trials=7", "exit.radius=5"))
        .isEqualTo(
            "{\"kramers\":{\"escape\":{\"exit\":{\"radius\":5,\"rule\":\"y\"},\"list\":[3],"
                + "\"trials\":7}}}");
  }

  @Test
  void aQuickVariantMustBeThere() throws IOException {
    Path file = Files.writeString(folder.resolve("x.conf"), TEXT);
    assertThatThrownBy(() -> Configuration.load(InputFile.of(file), "escape", List.of(), true))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage(
            "kramers.escape.quick is missing; --quick takes from it what is different: quick {"
                + " ... }");
  }

  @ParameterizedTest
  @CsvSource({
    "trials,--set trials must be key=value",
    "=5,--set =5 must be key=value",
    "trials=,--set trials= is not valid HOCON",
    "trials={,--set trials={ is not valid HOCON",
    "trials=${absent},Could not resolve substitution to a value: ${absent}"
  })
  void refusesMalformedOverrides(String override, String message) {
    assertThatThrownBy(() -> load(TEXT, override))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining(message)
        .hasMessageNotContaining("\n");
  }

  @Test
  void refusesAFileThatIsNotThere() {
    Path absent = folder.resolve("absent.conf");
    assertThatThrownBy(() -> Configuration.load(absent, "escape", List.of()))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage("There is no configuration file " + absent);
  }

  private static Configuration stored(Map<String, String> texts) {
    return Configuration.load(
        new InputFile(new StoredFiles(texts), "store://host/x.conf"), "escape", List.of());
  }

  @Test
  void aConfigurationElsewhereIncludesWhatIsBesideIt() {
    String json =
        stored(
                Map.of(
                    "store://host/x.conf",
                    "include \"base\", include \"more/y.conf\"\nkramers.escape.trials = 5",
                    "store://host/base.conf",
                    "kramers { seed = 1, escape { trials = 10, steps = 2 } }",
                    "store://host/more/y.conf",
                    "include required(\"z.conf\")",
                    "store://host/more/z.conf",
                    "kramers.seed = 7"))
            .json();
    assertThat(json).isEqualTo("{\"kramers\":{\"escape\":{\"steps\":2,\"trials\":5},\"seed\":7}}");
  }

  @Test
  void refusesAConfigurationElsewhereThatIsNotThereOrWrong() {
    assertThatThrownBy(() -> stored(Map.of()))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage("There is no configuration file store://host/x.conf");
    assertThatThrownBy(() -> stored(Map.of("store://host/x.conf", "kramers {\n x = [\n")))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("store://host/x.conf: 3:");
    assertThatThrownBy(() -> stored(Map.of("store://host/x.conf", "include required(\"absent\")")))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("absent");
    assertThatThrownBy(() -> stored(Map.of("store://host/x.conf", "include \"x.conf\"")))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("includes more than 100 files");
    assertThatThrownBy(
            () -> stored(Map.of("store://host/x.conf", "include url(\"http://host/y.conf\")")))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("includes the URL http://host/y.conf");
  }

  @Test
  void namesTheLineThatDoesNotParse() {
    assertThatThrownBy(() -> load("kramers {\n seed = 1\n x = [\n"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("x.conf: 4:");
  }

  @Test
  void refusesOtherTopLevelKeys() throws IOException {
    Configuration configuration = load("kramers {}, sed = 1");
    assertThatThrownBy(configuration::settings)
        .isInstanceOf(ConfigurationException.class)
        .hasMessage("sed = 1 is not a known key; at the top there may be kramers");
  }

  @Test
  void equalValuesHaveEqualHashes() throws IOException {
    String hash = load("kramers { a = 1, b { c = [1.0, 2] } }").hash();
    assertThat(hash).matches("[0-9a-f]{64}");
    assertThat(load("kramers.b.c = [1, 2.0]\n# a remark\nkramers.a = 1.0").hash()).isEqualTo(hash);
    assertThat(load("kramers { a = 1, b { c = [2, 1] } }").hash()).isNotEqualTo(hash);
    assertThat(load("kramers { a = 2, b { c = [1, 2] } }").hash()).isNotEqualTo(hash);
    assertThat(load("kramers { a = 1, b { d = [1, 2] } }").hash()).isNotEqualTo(hash);
  }

  @Test
  void seedsThatOneDoubleStandsForHaveDifferentHashes() throws IOException {
    assertThat(load("kramers.seed = 9007199254740993").hash())
        .isNotEqualTo(load("kramers.seed = 9007199254740992").hash());
  }
}
