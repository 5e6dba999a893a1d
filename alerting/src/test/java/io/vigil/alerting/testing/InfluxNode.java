package io.vigil.alerting.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** A real InfluxDB 1.x: Debian's {@code influxd} on free ports. */
public final class InfluxNode implements AutoCloseable {
  private static final Path INFLUXD = Path.of("/usr/bin/influxd");

  private final Process process;
  private final String base;

  private InfluxNode(Process process, String base) {
    this.process = process;
    this.base = base;
  }

  /** Starts it with the empty database {@code vigil}; skips the test where it is not installed. */
  public static InfluxNode start(Path folder) throws Exception {
    Assumptions.assumeTrue(
        Files.isExecutable(INFLUXD), INFLUXD + " is missing: apt-get install influxdb");
    Path own = Files.createDirectories(folder.resolve("influx"));
    int port = freePort();
    Path config =
        Files.writeString(
            own.resolve("influx.conf"),
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
                .formatted(freePort(), own, own, own, port));
    Process process =
        new ProcessBuilder(INFLUXD.toString(), "run", "-config", config.toString())
            .redirectErrorStream(true)
            .redirectOutput(own.resolve("out.log").toFile())
            .start();
    InfluxNode node = new InfluxNode(process, "http://127.0.0.1:" + port);
    Eventually.get(node::makeDatabase, made -> made);
    return node;
  }

  /** Address for readers. */
  public URI url() {
    return URI.create(base + "/?db=vigil");
  }

  /** Writes lines as the history job does. */
  public void write(String lines) throws IOException, InterruptedException {
    StoreNode.send(URI.create(base + "/write?db=vigil&precision=ms"), lines);
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().orTimeout(10, TimeUnit.SECONDS).join();
  }

  private boolean makeDatabase() throws InterruptedException {
    try {
      StoreNode.send(URI.create(base + "/query?q=CREATE%20DATABASE%20vigil"), "");
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
