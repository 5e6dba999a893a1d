package io.vigil.standalone;

import io.vigil.alerting.delivery.DeliveryOptions;
import io.vigil.alerting.duty.EscalationPlan;
import io.vigil.alerting.duty.EscalationPlans;
import io.vigil.alerting.duty.EscalationPlans.Key;
import io.vigil.alerting.registry.EnterpriseQuota;
import io.vigil.alerting.scada.ScadaOptions;
import io.vigil.alerting.statistics.ReportOptions;
import io.vigil.alerting.tls.IdentityException;
import io.vigil.alerting.tls.ServerIdentity;
import io.vigil.ingest.quota.Quota;
import io.vigil.standalone.ProcessOptions.BrokerAddress;
import io.vigil.standalone.StandaloneOptions.RegistryAddress;
import io.vigil.standalone.StandaloneOptions.StoreAddress;
import io.vigil.standalone.check.ConfigMistake;
import io.vigil.standalone.check.NearestWord;
import io.vigil.standalone.embedded.DurabilityProfile;
import io.vigil.streaming.ClusterAddress;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads the configuration file of {@code vigil run}: Java properties, every key optional but {@code
 * data}. An unknown key, or a value that cannot be, stops the start with a sentence that names key,
 * value and what is allowed. {@code src/main/dist/etc/vigil.properties} explains every key.
 */
final class ConfigFile {
  static final List<String> KEYS =
      List.of(
          "data",
          "http.host",
          "http.port",
          "mqtt.host",
          "mqtt.port",
          "door.host",
          "door.port",
          "tls.certificate",
          "tls.key",
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
          "durability",
          "escalation.red",
          "escalation.orange",
          "escalation.yellow",
          "escalation.blue",
          "escalation.offline",
          "delivery.allow",
          "reports.at",
          "reports.days",
          "onboarding.trial.seconds",
          "opcua.host",
          "opcua.port",
          "quota.messages",
          "quota.bytes",
          "quota.connections",
          "quota.points",
          "quota.exports",
          "mqtt.url",
          "mqtt.password",
          "mqtt.folder",
          "ingest.port",
          "streaming.port",
          "streaming.parallelism",
          "flink.host",
          "flink.rpc.port",
          "flink.rest.port",
          "flink.folder",
          "flink.slots");

  private static final String LOOPBACK = "127.0.0.1";

  private static final Pattern SERVERS =
      Pattern.compile("[^\\s:/,]+:\\d{1,5}(\\s*,\\s*[^\\s:/,]+:\\d{1,5})*");
  private static final Pattern HTTP = Pattern.compile("https?://[^\\s/?#]+/?");
  private static final Pattern BROKER = Pattern.compile("(tcp|ssl)://[^\\s:/]+:\\d{1,5}");
  private static final Pattern JDBC = Pattern.compile("jdbc:(postgresql://[^\\s]+|h2:.+)");

  /** Relative folders are seen from here. */
  private final Path folder;

  private final Properties properties = new Properties();
  private final List<ConfigMistake> mistakes = new ArrayList<>();

  private ConfigFile(Path folder) {
    this.folder = folder;
  }

  /** What a file says, with defaults where it is wrong, and all that is wrong in it. */
  record Inspected(StandaloneOptions options, List<ConfigMistake> mistakes) {}

  /** The options that the file describes; throws {@link BadConfigException} listing all errors. */
  static StandaloneOptions read(Path file) throws IOException {
    return right(file, inspect(file, List.of()));
  }

  /** The same for a part that is a process of its own, and cannot be without these keys. */
  static StandaloneOptions read(Path file, List<String> needed) throws IOException {
    return right(file, inspect(file, needed));
  }

  private static StandaloneOptions right(Path file, Inspected inspected) throws IOException {
    if (!inspected.mistakes.isEmpty()) {
      throw new BadConfigException(
          inspected.mistakes.stream()
              .map(mistake -> "\n  " + mistake)
              .collect(Collectors.joining("", file + ":", "")));
    }
    return inspected.options;
  }

  /** What the file says and what is wrong in it; throws if it is no configuration file at all. */
  static Inspected inspect(Path file) throws IOException {
    return inspect(file, List.of());
  }

