package io.kramers.gradientnoise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import io.kramers.config.CanonicalText;
import io.kramers.config.Settings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is found on samples, as checkpoints keep it. */
class WrittenFindsTest {
  private static final SampleLosses LOSSES =
      NetworkLosses.of(
          Settings.of(ConfigFactory.parseString("kind = linear-regression").root(), "network"),
          RegressionSamples.read(
              Settings.of(
                  ConfigFactory.parseString("samples = 40, deviations = [1, 2]").root(), "data")),
          0);

  private static final List<double[]> VECTORS =
      List.of(new double[] {1.1, 0.9}, new double[] {1.0, -0.5});

  private static final List<SampleWork<?, ?>> WORK =
      List.of(
          new MomentsWork(new Place(0, 1, 0.25), true),
          new MomentsWork(new Place(0, 1, 0.25), false),
          new MomentsWork(new Place(0, 1, 0.5), true),
          new GradientWork(Place.at(0)),
          new GradientWork(Place.at(1)),
          new CovarianceProduct(Place.at(0), 1, 0),
          new CovarianceProduct(Place.at(0), 0, 1),
          new MinibatchWork(Place.at(0), new MinibatchFactor(3, true), 5, 7),
          new MinibatchWork(Place.at(0), new MinibatchFactor(3, true), 5, 8));

  private static <S> byte[] bytes(SampleWork<?, S> work, S found) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    work.write(found, new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private static <R, S> void check(SampleWork<R, S> work) throws IOException {
    S found = new InProcess(LOSSES).run(List.of(work), VECTORS).get(0);
    byte[] written = bytes(work, found);
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(written));
    S again = work.read(in);
    assertThat(in.available()).isZero();
    assertThat(again).usingRecursiveComparison().isEqualTo(found);
    assertThat(bytes(work, again)).isEqualTo(written);
    for (int length = 0; length < written.length; length++) {
      DataInputStream shorter =
          new DataInputStream(new ByteArrayInputStream(Arrays.copyOf(written, length)));
      assertThatThrownBy(() -> work.read(shorter)).isInstanceOf(IOException.class);
    }
  }

  @Test
  void findsAreReadAsTheyWereWritten() throws IOException {
    for (SampleWork<?, ?> work : WORK) {
      check(work);
    }
  }

  @Test
  void worksDescribeWhatTheyAre() {
    Set<String> texts = new HashSet<>();
    for (SampleWork<?, ?> work : WORK) {
      CanonicalText text = new CanonicalText();
      work.describe(text);
      texts.add(text.toString());
    }
    assertThat(texts).hasSize(WORK.size());
  }
}
