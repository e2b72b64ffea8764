package io.kramers.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;

/** What {@link ProcessHandle} cannot send. */
final class Signals {
  private Signals() {}

  /** Sends a signal, such as STOP. */
  static void send(String name, ProcessHandle process) throws Exception {
    Process kill = new ProcessBuilder("sh", "-c", "kill -" + name + " " + process.pid()).start();
    assertThat(kill.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(kill.exitValue()).isZero();
  }
}
