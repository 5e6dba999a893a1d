package io.vigil.standalone.servers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Mosquitto, PostgreSQL and InfluxDB 1.x as Debian packages them, on loopback, with everything they
 * keep in a folder that is given.
 */
public final class DebianServers {
  private static final Path MOSQUITTO = Path.of("/usr/sbin/mosquitto");
  private static final Path INFLUXD = Path.of("/usr/bin/influxd");
  private static final Path POSTGRESQL = Path.of("/usr/lib/postgresql");
  private static final long SETUP_SECONDS = 60;

  /** Where the configuration for one machine has its folder and its port. */
  static final String MOSQUITTO_FOLDER = "/var/lib/vigil/mosquitto";

  /**
   * What Mosquitto is told; {@code docs/operations.md} shows it. Queues are as long as it takes,
   * and what must not be lost is what senders keep: written out once a second.
   */
  static final String MOSQUITTO_CONF =
      """
      listener 1883 127.0.0.1
      allow_anonymous false
      password_file /var/lib/vigil/mosquitto/passwords
      acl_file /var/lib/vigil/mosquitto/acl
      pid_file /var/lib/vigil/mosquitto/mosquitto.pid
      persistence true
      persistence_location /var/lib/vigil/mosquitto/
      autosave_interval 1
      max_queued_messages 100000
      max_inflight_messages 1000
      message_size_limit 1048576
      set_tcp_nodelay true
      """;

  private DebianServers() {}

  /** What is not installed, as the words for apt; empty when all is. */
  public static List<String> missing() throws IOException {
    List<String> missing = new ArrayList<>();
    if (!Files.isExecutable(MOSQUITTO)) {
      missing.add("mosquitto");
    }
    if (!Files.isExecutable(INFLUXD)) {
      missing.add("influxdb");
    }
    if (postgresql().isEmpty()) {
      missing.add("postgresql");
    }
    return missing;
  }

  /**
   * A broker that lets in who stands in the files {@code passwords} and {@code acl} of the folder.
   */
  public static OwnProcess mosquitto(Path folder, int port) throws IOException {
    Files.createDirectories(folder);
    String conf =
        MOSQUITTO_CONF
            .replace(MOSQUITTO_FOLDER, folder.toString())
            .replace("1883", Integer.toString(port));
    Path file =
        Files.writeString(folder.resolve("mosquitto.conf"), isRoot() ? conf + "user root\n" : conf);
    return new OwnProcess(
        "mosquitto",
        List.of(MOSQUITTO.toString(), "-c", file.toString()),
        folder.resolve("out.log"),
        Answers.connection(port));
  }

  /** An InfluxDB 1.x, empty at first. */
  public static OwnProcess influx(Path folder, int port, int innerPort) throws IOException {
    Files.createDirectories(folder);
    Path file =
        Files.writeString(
            folder.resolve("influx.conf"),
            """
            reporting-disabled = true
            bind-address = "127.0.0.1:%d"
            [meta]
              dir = "%s/meta"
            [data]
              dir = "%s/data"
              wal-dir = "%s/wal"
            [monitor]
              store-enabled = false
            [http]
              bind-address = "127.0.0.1:%d"
              log-enabled = false
            """
                .formatted(innerPort, folder, folder, folder, port));
    return new OwnProcess(
        "influxdb",
        List.of(INFLUXD.toString(), "run", "-config", file.toString()),
        folder.resolve("out.log"),
        Answers.get("http://127.0.0.1:" + port + "/ping"));
  }

  /**
   * A PostgreSQL whose user {@code vigil} needs no password, with Debian's settings: it waits for
   * its disk.
   */
  public static OwnProcess postgres(Path folder, int port)
      throws IOException, InterruptedException {
    Path programs =
        postgresql()
            .orElseThrow(() -> new IOException("PostgreSQL is not installed"))
            .resolve("bin");
    Files.createDirectories(folder);
    Path data = folder.resolve("data");
    if (!Files.exists(data)) {
      setUp(
          List.of(
              programs.resolve("initdb").toString(),
              "--pgdata=" + data,
              "--username=vigil",
              "--auth=trust",
              "--encoding=UTF8",
              "--locale=C.UTF-8"),
          folder.resolve("initdb.log"));
    }
    return new OwnProcess(
        "postgresql",
        unprivileged(
            List.of(
                programs.resolve("postgres").toString(),
                "-D",
                data.toString(),
                "-p",
                Integer.toString(port),
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "unix_socket_directories=")),
        folder.resolve("out.log"),
        Answers.connection(port));
  }

  private static void setUp(List<String> command, Path output)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(unprivileged(command))
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    if (!process.waitFor(SETUP_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
      process.destroyForcibly();
      throw new IOException(Files.readString(output, StandardCharsets.UTF_8));
    }
  }

  /** PostgreSQL refuses to run as root; in a name space of its own, root is nobody. */
  private static List<String> unprivileged(List<String> command) {
    return isRoot()
        ? Stream.concat(Stream.of("unshare", "-U"), command.stream()).toList()
        : command;
  }

  private static boolean isRoot() {
    return System.getProperty("user.name").equals("root");
  }

  /** The newest that is installed. */
  private static Optional<Path> postgresql() throws IOException {
    if (!Files.isDirectory(POSTGRESQL)) {
      return Optional.empty();
    }
    try (Stream<Path> versions = Files.list(POSTGRESQL)) {
      return versions
          .filter(version -> Files.isExecutable(version.resolve("bin/postgres")))
          .max((a, b) -> Integer.compare(number(a), number(b)));
    }
  }

  private static int number(Path version) {
    String name = String.valueOf(version.getFileName());
    return name.matches("\\d+") ? Integer.parseInt(name) : 0;
  }
}
