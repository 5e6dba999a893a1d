package io.vigil.alerting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Alerting in a process of its own, that can be killed. */
final class AlertingProcess {
  private final Process process;

  private AlertingProcess(Process process) {
    this.process = process;
  }

  /**
   * Starts it.
   *
   * @param folder for its configuration and what it prints
   * @param more further lines of its configuration
   */
  static AlertingProcess start(Path folder, AlertingOptions options, String... more)
      throws IOException {
    Path config =
        Files.writeString(
            folder.resolve("alerting.properties"),
            "data=%s%nlog=%s%nhttp.port=0%n%s%n"
                .formatted(options.data(), options.bootstrap(), String.join("\n", more)));
    return new AlertingProcess(
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-Duser.timezone=UTC",
                "-cp",
                System.getProperty("java.class.path"),
                AlertingMain.class.getName(),
                config.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("alerting.log").toFile())
            .start());
  }

  /** kill -9. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    awaitEnd();
  }

  /** SIGSTOP: it stands still, and notices nothing. */
  void pause() throws IOException, InterruptedException {
    signal("-STOP");
  }

  /** SIGCONT. */
  void resume() throws IOException, InterruptedException {
    signal("-CONT");
  }

  /** Its exit status, once it has ended. */
  int awaitEnd() throws InterruptedException {
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("it ends").isTrue();
    return process.exitValue();
  }

  private void signal(String signal) throws IOException, InterruptedException {
    int status = new ProcessBuilder("kill", signal, Long.toString(process.pid())).start().waitFor();
    assertThat(status).as("kill %s", signal).isZero();
  }
}
