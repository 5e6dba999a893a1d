package io.vigil.standalone.dist;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.standalone.Endpoints;
import io.vigil.standalone.check.JavaCheck;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The package runs from an empty folder, with a plain Java, and without Maven. */
@Timeout(300)
class PackageIT {
  private static final Duration READY_LIMIT = Duration.ofSeconds(120);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(60);

  @TempDir static Path folder;

  private static UnpackedVigil vigil;
  private static Path said;

  @BeforeAll
  static void unpack() throws IOException, InterruptedException {
    vigil = UnpackedVigil.in(folder);
    said = folder.resolve("said");
  }

  @Test
  void itIsCheckedRunsAndStopsOnAJavaThatHasNoMoreThanIsAskedFor()
      throws IOException, InterruptedException {
    Path java = plainJava();
    Files.writeString(
        vigil.home().resolve("etc/vigil.properties"),
        "http.port=0\nmqtt.port=0\n",
        StandardOpenOption.APPEND);
    Path data = vigil.home().resolve("data");

    assertThat(vigil.run(java, said, "check-config")).as(said()).isZero();
    assertThat(said()).contains("没有发现问题 | nothing wrong was found");
    assertThat(data).doesNotExist();

    Process running = vigil.start(java, said, "run");
    try {
      assertThat(readiness(awaitEndpoints(data, running))).isEqualTo(200);
      // The ports are taken, by itself: a restart will find them free.
      assertThat(vigil.run(java, folder.resolve("checked"), "check-config")).isZero();

      running.destroy();

      assertThat(running.waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)).as(said()).isTrue();
      assertThat(running.exitValue()).as(said()).isZero();
    } finally {
      running.destroyForcibly();
    }
    assertThat(data.resolve("endpoints.json")).doesNotExist();
    assertThat(Files.readString(data.resolve("logs/vigil.log")))
        .contains("alerting started", "log stopped");
  }

  @Test
  void anOlderJavaIsRefusedInWords() throws IOException, InterruptedException {
    Path old = fakeJava("#!/bin/sh\necho 'openjdk version \"11.0.2\" 2019-01-15' >&2\n");

    assertThat(vigil.run(old, said, "check-config")).isEqualTo(3);

    assertThat(said())
        .isEqualTo("vigil: 现有 Java 11，须为 17 或更新 | Java 11 found, 17 or newer is needed\n");
  }

  @Test
  void noJavaIsSaidInWords() throws IOException, InterruptedException {
    assertThat(vigil.run(folder.resolve("nowhere"), said, "run")).isEqualTo(3);

    assertThat(said()).startsWith("vigil: 未找到 Java").contains("no java found");
  }

  /** What comes with it: who starts it as a service, and whose libraries they are. */
  @Test
  void theUnitAsksForNoPrivilegeAndTheLibrariesAreListed() throws IOException {
    assertThat(vigil.home().resolve("etc/systemd/vigil.service"))
        .content()
        .contains("ExecStart=/opt/vigil/bin/vigil run /etc/vigil/vigil.properties\n")
        .contains("User=vigil\n", "NoNewPrivileges=yes\n", "ProtectSystem=strict\n");
    assertThat(vigil.home().resolve("THIRD-PARTY.txt")).content().contains("org.questdb:questdb");
  }

  private static Path plainJava() {
    Path java = folder.resolve("java");
    int status =
        ToolProvider.findFirst("jlink")
            .orElseThrow()
            .run(
                System.out,
                System.err,
                "--add-modules",
                String.join(",", JavaCheck.MODULES),
                "--output",
                java.toString());
    assertThat(status).as("jlink").isZero();
    return java;
  }

  private static Path fakeJava(String script) throws IOException {
    Path home = folder.resolve("old-java");
    Path java = Files.createDirectories(home.resolve("bin")).resolve("java");
    Files.writeString(java, script);
    Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
    return home;
  }

  private static Endpoints awaitEndpoints(Path data, Process running)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + READY_LIMIT.toNanos();
    while (System.nanoTime() < end) {
      Optional<Endpoints> written = Endpoints.read(data);
      if (written.isPresent()) {
        return written.get();
      }
      if (running.waitFor(100, TimeUnit.MILLISECONDS)) {
        break;
      }
    }
    throw new AssertionError("not ready: " + said());
  }

  private static int readiness(Endpoints endpoints) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(endpoints.http() + "/health/readiness"))
            .timeout(READY_LIMIT)
            .build();
    return HttpClient.newHttpClient()
        .send(request, HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  private static String said() throws IOException {
    return Files.readString(said);
  }
}
