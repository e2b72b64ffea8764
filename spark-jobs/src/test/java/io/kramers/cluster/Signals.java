package io.kramers.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What {@link ProcessHandle} cannot send. */
public final class Signals {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final String IGNORED = "SigIgn:";
  private static final long INTERRUPT = 1L << 1;

  private Signals() {}

  /**
   * What a command begins with for its process to hear SIGINT: programs that a shell starts in the
   * background ignore it, and so do those that they start.
   */
  public static List<String> hearing() throws IOException {
    boolean ignored =
        Files.exists(STATUS)
            && Files.readAllLines(STATUS).stream()
                .filter(line -> line.startsWith(IGNORED))
                .map(line -> line.substring(IGNORED.length()).strip())
                .anyMatch(mask -> (Long.parseUnsignedLong(mask, 16) & INTERRUPT) != 0);
    return ignored ? List.of("env", "--default-signal=INT") : List.of();
  }

  /** Sends a signal, such as STOP. */
  public static void send(String name, ProcessHandle process) throws Exception {
    Process kill = new ProcessBuilder("sh", "-c", "kill -" + name + " " + process.pid()).start();
    assertThat(kill.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(kill.exitValue()).isZero();
  }
}
