package io.kramers.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalIncludesTest {
  @TempDir Path folder;

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private Configuration load(String text, String... overrides) throws IOException {
    return Configuration.load(write("x.conf", text), "escape", List.of(overrides));
  }

  private void assertRefused(String text, String sentence, String... overrides) {
    assertThatThrownBy(() -> load(text, overrides))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining(sentence)
        .hasMessageNotContaining("\n");
  }

  @Test
  void filesBesideAndBelowAreIncluded() throws IOException {
    write("a.conf", "a = 1");
    write("below/b.conf", "include \"c\", b = 2");
    write("below/c.json", "{ \"c\": 3 }");
    Path absolute = write("elsewhere/d.conf", "d = 4");
    assertThat(
            load("""
                    kramers { include "a.conf", include "below/b", include required("a")
                      include file("%s"), include "absent" }
                    """
                    .formatted(absolute))
                .json())
        .isEqualTo("{\"kramers\":{\"a\":1,\"b\":2,\"c\":3,\"d\":4}}");
  }

  @Test
  void resourcesOfTheClassPathAreIncluded() throws IOException {
    assertThat(load("kramers { include classpath(\"included-by-tests\") }").json())
        .isEqualTo("{\"kramers\":{\"a\":1}}");
  }

  /** Whoever listens hears nothing. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "include url(\"%s\")",
        "include required(url(\"%s\"))",
        "include \"%s\"",
        "include required(\"%s\")"
      })
  void urlsAreNotFetched(String include) throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      server.setSoTimeout(50);
      String url = "http://u:hunter2@127.0.0.1:" + server.getLocalPort() + "/x.conf";
      assertRefused(
          "kramers { " + include.formatted(url) + " }",
          "The configuration includes the URL http://*********@127.0.0.1:");
      write("inner.conf", include.formatted(url));
      assertRefused("kramers { include \"inner\" }", "includes the URL http://*********@");
      assertRefused(
          "kramers.escape {}", "includes the URL http://", "a={ " + include.formatted(url) + " }");
      assertThatThrownBy(server::accept).isInstanceOf(SocketTimeoutException.class);
    }
  }

  @Test
  void urlsOfFilesAreUrlsToo() throws IOException {
    Path file = write("a.conf", "a = 1");
    assertRefused("include \"" + file.toUri() + "\"", "includes the URL file:");
    assertRefused("include url(\"" + file.toUri() + "\")", "includes the URL file:");
  }

  @Test
  void aFileThatIncludesItselfIsRefused() throws IOException {
    assertRefused("kramers { include \"x\" }", "include statements nested more than");
  }

  /** Each file includes the next one twice: 2^20 of them, if nobody counts. */
  @Test
  void aFewFilesDoNotStandForMillions() throws IOException {
    for (int i = 0; i < 20; i++) {
      String next = "include \"f" + (i + 1) + "\"\n";
      write("f" + i + ".conf", next + next);
    }
    write("f20.conf", "a = 1");
    assertRefused("kramers { include \"f0\" }", "includes more than 100 files");
  }

  @Test
  void largeFilesAreRefused() throws IOException {
    String large = "#".repeat((int) LocalIncludes.MOST_BYTES + 1);
    assertRefused(large, "x.conf has 1048577 bytes; it must have at most 1048576");
    Path file = write("large.conf", large);
    assertRefused("kramers { include \"large\" }", "large.conf has 1048577 bytes");
    assertRefused("kramers { include \"large.conf\" }", "large.conf has 1048577 bytes");
    assertRefused("kramers { include file(\"" + file + "\") }", "large.conf has 1048577 bytes");
    assertThat(load("#".repeat((int) LocalIncludes.MOST_BYTES)).json()).isEqualTo("{}");
  }

  @Test
  void whatIsNoFileIsRefused() throws IOException {
    Files.createDirectories(folder.resolve("folder.conf"));
    assertRefused("include \"folder.conf\"", "folder.conf is no file");
    Files.createDirectories(folder.resolve("name"));
    write("name.conf", "kramers.a = 1");
    assertThat(load("include \"name\"").json()).isEqualTo("{\"kramers\":{\"a\":1}}");
  }

  @Test
  void deepNestingIsRefusedInOneSentence() {
    assertRefused("kramers = " + "[".repeat(200_000), "nested too deeply");
    assertRefused("kramers " + "{a".repeat(200_000), "nested too deeply");
  }

  @Test
  void theEnvironmentIsNotLookedUp() throws IOException {
    String variable = System.getenv().containsKey("PATH") ? "PATH" : "HOME";
    assertThat(System.getenv(variable)).isNotEmpty();
    assertRefused(
        "kramers.a = ${" + variable + "}",
        "Could not resolve substitution to a value: ${"
            + variable
            + "}; variables of the environment are not looked up, --set can give the value");
    assertThat(load("kramers.a = ${?" + variable + "}").json()).isEqualTo("{\"kramers\":{}}");
    assertRefused("kramers {}", "are not looked up", "a=${" + variable + "}");
    assertRefused("kramers.a = ${user.dir}", "are not looked up");
  }
}
