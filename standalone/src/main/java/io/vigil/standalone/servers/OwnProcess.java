package io.vigil.standalone.servers;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A program in a process of its own that can be killed and started again with the same words. One
 * thread.
 */
public final class OwnProcess implements AutoCloseable {
  private static final long POLL_MILLIS = 100;
  private static final long STOP_SECONDS = 20;

  private final String name;
  private final List<String> command;
  private final Path output;
  private final Answering answering;
  private @Nullable Process process;

  /** Whether what runs does its work now. */
  public interface Answering {
    /** An {@link IOException} counts as no. */
    boolean now() throws IOException, InterruptedException;
  }

  /**
   * A program that does not run yet.
   *
   * @param name for people
   * @param command program and words
   * @param output file that gets what it says
   * @param answering whether it does its work
   */
  public OwnProcess(String name, List<String> command, Path output, Answering answering) {
    this.name = name;
    this.command = List.copyOf(command);
    this.output = output;
    this.answering = answering;
  }

  /** Its name, for people. */
  public String name() {
    return name;
  }

  /** Starts it; does not wait for anything. */
  public void start() throws IOException {
    process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
            .start();
  }

  /**
   * Returns when all do their work at the same time. One that ends meanwhile is started again, as a
   * service manager would: what it needs may not be there yet.
   *
   * @throws IOException if it takes longer
   */
  public static void await(List<OwnProcess> processes, Duration patience)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    while (true) {
      Optional<OwnProcess> missing = Optional.empty();
      for (OwnProcess process : processes) {
        if (!process.answers()) {
          missing = Optional.of(process);
          if (!process.isAlive()) {
            process.start();
          }
        }
      }
      if (missing.isEmpty()) {
        return;
      }
      if (System.nanoTime() > end) {
        throw new IOException(
            missing.get().name
                + " does not work after "
                + patience
                + "; see "
                + missing.get().output);
      }
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
    }
  }

  /** SIGKILL: no goodbye, no flush. */
  public void kill() throws InterruptedException {
    if (process != null) {
      process.destroyForcibly().waitFor();
    }
  }

  /** SIGSTOP: it stands still, and keeps its connections. */
  public void pause() throws IOException, InterruptedException {
    signal("-STOP");
  }

  /** SIGCONT: it goes on where it stood. */
  public void resume() throws IOException, InterruptedException {
    signal("-CONT");
  }

  private void signal(String signal) throws IOException, InterruptedException {
    if (process != null) {
      new ProcessBuilder("kill", signal, Long.toString(process.pid())).start().waitFor();
    }
  }

  /** Asks it to end; kills it if it takes longer than 20 s. Its exit status. */
  public int stop() throws InterruptedException {
    if (process == null) {
      return 0;
    }
    process.destroy();
    if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
    return process.waitFor();
  }

  /**
   * Returns its exit status when it has ended by itself.
   *
   * @throws IOException if it takes longer, or was never started
   */
  public int awaitEnd(Duration patience) throws IOException, InterruptedException {
    if (process == null || !process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new IOException(name + " did not end within " + patience + "; see " + output);
    }
    return process.exitValue();
  }

  /** Kills it, if it runs. */
  @Override
  public void close() {
    if (process != null) {
      process.destroyForcibly();
    }
  }

  private boolean isAlive() {
    return process != null && process.isAlive();
  }

  private boolean answers() throws InterruptedException {
    try {
      return isAlive() && answering.now();
    } catch (IOException e) {
      return false;
    }
  }
}