  private static Inspected inspect(Path file, List<String> needed) throws IOException {
    Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(file);
    ConfigFile config = new ConfigFile(folder);
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      config.properties.load(reader);
    } catch (NoSuchFileException e) {
      throw new BadConfigException(file + ": 没有此文件 | no such file");
    } catch (MalformedInputException | IllegalArgumentException e) {
      throw new BadConfigException(
          "%s: 不是 UTF-8 的 properties 文件（%s） | is no properties file in UTF-8: %s"
              .formatted(file, e.getMessage(), e.getMessage()));
    } catch (IOException e) {
      throw new BadConfigException(
          "%s: 不能读取（%s） | cannot be read: %s".formatted(file, e.getMessage(), e.getMessage()));
    }
    StandaloneOptions options = config.options();
    needed.forEach(config::need);
    config.mistakes.addAll(ConfigSecrets.mistakes(file, config.properties));
    return new Inspected(options, List.copyOf(config.mistakes));
  }

  private StandaloneOptions options() {
    for (String key : new TreeSet<>(properties.stringPropertyNames())) {
      if (!KEYS.contains(key)) {
        unknown(key);
      }
    }
    if (text("data").isEmpty()) {
      wrong("data", "缺少；须写明保存全部数据的目录", "missing; it names the folder that everything is kept in");
    }
    StandaloneOptions defaults = StandaloneOptions.defaults(data());
    Optional<ServerIdentity> identity = identity();
    return new StandaloneOptions(
        defaults.data(),
        host("http.host", identity),
        number("http.port", 0, 65_535, defaults.httpPort()),
        number("mqtt.port", 0, 65_535, defaults.mqttPort()),
        number("door.port", 0, 65_535, defaults.doorPort()),
        number("log.port", 0, 65_535, defaults.logPort()),
        number("store.port", 0, 65_535, defaults.storePort()),
        number("lanes", 1, 256, defaults.lanes()),
        number("connections", 1, 64, defaults.connections()),
        Duration.ofMillis(number("tick.millis", 1, 1_000, (int) defaults.tick().toMillis())),
        Duration.ofMillis(
            number(
                "checkpoint.millis", 100, 60_000, (int) defaults.checkpointInterval().toMillis())),
        parallelism(defaults),
        profile(defaults.profile()),
        false,
        escalation(),
        delivery(),
        reports(),
        Duration.ofSeconds(
            number("onboarding.trial.seconds", 1, 2_592_000, (int) defaults.trial().toSeconds())),
        scada(),
        new Quota(
            number("quota.messages", 1, 1_000_000, (int) defaults.quota().messagesPerSecond()),
            number("quota.bytes", 1_024, 1 << 30, (int) defaults.quota().bytesPerSecond())),
        number("quota.connections", 1, 5_000, defaults.gatewayConnections()),
        new EnterpriseQuota(
            number("quota.points", 1, EnterpriseQuota.MOST_POINTS, defaults.plantQuota().points()),
            number("quota.exports", 1, 100_000, defaults.plantQuota().exportsPerHour())),
        new OuterDoors(host("mqtt.host", identity), host("door.host", identity), identity),
        matching("log.bootstrap", SERVERS, "host:port,host:port"),
        store(),
        registry(),
        processes());
  }

  private void unknown(String key) {
    Optional<String> meant = NearestWord.of(key, KEYS);
    if (meant.isPresent()) {
      wrong(key, "没有此项，是否为 " + meant.get() + "？", "unknown; did you mean " + meant.get() + "?");
      return;
    }
    String known = String.join(", ", KEYS);
    wrong(key, "没有此项；可用的有 " + known, "unknown; known keys are " + known);
  }

  private void need(String key) {
    if (text(key).isEmpty()) {
      wrong(key, "缺少；该进程不能没有此项", "missing; this process cannot be without it");
    }
  }

  private void wrong(String key, String zh, String en) {
    mistakes.add(new ConfigMistake(key, zh, en));
  }

  private Path data() {
    return path("data").orElse(folder);
  }

  private Optional<Path> path(String key) {
    try {
      return text(key).map(name -> folder.resolve(name).normalize());
    } catch (InvalidPathException e) {
      wrong(key, "不是路径：" + e.getMessage(), "is no path: " + e.getMessage());
      return Optional.empty();
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
    wrong(
        key,
        "“%s” 不是 %d 到 %d 的整数".formatted(text.get(), least, most),
        "'%s' is not a whole number from %d to %d".formatted(text.get(), least, most));
    return otherwise;
  }

  private Optional<String> matching(String key, Pattern form, String example) {
    Optional<String> text = text(key);
    if (text.isPresent() && !form.matcher(text.get()).matches()) {
      wrong(
          key,
          "“%s” 的写法应如 %s".formatted(text.get(), example),
          "'%s' is not written like %s".formatted(text.get(), example));
    }
    return text;
  }

  private DurabilityProfile profile(DurabilityProfile otherwise) {
    Optional<String> text = text("durability");
    if (text.isEmpty()) {
      return otherwise;
    }
    try {
      return DurabilityProfile.valueOf(text.get().toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      wrong(
          "durability",
          "“%s” 不是 demo、process、power 之一".formatted(text.get()),
          "'%s' is none of demo, process, power".formatted(text.get()));
      return otherwise;
    }
  }

  private EscalationPlans escalation() {
    Map<Key, EscalationPlan> plans = new EnumMap<>(Key.class);
    for (Key key : Key.values()) {
      String name = "escalation." + key.name().toLowerCase(Locale.ROOT);
      Optional<String> text = text(name);
      if (text.isPresent()) {
        try {
          plans.put(key, EscalationPlan.parse(text.get()));
        } catch (IllegalArgumentException e) {
          wrong(
              name,
              "“%s” 的写法应如 %s".formatted(text.get(), "county 5m, prefecture 5m, province"),
              String.valueOf(e.getMessage()));
        }
      }
    }
    return new EscalationPlans(plans);
  }

  private DeliveryOptions delivery() {
    Optional<String> text = text("delivery.allow");
    if (text.isPresent()) {
      try {
        return DeliveryOptions.byDefault().allowing(DeliveryOptions.networks(text.get()));
      } catch (IllegalArgumentException e) {
        wrong(
            "delivery.allow",
            "“%s” 的写法应如 10.0.0.0/8, 192.168.1.20/32".formatted(text.get()),
            String.valueOf(e.getMessage()));
      }
    }
    return DeliveryOptions.byDefault();
  }

  private ReportOptions reports() {
    ReportOptions defaults = ReportOptions.byDefault();
    int days = number("reports.days", 1, 36_500, defaults.keepDays());
    Optional<String> at = text("reports.at");
    try {
      return new ReportOptions(at.map(LocalTime::parse).orElse(defaults.at()), days);
    } catch (DateTimeParseException e) {
      wrong(
          "reports.at",
          "“%s” 的写法应如 08:00".formatted(at.orElse("")),
          "'%s' is not written like 08:00".formatted(at.orElse("")));
      return defaults;
    }
  }

  private Optional<ScadaOptions> scada() {
    int port = number("opcua.port", 0, 65_535, 0);
    return port == 0
        ? Optional.empty()
        : Optional.of(new ScadaOptions(text("opcua.host").orElse("127.0.0.1"), port));
  }

  /** An address to listen on: that of loopback, or any other with a certificate. */
  private String host(String key, Optional<ServerIdentity> identity) {
    String host = text(key).orElse(LOOPBACK);
    if (OuterDoors.isLoopback(host) || identity.isPresent()) {
      return host;
    }
    wrong(
        key,
        "“%s” 不是本机回环地址，须先写明 tls.certificate 和 tls.key，否则口令和读数以明文传输".formatted(host),
        "'%s' is not the loopback address: name tls.certificate and tls.key first, or passwords and readings travel in plain text"
            .formatted(host));
    return LOOPBACK;
  }

  private Optional<ServerIdentity> identity() {
    Optional<String> certificate = text("tls.certificate");
    Optional<String> key = text("tls.key");
    if (certificate.isEmpty() && key.isEmpty()) {
      return Optional.empty();
    }
    if (certificate.isEmpty() || key.isEmpty()) {
      String missing = certificate.isEmpty() ? "tls.certificate" : "tls.key";
      wrong(missing, "缺少；证书与私钥须同时写明", "missing; certificate and key go together");
      return Optional.empty();
    }
    try {
      return Optional.of(
          ServerIdentity.read(folder.resolve(certificate.get()), folder.resolve(key.get())));
    } catch (IdentityException e) {
      wrong(e.key(), e.zh(), e.en());
    } catch (IOException | InvalidPathException e) {
      wrong("tls.certificate", String.valueOf(e.getMessage()), String.valueOf(e.getMessage()));
    }
    return Optional.empty();
  }

  private Optional<StoreAddress> store() {
    Optional<String> url = matching("store.url", HTTP, "http://host:9000");
    if (url.isEmpty()) {
      return Optional.empty();
    }
    String kind = text("store.kind").orElse("questdb");
    Optional<StoreAddress> store =
        StoreAddress.of(url.get(), kind, text("store.database").orElse("vigil"));
    if (store.isEmpty()) {
      wrong(
          "store.kind",
          "“%s” 不是 %s 之一".formatted(kind, StoreAddress.KINDS),
          "'%s' is none of %s".formatted(kind, StoreAddress.KINDS));
    }
    return store;
  }

  private Optional<RegistryAddress> registry() {
    return matching("registry.url", JDBC, "jdbc:postgresql://host/database")
        .map(
            url ->
                new RegistryAddress(
                    url,
                    text("registry.user").orElse("vigil"),
                    text("registry.password").orElse("")));
  }

  private ProcessOptions processes() {
    ProcessOptions defaults = ProcessOptions.defaults();
    return new ProcessOptions(
        matching("mqtt.url", BROKER, "tcp://host:1883")
            .map(url -> new BrokerAddress(url, text("mqtt.password").orElse(""))),
        path("mqtt.folder"),
        number("ingest.port", 0, 65_535, defaults.ingestPort()),
        number("streaming.port", 0, 65_535, defaults.streamingPort()),
        cluster());
  }

  private Optional<ClusterAddress> cluster() {
    Optional<String> host = text("flink.host");
    if (host.isEmpty()) {
      return Optional.empty();
    }
    need("flink.folder");
    return Optional.of(
        new ClusterAddress(
            host.get(),
            number("flink.rpc.port", 1, 65_535, ClusterAddress.RPC_PORT),
            number("flink.rest.port", 1, 65_535, ClusterAddress.REST_PORT),
            path("flink.folder").orElse(folder),
            number("flink.slots", 1, 256, ClusterAddress.SLOTS)));
  }

  private int parallelism(StandaloneOptions defaults) {
    int lanes = number("lanes", 1, 256, defaults.lanes());
    return number("streaming.parallelism", 1, Math.max(1, lanes / 2), defaults.parallelism());
  }

  /** What is wrong with a configuration, all of it, in words. */
  static final class BadConfigException extends IOException {
    BadConfigException(String message) {
      super(message);
    }
  }
}
