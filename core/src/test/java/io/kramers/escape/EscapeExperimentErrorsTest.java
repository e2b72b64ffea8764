package io.kramers.escape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kramers.config.Configuration;
import io.kramers.config.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a user can get wrong: one sentence that names key, value, and what is allowed. */
class EscapeExperimentErrorsTest {
  private static final String VALID =
      """
      kramers {
        seed = 1
        escape {
          landscape { kind = four-basins, dimension = 2, scale = 1
                      data { kind = gaussian, n = 10, standard-deviation = 0.01, seed = 7 } }
          learning-rate = 0.025, steps = 5, trials = 100, confidence = 0.95
          exit { rule = any-step, divergence-radius = 10 }
          covariance-trace { range = 0.01, points = 5 }
          dynamics = [{ kind = sgd }]
        }
      }
      """;

  @TempDir Path folder;

  @BeforeEach
  void writeFiles() throws IOException {
    Files.writeString(folder.resolve("valid.conf"), VALID);
    Files.writeString(folder.resolve("two.csv"), "0.01,0\n-0.01,0\n");
    Files.writeString(folder.resolve("malformed.csv"), "0.01,0\n-0.01,zero\n");
    Files.writeString(folder.resolve("nan.csv"), "0.01,NaN\n");
    Files.writeString(folder.resolve("narrow.csv"), "0.01,0\n0.02\n");
    Files.writeString(folder.resolve("empty.csv"), "");
  }

  private EscapeExperiment read(String... overrides) {
    List<String> all = new ArrayList<>();
    for (String override : overrides) {
      all.add(override.replace("@", folder.toString()));
    }
    return EscapeExperiment.read(
        Configuration.load(folder.resolve("valid.conf"), EscapeExperiment.SECTION, all));
  }

  private static Arguments wrong(String sentence, String... overrides) {
    return Arguments.of(sentence, overrides);
  }

