package io.vigil.standalone.national;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** The load of the national system through the whole chain, at a tenth of its scale. */
class NationalLoadIT {
  @TempDir Path folder;

  @Test
  @DisplayName(
      "scenario 16, a tenth of it: a burst of five times as many loses and doubles nothing")
  void nothingIsLostOrDoubled() throws IOException, InterruptedException {
    NationalReport report =
        new NationalLoad(
                folder,
                NationalScale.tenth(),
                line -> LoggerFactory.getLogger(NationalLoadIT.class).info(line))
            .run();
    assertThat(report.isClean()).as(report.inWords()).isTrue();
    assertThat(report.bad()).as("control").isPositive();
    assertThat(report.late()).as("control").isPositive();
  }
}
