package io.vigil.alerting.testing;

import io.vigil.alerting.AlertingOptions.Database;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** A real PostgreSQL in a process of its own that waits for its disk, as in production. */
public final class PostgresNode implements AutoCloseable {
  private final EmbeddedPostgres server;

  private PostgresNode(EmbeddedPostgres server) {
    this.server = server;
  }

  /** A database that runs; skips the test where there can be none. */
  public static PostgresNode start(Path folder) throws IOException {
    Path binaries = Files.createDirectories(folder.resolve("binaries"));
    try {
      // Without these settings the test tool runs without fsync, and would prove nothing.
      return new PostgresNode(
          EmbeddedPostgres.builder()
              .setOverrideWorkingDirectory(binaries.toFile())
              .setServerConfig("fsync", "on")
              .setServerConfig("synchronous_commit", "on")
              .setServerConfig("full_page_writes", "on")
              .start());
    } catch (IOException | RuntimeException e) {
      return Assumptions.abort(
          "PostgreSQL cannot be started here (as root it needs user namespaces): " + e);
    }
  }

  /** How to reach it. */
  public Database database() {
    return new Database(server.getJdbcUrl("postgres", "postgres"), "postgres", "");
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
