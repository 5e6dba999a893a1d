package io.vigil.standalone;

import io.vigil.standalone.UntilStopped.Running;
import io.vigil.standalone.embedded.EmbeddedLog;
import java.io.IOException;
import java.util.List;

/**
 * The log as a process of its own, for an installation on one machine: the Kafka of {@code vigil
 * run}, on loopback. Clients are sent to {@code log.bootstrap}, by which they came. With several
 * machines a Kafka cluster takes its place.
 */
final class LogProcess implements Running {
  /** Keys it cannot be without. */
  static final List<String> NEEDED = List.of("log.port");

  private final EmbeddedLog log;

  private LogProcess(EmbeddedLog log) {
    this.log = log;
  }

  static LogProcess start(StandaloneOptions options) throws IOException {
    return new LogProcess(
        EmbeddedLog.start(
            options.data().resolve("log"),
            options.logPort(),
            options.externalLog().map(LogProcess::first),
            options.profile()));
  }

  /** Of several servers, the one that this is. */
  private static String first(String servers) {
    int comma = servers.indexOf(',');
    return (comma < 0 ? servers : servers.substring(0, comma)).strip();
  }

  @Override
  public void close() {
    log.close();
  }
}
