package io.kramers.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.typesafe.config.ConfigFactory;
import io.kramers.config.Configuration;
import io.kramers.config.ConfigurationException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuestionsTest {
  private static final String QUARTIC =
      "learning-rate = 0.1, landscape { kind = quartic }, noise { kind = loss-dependent, sigma = 1,"
          + " mu = 2 }, ";

  private static Answer answer(String question) {
    return read("{ id = a, " + question + " }").get(0).answer();
  }

  private static List<AskedQuestion> read(String questions) {
    String config = "kramers.theory.questions = [" + questions + "]";
    return Questions.read(new Configuration(ConfigFactory.parseString(config).root()));
  }

  @Test
  void printedAndRightFormsStandBesideAnExitOverASaddle() {
    Answer answer = answer("quantity = mean-exit-time, " + QUARTIC + "from = -1, to = 0");
    // eq11 and asym_own_convention_pi of the case mfpt-quartic-Ha2-Hb1-eta0.1-s1.0-mu2.0-ito.
    assertThat(answer.asPrinted().orElseThrow()).isCloseTo(220.19539197916595, within(1e-9));
    assertThat(answer.corrected().orElseThrow()).isCloseTo(149.4183017001483, within(1e-9));
    assertThat(answer.note()).contains("Eq. 11");
  }

  @Test
  void anExitThatIsNotOverASaddleHasNoFormula() {
    Answer answer = answer("quantity = mean-exit-time, " + QUARTIC + "from = -1, to = -0.2");
    assertThat(answer.exact()).isPresent();
    assertThat(answer.asPrinted()).isEmpty();
  }

  @Test
  void severalCoordinatesLeaveSoonerInContinuousTimeToo() {
    double one =
        answer("quantity = mean-exit-time, " + QUARTIC + "from = -1, to = 0").exact().orElseThrow();
    double two =
        answer(
                "quantity = mean-exit-time, "
                    + QUARTIC.replace("kind = quartic", "kind = quartic, dimension = 2")
                    + "from = -1, to = 0")
            .exact()
            .orElseThrow();
    // Nearly exponential times: the first of two takes half as long, but for the way up.
    assertThat(two / one).isBetween(0.5, 0.52);
  }

  @Test
  void aDynamicsWithoutIndependentChainsSaysSo() {
    Answer answer =
        answer(
            "quantity = escape-probability, steps = 10, learning-rate = 0.025, landscape { kind ="
                + " four-basins, data { kind = gaussian, n = 5, standard-deviation = 0.01 } },"
                + " dynamics { kind = sgd }");
    assertThat(answer.exact()).isEmpty();
    assertThat(answer.note()).contains("no exact answer");
  }

  /** kappa = eta rho/h against 2/3 as printed, and against 2/(1 + 2 alpha). */
  @ParameterizedTest
  @CsvSource({
    "5, isothermal, a stationary one, one",
    "8, isothermal, no stationary one, none",
    "8, ito, a stationary one, none",
    "15, stratonovich, no stationary one, none"
  })
  void theConditionOfASecondMomentStandsBesideIt(
      double rho, String interpretation, String right, String printed) {
    Answer answer =
        answer(
            "quantity = second-moment, time = 1, learning-rate = 0.1, landscape { kind = harmonic,"
                + " curvatures = [1] }, noise { kind = state-dependent, sigma = 1, rho = %s },"
                    .formatted(rho)
                + " interpretation = "
                + interpretation);
    assertThat(answer.note())
        .contains("there is " + right + ",")
        .endsWith("as printed (kappa < 2/3) there is " + printed);
  }

  @Test
  void anInfiniteAnswerIsNoNumber() {
    Answer answer =
        answer(
            "quantity = epsilon-escaping-time, learning-rate = 0.1, epsilon-squared = 1, landscape"
                + " { kind = harmonic, curvatures = [1.0] }, noise { kind = constant, sigma = 1 }");
    assertThat(answer.exact()).isEmpty();
    assertThat(answer.note()).contains("infinite");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "quantity = nothing | must be one of",
        "quantity = stationary-tail, radius = 1, learning-rate = 0.1, landscape { kind = quartic },"
            + " noise { kind = constant, sigma = 1 } | must be harmonic",
        "quantity = diverged-probability, steps = 5, learning-rate = 0.1, landscape { kind ="
            + " four-basins }, dynamics { kind = langevin, lambda2 = 1 } | must be final-step",
        "quantity = mean-exit-time, learning-rate = 0.1, landscape { kind = quartic }, noise { kind"
            + " = constant, sigma = 0 }, from = -1, to = 0 | sigma",
        "quantity = mean-exit-time, learning-rate = 0.1, landscape { kind = quartic }, noise { kind"
            + " = constant, sigma = 1 }, from = -1, to = -1 | must not be where it starts",
        "quantity = mean-exit-time, learning-rate = 0.1, landscape { kind = quartic }, noise { kind"
            + " = constant, sigma = 1 }, from = -1, to = 0, typo = 1 | is not a known key"
      })
  void badQuestionsAreOneSentence(String question, String sentence) {
    assertThatThrownBy(() -> read("{ id = a, " + question + " }"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining(sentence);
  }

  @Test
  void idsAreTheirOwn() {
    String one = "{ id = a, quantity = mean-exit-time, " + QUARTIC + "from = -1, to = 0 }";
    assertThatThrownBy(() -> read(one + ", " + one))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("is taken");
  }
}
