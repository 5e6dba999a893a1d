package io.vigil.sim;

import io.vigil.model.plant.Complaint;
import io.vigil.sim.model.PlantModel;
import io.vigil.sim.model.PlantModelReader;
import io.vigil.sim.model.Plants;
import io.vigil.sim.scenario.Scenario;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeSet;

/**
 * What a simulated plant is started with.
 *
 * @param plant what is simulated
 * @param mqtt address of the broker, for example {@code tcp://127.0.0.1:1883}
 * @param passwords password of each gateway of the plant
 * @param seed the same seed gives the same plant
 * @param scenarios what happens to it, one after the other, from the start on; when empty, what the
 *     plant shows when nobody says what
 * @param ledger file in which every message and acknowledgement is written down
 */
public record SimOptions(
    PlantModel plant,
    String mqtt,
    Map<String, String> passwords,
    long seed,
    List<Scenario> scenarios,
    Optional<Path> ledger) {
  private static final List<String> KEYS =
      List.of("plant", "mqtt", "credentials", "seed", "scenarios", "duration", "ledger");

  /** Which plant, where a file does not say. */
  public static final String DEFAULT_PLANT = "mine";

  public SimOptions {
    passwords = Map.copyOf(passwords);
    scenarios = List.copyOf(scenarios);
  }

  /** The demo: things happen all the time, and end. */
  public static SimOptions demo(PlantModel plant, String mqtt, Map<String, String> passwords) {
    return new SimOptions(plant, mqtt, passwords, 1, List.of(), Optional.empty());
  }

  /** The same, but these scenarios happen. */
  public SimOptions withScenarios(List<Scenario> newScenarios) {
    return new SimOptions(plant, mqtt, passwords, seed, newScenarios, ledger);
  }

  /** The same plant with another seed. */
  public SimOptions withSeed(long newSeed) {
    return new SimOptions(plant, mqtt, passwords, newSeed, scenarios, ledger);
  }

  /** The same with a ledger. */
  public SimOptions withLedger(Path file) {
    return new SimOptions(plant, mqtt, passwords, seed, scenarios, Optional.of(file));
  }

  /**
   * A start from a file.
   *
   * @param options what to start
   * @param duration how long; empty until the process is ended
   */
  public record Start(SimOptions options, Optional<Duration> duration) {}

  /**
   * Reads a configuration file of Java properties: {@code mqtt} and {@code credentials} (a file of
   * {@code gateway=password}) must be there, {@code plant} (a name of {@link Plants}, or the file
   * of a plant model), {@code seed}, {@code scenarios} (names, by comma), {@code duration} (ISO
   * 8601, for example {@code PT5M}) and {@code ledger} may be. Throws {@link
   * IllegalArgumentException} that lists everything wrong with it.
   */
  public static Start read(Path file) throws IOException {
    Properties properties = properties(file);
    List<String> errors = new ArrayList<>();
    for (String key : new TreeSet<>(properties.stringPropertyNames())) {
      if (!KEYS.contains(key)) {
        errors.add("unknown key " + key + "; there are " + KEYS);
      }
    }
    Map<String, String> passwords = new HashMap<>();
    Path credentials = Path.of(required(properties, "credentials", errors));
    if (Files.isRegularFile(credentials) && Files.isReadable(credentials)) {
      properties(credentials).forEach((name, word) -> passwords.put("" + name, "" + word));
    } else {
      errors.add("credentials " + credentials + " cannot be read");
    }
    PlantModel plant = plant(properties.getProperty("plant", DEFAULT_PLANT).strip(), errors);
    SimOptions options =
        new SimOptions(
            plant,
            required(properties, "mqtt", errors),
            passwords,
            seed(properties.getProperty("seed", "1"), errors),
            scenarios(properties.getProperty("scenarios", ""), plant, errors),
            Optional.ofNullable(properties.getProperty("ledger"))
                .filter(name -> !name.isBlank())
                .map(Path::of));
    Optional<Duration> duration =
        Optional.ofNullable(properties.getProperty("duration")).map(text -> duration(text, errors));
    if (!errors.isEmpty()) {
      throw new IllegalArgumentException(file + ":\n  " + String.join("\n  ", errors));
    }
    return new Start(options, duration);
  }

  private static Properties properties(Path file) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      properties.load(reader);
    }
    return properties;
  }

  private static String required(Properties properties, String key, List<String> errors) {
    String value = properties.getProperty(key, "");
    if (value.isBlank()) {
      errors.add(key + " is missing");
    }
    return value;
  }

  private static long seed(String text, List<String> errors) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      errors.add("seed " + text + " is no whole number");
      return 0;
    }
  }

  private static Duration duration(String text, List<String> errors) {
    try {
      Duration duration = Duration.parse(text);
      if (duration.isNegative() || duration.isZero()) {
        errors.add("duration " + text + " must be longer than nothing");
      }
      return duration;
    } catch (DateTimeParseException e) {
      errors.add("duration " + text + " is none; write PT5M for five minutes");
      return Duration.ZERO;
    }
  }

  /** The default plant where there is something wrong with the one that is named. */
  private static PlantModel plant(String name, List<String> errors) throws IOException {
    if (Plants.NAMES.contains(name)) {
      return Plants.of(name);
    }
    Path file = Path.of(name);
    if (!Files.isRegularFile(file)) {
      errors.add("plant " + name + " is no file and none of " + Plants.NAMES);
      return Plants.of(DEFAULT_PLANT);
    }
    PlantModelReader.Outcome outcome = PlantModelReader.read(Files.readAllBytes(file));
    if (outcome instanceof PlantModelReader.Outcome.Taken taken) {
      return taken.model();
    }
    for (Complaint complaint : ((PlantModelReader.Outcome.Refused) outcome).complaints()) {
      errors.add("plant " + name + ": " + complaint.pointer() + " " + complaint.en());
    }
    return Plants.of(DEFAULT_PLANT);
  }

  private static List<Scenario> scenarios(String names, PlantModel plant, List<String> errors) {
    List<Scenario> scenarios = new ArrayList<>();
    for (String name : names.split(",", -1)) {
      plant
          .scenario(name.strip())
          .ifPresentOrElse(
              scenarios::add,
              () -> {
                if (!name.isBlank()) {
                  List<String> known = plant.scenarios().stream().map(Scenario::id).toList();
                  errors.add("no scenario " + name.strip() + "; there are " + known);
                }
              });
    }
    return scenarios;
  }

  /** Without the passwords. */
  @Override
  public String toString() {
    List<String> ids = scenarios.stream().map(Scenario::id).toList();
    String enterprise = plant.file().enterprise();
    return "SimOptions[" + enterprise + ", " + mqtt + ", seed " + seed + ", " + ids + "]";
  }
}
