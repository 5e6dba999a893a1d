package io.vigil.alerting;

import io.vigil.alerting.AlertingOptions.Database;
import io.vigil.alerting.delivery.DeliveryOptions;
import io.vigil.alerting.delivery.Network;
import io.vigil.alerting.duty.EscalationPlans;
import io.vigil.alerting.statistics.ReportOptions;
import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Reads the options of a process from a file of lines {@code key = value}:
 *
 * <ul>
 *   <li>{@code data}: folder for passwords, and for H2 if no database is named; required
 *   <li>{@code log}: servers of the log, {@code host:port[,host:port...]}; required
 *   <li>{@code database.url}, {@code database.user}, {@code database.password}: default H2 in data
 *   <li>{@code http.host}, {@code http.port}: default 127.0.0.1 and 8080; port 0 takes a free one
 *   <li>{@code store}: address of the time-series store; default none
 *   <li>{@code lanes}: partitions of {@code readings}; default 8
 *   <li>{@code escalation.red}, {@code .orange}, {@code .yellow}, {@code .blue}, {@code .offline}:
 *       who must acknowledge, one after the other, each with the time it has, for example {@code
 *       county 5m, prefecture 5m, province 5m}; see {@link
 *       io.vigil.alerting.duty.EscalationPlan#parse}
 *   <li>{@code delivery.allow}: private networks that channels may send to, for example {@code
 *       10.1.0.0/16, 192.168.7.5}; default none
 *   <li>{@code reports.at}: time of the day at which the report of the day before is written,
 *       Asia/Shanghai; default 08:00
 *   <li>{@code reports.days}: for how many days reports are kept; default 400
 *   <li>{@code demo}: true makes a first duty officer; default false
 * </ul>
 *
 * An unknown key is a mistake and stops the start: a misspelt one would be a default unnoticed.
 */
final class AlertingConfig {
  private static final String ESCALATION = "escalation.";
  private static final Set<String> KEYS =
      Set.of(
          "data",
          "log",
          "database.url",
          "database.user",
          "database.password",
          "http.host",
          "http.port",
          "store",
          "lanes",
          "delivery.allow",
          "reports.at",
          "reports.days",
          "demo");

  private AlertingConfig() {}

  static AlertingOptions read(Path file) throws IOException {
    Properties given = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      given.load(reader);
    }
    Set<String> unknown = new TreeSet<>(given.stringPropertyNames());
    unknown.removeAll(KEYS);
    unknown.removeIf(key -> key.startsWith(ESCALATION));
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          file + ": unknown keys " + unknown + "; there are " + new TreeSet<>(KEYS));
    }
    AlertingOptions options =
        AlertingOptions.defaults(
                Path.of(required(given, file, "data")), required(given, file, "log"))
            .withHttp(
                given.getProperty("http.host", "127.0.0.1"), number(given, file, "http.port", 8080))
            .withLanes(number(given, file, "lanes", AlertingOptions.DEFAULT_LANES))
            .withEscalation(escalation(given, file))
            .withReports(reports(given, file));
    String url = given.getProperty("database.url");
    if (url != null) {
      options =
          options.withDatabase(
              new Database(
                  url,
                  given.getProperty("database.user", ""),
                  given.getProperty("database.password", "")));
    }
    String store = given.getProperty("store");
    if (store != null) {
      options = options.withStore(URI.create(store));
    }
    String allow = given.getProperty("delivery.allow");
    if (allow != null) {
      options = options.withDelivery(options.delivery().allowing(networks(allow, file)));
    }
    return Boolean.parseBoolean(given.getProperty("demo", "false")) ? options.asDemo() : options;
  }

  private static EscalationPlans escalation(Properties given, Path file) {
    Map<String, String> plans = new TreeMap<>();
    for (String key : given.stringPropertyNames()) {
      if (key.startsWith(ESCALATION)) {
        plans.put(key.substring(ESCALATION.length()), given.getProperty(key));
      }
    }
    try {
      return EscalationPlans.parse(plans);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(file + ": " + ESCALATION + e.getMessage(), e);
    }
  }

  private static ReportOptions reports(Properties given, Path file) {
    ReportOptions ours = ReportOptions.byDefault();
    String at = given.getProperty("reports.at");
    try {
      return new ReportOptions(
          at == null ? ours.at() : LocalTime.parse(at.strip()),
          number(given, file, "reports.days", ours.keepDays()));
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          file + ": reports.at must be written like 08:00, not " + at, e);
    }
  }

  private static List<Network> networks(String text, Path file) {
    try {
      return DeliveryOptions.networks(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(file + ": delivery.allow: " + e.getMessage(), e);
    }
  }

  private static String required(Properties given, Path file, String key) {
    String value = given.getProperty(key);
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException(file + ": key " + key + " is missing");
    }
    return value;
  }

  private static int number(Properties given, Path file, String key, int absent) {
    String value = given.getProperty(key);
    try {
      return value == null ? absent : Integer.parseInt(value.strip());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(file + ": " + key + " must be a number, not " + value, e);
    }
  }
}
