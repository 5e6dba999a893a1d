package io.vigil.ingest;

import io.vigil.ingest.opcua.OpcUaOptions;
import io.vigil.ingest.quota.Quota;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;

/** Configuration file in, a running ingest out: what {@code vigil ingest CONFIG} starts. */
public final class IngestMain {
  private static final Set<String> KEYS =
      Set.of(
          "log.bootstrap",
          "mqtt.url",
          "mqtt.password-file",
          "mqtt.connections",
          "lanes",
          "tick-millis",
          "live-limit-millis",
          "opcua.folder",
          "quota.messages-per-second",
          "quota.bytes-per-second");

  /** Lanes and connections; more than any installation has. */
  private static final int MOST = 1_024;

  private IngestMain() {}

  /** Runs until the process is asked to stop. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    if (arguments.length != 1) {
      throw new IllegalArgumentException("one argument: the configuration file");
    }
    Ingest ingest = Ingest.start(options(Path.of(arguments[0])));
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  ingest.close();
                  stopped.countDown();
                },
                "vigil-stop"));
    stopped.await();
  }

  static IngestOptions options(Path file) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    }
    Set<String> unknown = new TreeSet<>(properties.stringPropertyNames());
    unknown.removeAll(KEYS);
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          file + ": unknown " + unknown + ", known are " + new TreeSet<>(KEYS));
    }
    Path passwordFile = Path.of(required(properties, "mqtt.password-file", file));
    IngestOptions defaults =
        IngestOptions.of(
            required(properties, "log.bootstrap", file),
            required(properties, "mqtt.url", file),
            Files.readString(passwordFile).strip());
    int lanes = few(properties, "lanes", defaults.lanes(), file);
    int connections = few(properties, "mqtt.connections", defaults.connections(), file);
    return defaults
        .withLanes(lanes, connections)
        .withTickMillis(number(properties, "tick-millis", defaults.tickMillis(), file))
        .withLiveLimitMillis(
            number(properties, "live-limit-millis", defaults.liveLimitMillis(), file))
        .withQuota(
            new Quota(
                number(
                    properties,
                    "quota.messages-per-second",
                    defaults.quota().messagesPerSecond(),
                    file),
                number(
                    properties, "quota.bytes-per-second", defaults.quota().bytesPerSecond(), file)))
        .withOpcUa(OpcUaOptions.in(Path.of(properties.getProperty("opcua.folder", "opcua"))));
  }

  private static String required(Properties properties, String key, Path file) {
    String value = properties.getProperty(key, "").strip();
    if (value.isEmpty()) {
      throw new IllegalArgumentException(file + ": " + key + " is missing");
    }
    return value;
  }

  private static int few(Properties properties, String key, int absent, Path file) {
    long number = number(properties, key, absent, file);
    if (number < 1 || number > MOST) {
      throw new IllegalArgumentException(
          file + ": " + key + " must be 1 to " + MOST + ", is " + number);
    }
    return (int) number;
  }

  private static long number(Properties properties, String key, long absent, Path file) {
    String value = properties.getProperty(key, Long.toString(absent)).strip();
    try {
      return Long.parseLong(value);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(file + ": " + key + " is no number: " + value, e);
    }
  }
}
