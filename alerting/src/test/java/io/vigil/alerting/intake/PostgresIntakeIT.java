package io.vigil.alerting.intake;

import io.vigil.alerting.AlertingOptions.Database;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The intake on a real PostgreSQL that waits for its disk, as in production. */
class PostgresIntakeIT extends IntakeSuite {
  private @Nullable EmbeddedPostgres postgres;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    EmbeddedPostgres started = postgres(folder.resolve("postgres"));
    postgres = started;
    start(folder, new Database(started.getJdbcUrl("postgres", "postgres"), "postgres", ""));
  }

  @AfterAll
  void stopPostgres() throws IOException {
    super.stop();
    if (postgres != null) {
      postgres.close();
    }
  }

  /** Without these settings the test tool runs without fsync, and would prove nothing. */
  private static EmbeddedPostgres postgres(Path folder) throws IOException {
    Path binaries = Files.createDirectories(folder.resolve("binaries"));
    try {
      return EmbeddedPostgres.builder()
          .setOverrideWorkingDirectory(binaries.toFile())
          .setServerConfig("fsync", "on")
          .setServerConfig("synchronous_commit", "on")
          .setServerConfig("full_page_writes", "on")
          .start();
    } catch (IOException | RuntimeException e) {
      return Assumptions.abort(
          "PostgreSQL cannot be started here (as root it needs user namespaces): " + e);
    }
  }
}
