package io.vigil.alerting.intake;

import io.vigil.alerting.AlertingOptions.Database;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The intake on H2 in a file, as in the embedded profile. */
class H2IntakeIT extends IntakeSuite {
  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    start(folder, Database.h2(folder));
  }
}
