package io.vigil.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A Vigil in a JVM of its own, for those who want to kill it. It keeps data folder and ports over
 * restarts. One thread.
 */
public final class ServerProcess implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofMinutes(5);
  private static final long POLL_MILLIS = 50;

  private final Path config;
  private final Path data;
  private final Path output;
  private final String heap;
  private Process process;

  private ServerProcess(Path config, Path data, Path output, String heap) throws IOException {
    this.config = config;
    this.data = data;
    this.output = output;
    this.heap = heap;
    process = launch();
  }

  /**
   * Starts {@code vigil run} with this configuration file and waits until it is ready.
   *
   * @param config configuration file
   * @param data the data folder that it names
   * @param output where the process writes what it says
   * @param heap for example {@code 1g}
   */
  public static ServerProcess start(Path config, Path data, Path output, String heap)
      throws IOException, InterruptedException {
    Files.createDirectories(data);
    Endpoints.delete(data);
    ServerProcess server = new ServerProcess(config, data, output, heap);
    try {
      server.awaitReady();
      return server;
    } catch (IOException | InterruptedException e) {
      server.close();
      throw e;
    }
  }

  /** Where it can be reached. */
  public Endpoints endpoints() throws IOException {
    return Endpoints.read(data).orElseThrow(() -> new IOException("no endpoints in " + data));
  }

  /** SIGKILL: no goodbye, no flush. */
  public void kill() throws InterruptedException, IOException {
    process.destroyForcibly();
    process.waitFor();
    Endpoints.delete(data);
  }

  /** Starts it again and waits until it is ready. */
  public void restart() throws IOException, InterruptedException {
    process = launch();
    awaitReady();
  }

  /** Asks it to stop; kills it if it takes longer than 20 s. Returns how long it took. */
  public Duration stop() throws InterruptedException {
    long began = System.nanoTime();
    process.destroy();
    if (!process.waitFor(20, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
    return Duration.ofNanos(System.nanoTime() - began);
  }

  /** Its process id. */
  public long pid() {
    return process.pid();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  private Process launch() throws IOException {
    return new ProcessBuilder(VigilProcess.command(heap, "run", config.toString()))
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
        .start();
  }

  private void awaitReady() throws IOException, InterruptedException {
    long end = System.nanoTime() + START_LIMIT.toNanos();
    while (System.nanoTime() < end) {
      Optional<Endpoints> endpoints = Endpoints.read(data);
      if (endpoints.isPresent() && endpoints.get().pid() == process.pid()) {
        return;
      }
      if (process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
        throw new IOException("the server ended at its start; see " + output);
      }
    }
    throw new IOException("the server was not ready in " + START_LIMIT + "; see " + output);
  }
}
