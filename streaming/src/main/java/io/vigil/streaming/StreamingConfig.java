package io.vigil.streaming;

import io.vigil.streaming.store.StoreOptions;
import io.vigil.streaming.store.StoreOptions.Dialect;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/**
 * A properties file in, {@link JobOptions} out.
 *
 * <pre>
 * log.bootstrap          = host:9092
 * folder                 = /var/lib/vigil/streaming
 * store.url              = http://host:8086
 * store.dialect          = influx-2 (default) or influx-1
 * store.bucket           = vigil (default); for influx-1 database or database/policy
 * store.org              = - (default)
 * store.token-file       = file with the secret; for influx-1 user:password
 * parallelism            = 1 (default); at most half the number of lanes
 * checkpoint.interval-ms = 1000 (default)
 * </pre>
 *
 * <p>A key that is none of these is refused, with its name.
 */
final class StreamingConfig {
  private static final Set<String> KEYS =
      Set.of(
          "log.bootstrap",
          "folder",
          "store.url",
          "store.dialect",
          "store.bucket",
          "store.org",
          "store.token-file",
          "parallelism",
          "checkpoint.interval-ms");

  private final Properties properties;
  private final Path file;

  private StreamingConfig(Path file, Properties properties) {
    this.file = file;
    this.properties = properties;
  }

  /** Reads the file; throws {@link IllegalArgumentException} naming the key that is wrong. */
  static JobOptions read(Path file) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    }
    Set<String> unknown = new TreeSet<>(properties.stringPropertyNames());
    unknown.removeAll(KEYS);
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          file + ": unknown " + unknown + "; known are " + new TreeSet<>(KEYS));
    }
    return new StreamingConfig(file, properties).options();
  }

  private JobOptions options() throws IOException {
    String bootstrap = required("log.bootstrap");
    Path folder = Path.of(required("folder"));
    return JobOptions.defaults(bootstrap, folder, store(folder))
        .withParallelism(Math.toIntExact(number("parallelism", 1)))
        .withCheckpointInterval(Duration.ofMillis(number("checkpoint.interval-ms", 1_000)));
  }

  private StoreOptions store(Path folder) throws IOException {
    String deadLetters = folder.resolve("dead-letters").toString();
    String url = required("store.url");
    String bucket = properties.getProperty("store.bucket", "vigil");
    StoreOptions store =
        switch (dialect()) {
          case INFLUX_1 -> StoreOptions.influx1(url, bucket, deadLetters);
          case INFLUX_2 ->
              StoreOptions.influx2(
                  url, properties.getProperty("store.org", "-"), bucket, deadLetters);
        };
    String token = properties.getProperty("store.token-file", "");
    return token.isEmpty() ? store : store.withToken(Files.readString(Path.of(token)).strip());
  }

  private Dialect dialect() {
    String text = properties.getProperty("store.dialect", "influx-2");
    for (Dialect dialect : Dialect.values()) {
      if (dialect.name().replace('_', '-').equals(text.toUpperCase(Locale.ROOT))) {
        return dialect;
      }
    }
    throw wrong("store.dialect", text, "is neither influx-1 nor influx-2");
  }

  private String required(String key) {
    String value = properties.getProperty(key, "").strip();
    if (value.isEmpty()) {
      throw new IllegalArgumentException(file + ": " + key + " is missing");
    }
    return value;
  }

  private long number(String key, long otherwise) {
    String value = properties.getProperty(key);
    if (value == null) {
      return otherwise;
    }
    try {
      return Long.parseLong(value.strip());
    } catch (NumberFormatException e) {
      throw wrong(key, value, "is no whole number");
    }
  }

  private IllegalArgumentException wrong(String key, String value, String why) {
    return new IllegalArgumentException(file + ": " + key + " '" + value + "' " + why);
  }
}
