package io.kramers.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.impl.Log4jLogEvent;
import org.apache.logging.log4j.core.layout.PatternLayout;
import org.apache.logging.log4j.message.SimpleMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a command says shows no secret, whatever is wrong. */
class SecretsInMessagesTest {
  @TempDir Path folder;

  private Path conf() throws IOException {
    return Files.writeString(
        folder.resolve("x.conf"),
        """
        kramers.escape { landscape { kind = four-basins, data { kind = none } }
                         dynamics = [{ kind = langevin, lambda2 = 1 }] }
        """);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "password=hunter2",
        "password=\"hunter2 hunter2\"",
        "s3.access-key=hunter2",
        "token",
        "credentials={a=hunter2}",
        "landscape.data={kind=csv,path=\"s3a://key:hunter2@bucket/x.csv\"}",
        "exit.rule=\"ftp://u:hunter2@h\""
      })
  void anOverrideThatIsRefused(String override) throws IOException {
    CommandLineRun outcome =
        CommandLineRun.of(
            "escape",
            conf().toString(),
            "--out",
            folder.resolve("o").toString(),
            "--set",
            override);
    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.out() + outcome.err()).startsWith("kramers: ").doesNotContain("hunter2");
    assertThat(folder.resolve("o")).doesNotExist();
  }

  @Test
  void aConfigurationThatIsNotThere() {
    CommandLineRun outcome = CommandLineRun.of("escape", "hdfs://u:hunter2@host/x.conf");
    assertThat(outcome.code()).isIn(2, 3);
    assertThat(outcome.err()).doesNotContain("hunter2");
  }

  /** By the pattern of the log's layout, for whatever fails within. */
  @Test
  void theLog() throws IOException {
    Properties log = new Properties();
    try (Reader file =
        Files.newBufferedReader(Path.of(System.getProperty("log4j2.configurationFile")))) {
      log.load(file);
    }
    PatternLayout layout =
        PatternLayout.newBuilder()
            .withPattern(log.getProperty("appender.stderr.layout.pattern"))
            .withAlwaysWriteExceptions(
                Boolean.parseBoolean(
                    log.getProperty("appender.stderr.layout.alwaysWriteExceptions")))
            .build();
    LogEvent event =
        Log4jLogEvent.newBuilder()
            .setLoggerName("io.kramers.cli.Kramers")
            .setLevel(Level.ERROR)
            .setMessage(new SimpleMessage("s3a://key:hunter2@bucket/x, hdfs://host:8020/a@b"))
            .setThrown(new IOException("s3a://key:hunter2@bucket/y is lost"))
            .build();
    assertThat(layout.toSerializable(event))
        .contains("ERROR Kramers: s3a://*********@bucket/x, hdfs://host:8020/a@b")
        .contains("java.io.IOException: s3a://*********@bucket/y is lost")
        .doesNotContain("hunter2");
  }
}
