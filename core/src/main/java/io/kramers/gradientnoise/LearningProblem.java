package io.kramers.gradientnoise;

import com.typesafe.config.ConfigRenderOptions;
import io.kramers.config.CanonicalText;
import io.kramers.config.Settings;
import io.kramers.files.InputFiles;
import io.kramers.images.ImageData;
import io.kramers.network.Network;
import io.kramers.network.Samples;
import io.kramers.training.Training;
import java.util.Optional;

/**
 * A network, what it is trained on, and how.
 *
 * @param losses of the network, in float32
 * @param images the data, if they are images
 * @param regression the data, if they are those of linear regression
 * @param training how it is trained
 * @param hash of all that moves a bit of training, in hexadecimal digits
 */
public record LearningProblem(
    NetworkLosses losses,
    Optional<ImageData> images,
    Optional<RegressionSamples> regression,
    Training training,
    String hash) {

  /**
   * Reads the sections {@code network}, {@code data} and {@code training} of a section.
   *
   * @param files where images are looked for
   * @throws io.kramers.config.ConfigurationException if one of them is not valid
   */
  public static LearningProblem read(Settings settings, InputFiles files) {
    Settings data = settings.requiredSection("data");
    Settings network = settings.requiredSection("network");
    CanonicalText text = new CanonicalText();
    text.put("network", network.values().render(ConfigRenderOptions.concise()));
    if (data.isText("kind", RegressionSamples.KIND)) {
      RegressionSamples samples = RegressionSamples.read(data);
      data.rejectUnknownKeys();
      samples.describe(text);
      return of(
          settings,
          // One class, for a network that takes classes: it is refused below.
          NetworkLosses.of(network, samples, 1),
          Optional.empty(),
          Optional.of(samples),
          text);
    }
    ImageData images = ImageData.read(data, files);
    images.describe(text);
    return of(
        settings,
        NetworkLosses.of(
            network, new ImageSamples(images.normalised()), images.images().classes().size()),
        Optional.of(images),
        Optional.empty(),
        text);
  }

  private static LearningProblem of(
      Settings settings,
      NetworkLosses losses,
      Optional<ImageData> images,
      Optional<RegressionSamples> regression,
      CanonicalText text) {
    if (losses.classifies() == regression.isPresent()) {
      throw settings
          .section("network")
          .invalid(
              "kind",
              losses.classifies()
                  ? "gives classes, and data.kind = regression has numbers; use linear-regression"
                  : "gives a number, and images have classes; use data.kind = regression");
    }
    Training training = Training.read(settings.requiredSection("training"), losses.network());
    text.put("learning-rate", training.learningRate())
        .put("frozen-learning-rate", training.frozenLearningRate())
        .put("loss-bound", training.lossBound())
        .put("gradient-bound", training.gradientBound())
        .put("max-iterations", training.maxIterations())
        .put("max-frozen-iterations", training.maxFrozenIterations())
        .put("seed", training.seed());
    return new LearningProblem(losses, images, regression, training, Long.toHexString(text.hash()));
  }

  /** The network. */
  public Network network() {
    return losses.network();
  }

  /** What it is trained on. */
  public Samples samples() {
    return losses.data();
  }
}
