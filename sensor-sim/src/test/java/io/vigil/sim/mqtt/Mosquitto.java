package io.vigil.sim.mqtt;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A real Mosquitto that a test may stop and start again on the same port. */
public final class Mosquitto implements AutoCloseable {
  private static final Path BINARY = Path.of("/usr/sbin/mosquitto");

  private final Path config;
  private final int port;
  private @Nullable Process process;

  private Mosquitto(Path config, int port) {
    this.config = config;
    this.port = port;
  }

  /** A running broker; skips the test, naming the path, where Mosquitto is not installed. */
  public static Mosquitto start(Path folder) throws IOException {
    assumeTrue(Files.isExecutable(BINARY), "skipped: no Mosquitto at " + BINARY);
    int port = freePort();
    Path config = folder.resolve("mosquitto.conf");
    Files.writeString(
        config,
        String.join(
            "\n",
            "listener " + port + " 127.0.0.1",
            "allow_anonymous true",
            "user " + System.getProperty("user.name"),
            "persistence true",
            "persistence_location " + folder + "/",
            "max_queued_messages 100000",
            ""));
    Mosquitto broker = new Mosquitto(config, port);
    broker.startAgain();
    return broker;
  }

  /** Where it listens. */
  public String url() {
    return "tcp://127.0.0.1:" + port;
  }

  void startAgain() throws IOException {
    Process started =
        new ProcessBuilder(BINARY.toString(), "-c", config.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    process = started;
    Wait.until("Mosquitto answers", this::answers);
  }

  void stop() {
    Process running = process;
    if (running != null) {
      running.destroy();
      Wait.until("Mosquitto ended", () -> !running.isAlive());
      process = null;
    }
  }

  @Override
  public void close() {
    stop();
  }

  private boolean answers() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress("127.0.0.1", port), 200);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
