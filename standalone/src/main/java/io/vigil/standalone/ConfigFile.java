package io.vigil.standalone;

import io.vigil.standalone.StandaloneOptions.RegistryAddress;
import io.vigil.standalone.StandaloneOptions.StoreAddress;
import io.vigil.standalone.embedded.DurabilityProfile;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeSet;

/**
 * Reads the configuration file of {@code vigil run}: Java properties, every key optional but {@code
 * data}. An unknown key, or a value that cannot be, stops the start with a sentence that names key,
 * value and what is allowed.
 */
final class ConfigFile {
  private static final List<String> KEYS =
      List.of(
          "data",
          "http.host",
          "http.port",
          "mqtt.port",
          "log.port",
          "log.bootstrap",
          "store.port",
          "store.url",
          "store.kind",
          "store.database",
          "registry.url",
          "registry.user",
          "registry.password",
          "lanes",
          "connections",
          "tick.millis",
          "checkpoint.millis",
          "durability");

  private final Properties properties = new Properties();
  private final List<String> errors = new ArrayList<>();

  private ConfigFile() {}

  /** The options that the file describes; throws {@link BadConfigException} listing all errors. */
  static StandaloneOptions read(Path file) throws IOException {
    ConfigFile config = new ConfigFile();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      config.properties.load(reader);
    } catch (NoSuchFileException e) {
      throw new BadConfigException(file + ": no such file");
    } catch (MalformedInputException | IllegalArgumentException e) {
      throw new BadConfigException(file + ": is no properties file in UTF-8: " + e.getMessage());
    }
    StandaloneOptions options = config.options();
    if (!config.errors.isEmpty()) {
      throw new BadConfigException(file + ":\n  " + String.join("\n  ", config.errors));
    }
    return options;
  }

  private StandaloneOptions options() {
    for (String key : new TreeSet<>(properties.stringPropertyNames())) {
      if (!KEYS.contains(key)) {
        errors.add(key + ": unknown; known keys are " + String.join(", ", KEYS));
      }
    }
    if (text("data").isEmpty()) {
      errors.add("data: missing; it names the folder that everything is kept in");
    }
    StandaloneOptions defaults = StandaloneOptions.defaults(data());
    return new StandaloneOptions(
        defaults.data(),
        text("http.host").orElse(defaults.httpHost()),
        number("http.port", 0, 65_535, defaults.httpPort()),
        number("mqtt.port", 0, 65_535, defaults.mqttPort()),
        number("log.port", 0, 65_535, defaults.logPort()),
        number("store.port", 0, 65_535, defaults.storePort()),
        number("lanes", 1, 256, defaults.lanes()),
        number("connections", 1, 64, defaults.connections()),
        Duration.ofMillis(number("tick.millis", 1, 1_000, (int) defaults.tick().toMillis())),
        Duration.ofMillis(
            number(
                "checkpoint.millis", 100, 60_000, (int) defaults.checkpointInterval().toMillis())),
        profile(defaults.profile()),
        false,
        text("log.bootstrap"),
        store(),
        registry());
  }

  private Path data() {
    try {
      return Path.of(text("data").orElse("."));
    } catch (InvalidPathException e) {
      errors.add("data: " + e.getMessage());
      return Path.of(".");
    }
  }

  private Optional<String> text(String key) {
    String value = properties.getProperty(key, "").strip();
    return value.isEmpty() ? Optional.empty() : Optional.of(value);
  }

  private int number(String key, int least, int most, int otherwise) {
    Optional<String> text = text(key);
    if (text.isEmpty()) {
      return otherwise;
    }
    try {
      int value = Integer.parseInt(text.get());
      if (value >= least && value <= most) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Told below, like a number out of range.
    }
    errors.add(key + ": '" + text.get() + "' is not a whole number from " + least + " to " + most);
    return otherwise;
  }

  private DurabilityProfile profile(DurabilityProfile otherwise) {
    Optional<String> text = text("durability");
    if (text.isEmpty()) {
      return otherwise;
    }
    try {
      return DurabilityProfile.valueOf(text.get().toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      errors.add("durability: '" + text.get() + "' is none of demo, process, power");
      return otherwise;
    }
  }

  private Optional<StoreAddress> store() {
    Optional<String> url = text("store.url");
    if (url.isEmpty()) {
      return Optional.empty();
    }
    String kind = text("store.kind").orElse("questdb");
    Optional<StoreAddress> store =
        StoreAddress.of(url.get(), kind, text("store.database").orElse("vigil"));
    if (store.isEmpty()) {
      errors.add("store.kind: '" + kind + "' is none of " + StoreAddress.KINDS);
    }
    return store;
  }

  private Optional<RegistryAddress> registry() {
    return text("registry.url")
        .map(
            url ->
                new RegistryAddress(
                    url,
                    text("registry.user").orElse("vigil"),
                    text("registry.password").orElse("")));
  }

  /** What is wrong with a configuration, all of it, in words. */
  static final class BadConfigException extends IOException {
    BadConfigException(String message) {
      super(message);
    }
  }
}
