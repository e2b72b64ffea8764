package io.kramers.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import io.kramers.config.ConfigurationException;
import io.kramers.config.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkKindsTest {
  private static Network read(String section, Shape input, int classes) {
    Settings settings = Settings.of(ConfigFactory.parseString(section).root(), "kramers.network");
    return NetworkKinds.read(settings, input, classes);
  }

  /**
   * The paper's network has 260 + 2,510 + 8,050 + 510 parameters; 11,689,512 is torchvision's
   * resnet18 with 1,000 classes, 11,173,962 the usual one for CIFAR-10.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{ kind = cnn }                        | 1 | 28 | 10   | 11330",
        "{ kind = cnn }                        | 1 | 16 | 10   | 3830",
        "{ kind = mlp, hidden = 50 }           | 1 | 28 | 10   | 39760",
        "{ kind = mlp, hidden = [20, 10] }     | 3 | 4  | 2    | 1212",
        "{ kind = linear-regression }          | 1 | 3  | 1    | 9",
        "{ kind = resnet-18 }                  | 3 | 64 | 1000 | 11689512",
        "{ kind = resnet-18 }                  | 3 | 32 | 10   | 11173962",
        "{ kind = resnet-18, width = 4 }       | 3 | 32 | 10   | 44622",
      })
  void haveTheirNumberOfParameters(
      String section, int channels, int side, int classes, int parameters) {
    Network network = read(section, new Shape(channels, side, side), classes);
    assertThat(network.parameterCount()).isEqualTo(parameters);
    assertThat(network.outputs()).isEqualTo(network.classifies() ? classes : 1);
  }

  @Test
  void groupsAreLayers() {
    Network network = read("{ kind = cnn }", new Shape(1, 28, 28), 10);
    assertThat(network.groups())
        .containsExactly(
            new ParameterGroup("conv1", 0, 260),
            new ParameterGroup("conv2", 260, 2510),
            new ParameterGroup("fc1", 2770, 8050),
            new ParameterGroup("fc2", 10820, 510));
    assertThat(network.parameters().get(4).toString())
        .isEqualTo("Parameter[name=fc1.weight, shape=[50, 160], offset=2770]");
    assertThat(network.buffers()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{ kind = vgg }               | kind = \"vgg\" must be one of cnn, linear-regression, mlp, resnet-18",
        "{ kind = cnn }               | kind = \"cnn\" takes images of at least 16 x 16, and these are 12 x 12",
        "{ kind = mlp }               | hidden is missing",
        "{ kind = mlp, hidden = [] }  | hidden = [] must be a number or a list",
        "{ kind = mlp, hidden = 0.5 } | hidden = 0.5 must be whole numbers from 1 to",
        "{ kind = resnet-18, width = 0 } | width = 0 must be a whole number from 1 to 1024",
        "{ kind = resnet-18, depth = 3 } | depth = 3 is not a known key",
      })
  void sayWhatIsWrong(String section, String sentence) {
    assertThatThrownBy(() -> read(section, new Shape(1, 12, 12), 10))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("kramers.network." + sentence);
  }
}