  private static Arguments csv(String file, String sentence) {
    return wrong(
        sentence, "landscape.data=null", "landscape.data={kind = csv, path = \"@/" + file + "\"}");
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        // The steps of all trials are counted in a long.
        wrong(
            "kramers.escape.trials = 10000000 must be a whole number from 1 to 9223372",
            "steps=1e12",
            "trials=10000000"),
        // Unknown keys, at every level.
        wrong(
            "kramers.escape.stpes = 1 is not a known key; in kramers.escape there may be ",
            "stpes=1"),
        wrong(
            "kramers.sed = 1 is not a known key; in kramers there may be escape, seed",
            "kramers.sed=1"),
        wrong(
            "landscape.scales = 1 is not a known key; in kramers.escape.landscape",
            "landscape.scales=1"),
        wrong("landscape.data.path = \"x\" is not a known key; in", "landscape.data.path=x"),
        wrong("escape.exit.radius = 1 is not a known key; in kramers.escape.exit", "exit.radius=1"),
        wrong("covariance-trace.pints = 1 is not a known key; in", "covariance-trace.pints=1"),
        wrong("dynamics[0].lambda1 = 1 is not a known key; in", "dynamics=[{kind=sgd, lambda1=1}]"),
        // Nothing where a sweep needs values.
        wrong("landscape.scale = [null] must hold values alone", "landscape.scale=[null, 1]"),
        wrong("kramers.seed = [null] must hold values alone", "seed=[1, null]"),
        // Numbers that lead beyond numbers.
        wrong(
            "lambda2 = \"matched\" matches noise that is too large",
            "landscape.scale=1e300",
            "dynamics=[{kind=langevin, lambda2=matched}]"),
        wrong("covariance-trace.range = 1.0E200 leads to a trace", "covariance-trace.range=1e200"),
        wrong("confidence = 1.0E-17 must be a number between 0 and 1", "confidence=1e-17"),
        wrong(
            "batch-size = 65537 must be a whole number", "dynamics=[{kind=sgd,batch-size=65537}]"),
        // Wrong types.
        wrong("kramers.escape.steps = \"many\" must be a whole number from 1 to ", "steps=many"),
        wrong("kramers.escape.landscape = 5 must be a section: ", "landscape=5"),
        wrong(
            "escape.landscape.scale = {\"a\":1} must be a finite number", "landscape.scale={a=1}"),
        wrong("escape.exit = 3 must be a section: exit { ... }", "exit=3"),
        wrong("kramers.seed = 1.5 must be a whole number from -9223372036854775808", "seed=1.5"),
        wrong(
            "dynamics[0].replacement = \"maybe\" must be true or false",
            "dynamics=[{kind=sgd, replacement=maybe}]"),
        // Kinds.
        wrong("landscape.kind = \"bowl\" must be one of four-basins", "landscape.kind=bowl"),
        wrong(
            "data.kind = \"cauchy\" must be one of csv, gaussian, none",
            "landscape.data.kind=cauchy"),
        wrong("exit.rule = \"never\" must be one of any-step, final-step", "exit.rule=never"),
        wrong(
            "dynamics[0].kind = \"adam\" must be one of gradient-descent, langevin, power-law, sgd",
            "dynamics=[{kind=adam}]"),
        wrong(
            "dynamics[0].kind is missing; it must be one of gradient-descent, langevin, power-law, sgd",
            "dynamics=[{}]"),
        // An empty dynamics.
        wrong("dynamics = [] must be a list of at least one section", "dynamics=[]"),
        wrong("dynamics = \"sgd\" must be a list of at least one section", "dynamics=sgd"),
        wrong("dynamics is missing", "dynamics=null"),
        wrong("landscape is missing", "landscape=null"),
        wrong("kramers.escape is missing", "kramers.escape=null"),
        // Counts or steps below 1.
        wrong("escape.steps = 0 must be a whole number from 1 to ", "steps=0"),
        wrong("escape.trials = 0 must be a whole number from 1 to ", "trials=0"),
        wrong("escape.trials = -5 must be a whole number from 1 to ", "trials=-5"),
        wrong("landscape.dimension = 0 must be a whole number from 1 to ", "landscape.dimension=0"),
        wrong("data.n = 0 must be a whole number from 1 to ", "landscape.data.n=0"),
        wrong(
            "batch-size = 0 must be a whole number from 1 to ",
            "dynamics=[{kind=sgd, batch-size=0}]"),
        // Sizes.
        wrong("learning-rate = 0 must be a number greater than 0", "learning-rate=0"),
        wrong("learning-rate = \"NaN\" must be a finite number", "learning-rate=NaN"),
        wrong("learning-rate = \"Infinity\" must be a finite number", "learning-rate=Infinity"),
        wrong("scale = -1 must be a number greater than 0", "landscape.scale=-1"),
        wrong("divergence-radius = 0 must be a number greater than 0", "exit.divergence-radius=0"),
        wrong(
            "standard-deviation = -1 must be a number greater than 0",
            "landscape.data.standard-deviation=-1"),
        wrong("standard-deviation is missing", "landscape.data.standard-deviation=null"),
        wrong(
            "lambda1 = -1 must be a number of at least 0",
            "dynamics=[{kind=power-law, lambda1=-1, lambda2=0}]"),
        wrong(
            "lambda1 = \"NaN\" must be a finite number",
            "dynamics=[{kind=power-law, lambda1=NaN, lambda2=0}]"),
        wrong("lambda1 is missing", "dynamics=[{kind=power-law, lambda2=0}]"),
        wrong(
            "lambda2 = \"NaN\" must be a number of at least 0 or the word matched",
            "dynamics=[{kind=langevin, lambda2=NaN}]"),
        wrong(
            "lambda2 = \"mached\" must be a number of at least 0 or the word matched",
            "dynamics=[{kind=langevin, lambda2=mached}]"),
        wrong("lambda2 is missing", "dynamics=[{kind=langevin}]"),
        // A confidence outside (0, 1).
        wrong("confidence = 0 must be a number between 0 and 1, ends excluded", "confidence=0"),
        wrong("confidence = 1 must be a number between 0 and 1, ends excluded", "confidence=1"),
        wrong("confidence = 95 must be a number between 0 and 1, ends excluded", "confidence=95"),
        // Sweeps.
        wrong("escape.trials = [] is an empty list; it must hold at least one value", "trials=[]"),
        wrong(
            "lambda1 = [] is an empty list", "dynamics=[{kind=power-law, lambda1=[], lambda2=0}]"),
        wrong("escape.trials = 0 must be a whole number", "trials=[10, 0]"),
        // Files.
        csv("absent.csv", "absent.csv\" names no file (looked for "),
        csv("malformed.csv", "has \"zero\" in line 2 of malformed.csv"),
        csv("nan.csv", "has \"NaN\" in line 1 of nan.csv"),
        csv("narrow.csv", "has 1 columns in line 2 of narrow.csv, but column 1 (from 0) is needed"),
        csv("empty.csv", "names a file without samples"),
        wrong(
            "columns = [0] must name as many columns as landscape.dimension, 2",
            "landscape.data=null",
            "landscape.data={kind = csv, path = \"@/two.csv\", columns = [0]}"),
        wrong("data.path is missing", "landscape.data=null", "landscape.data={kind = csv}"),
        // lambda2 = matched, SGD and covariance-trace without data.
        wrong(
            "lambda2 = \"matched\" needs samples to match: give landscape.data, or a number",
            "landscape.data=null",
            "dynamics=[{kind=langevin, lambda2=matched}]"),
        wrong(
            "kind = \"sgd\" needs samples to draw from: give landscape.data",
            "landscape.data=null"),
        wrong(
            "covariance-trace needs samples: give landscape.data, or leave covariance-trace out",
            "landscape.data=null",
            "dynamics=[{kind=gradient-descent}]"),
        // A batch larger than n without replacement.
        wrong(
            "batch-size = 11 is more than the 10 samples; without replacement it must be at most",
            "dynamics=[{kind=sgd, batch-size=11, replacement=false}]"),
        wrong(
            "batch-size = 11 is more than the 10 samples; without replacement it must be at most",
            "dynamics=[{kind=langevin, lambda2=matched, batch-size=11, replacement=false}]"),
        // Data that leave no basin.
        wrong(
            "is too spread: averaged over it, coordinate 0 of the loss has no minimum in [0.6, 1.6]",
            "landscape.data.standard-deviation=10"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("mistakes")
  void isRefusedInOneSentence(String sentence, String[] overrides) {
    assertThatThrownBy(() -> read(overrides))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining(sentence)
        .hasMessageContaining("kramers")
        .hasMessageNotContaining("\n");
  }

  @Test
  void theBaseOfTheseCasesIsValid() {
    EscapeExperiment experiment = read();
    assertThat(experiment.cells()).hasSize(1);
    assertThat(experiment.covarianceTraces()).hasSize(1);
    assertThat(read("dynamics=[{kind=sgd, batch-size=11}]").cells()).hasSize(1);
    assertThat(read("dynamics=[{kind=sgd, batch-size=10, replacement=false}]").cells()).hasSize(1);
  }

  @Test
  void aNumberWrittenInTwoWaysIsOneCell() {
    long hash = read("dynamics=[{kind=power-law, lambda1=8, lambda2=1}]").cells().get(0).hash();
    assertThat(read("dynamics=[{kind=power-law, lambda1=8.0, lambda2=1.0}]").cells().get(0).hash())
        .isEqualTo(hash);
    assertThat(read("dynamics=[{kind=power-law, lambda1=8.5, lambda2=1}]").cells().get(0).hash())
        .isNotEqualTo(hash);
  }
}
