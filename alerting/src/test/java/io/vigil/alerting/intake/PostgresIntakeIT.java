package io.vigil.alerting.intake;

import io.vigil.alerting.testing.PostgresNode;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The intake on a real PostgreSQL that waits for its disk, as in production. */
class PostgresIntakeIT extends IntakeSuite {
  private @Nullable PostgresNode postgres;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    PostgresNode started = PostgresNode.start(folder.resolve("postgres"));
    postgres = started;
    start(folder, started.database());
  }

  @AfterAll
  void stopPostgres() throws IOException {
    super.stop();
    if (postgres != null) {
      postgres.close();
    }
  }
}
