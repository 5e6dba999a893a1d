package io.vigil.standalone.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * Folder in; a log that takes records as fast as it can and says on stdout which of them it has
 * acknowledged, until it is killed.
 */
public final class LogVictim {
  private LogVictim() {}

  /** Starts the log and writes numbered records into its two lanes for good. */
  public static void main(String[] arguments) throws IOException {
    EmbeddedLog log = EmbeddedLog.start(Path.of(arguments[0]), 0, DurabilityProfile.PROCESS);
    LogTopics.create(log.bootstrap(), 2);
    say("PORT " + log.port());
    try (LogClient client = new LogClient(log.bootstrap())) {
      for (long number = 0; ; number++) {
        long sent = number;
        Future<RecordMetadata> unused =
            client.send((int) (number % 2), Long.toString(number), () -> say("ACK " + sent));
      }
    }
  }

  /** One write per line, so that a kill cannot leave half a line behind a whole one. */
  private static void say(String line) {
    System.out.println(line);
  }
}
