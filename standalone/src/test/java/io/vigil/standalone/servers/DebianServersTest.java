package io.vigil.standalone.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class DebianServersTest {
  /** What is run in tests is what people are told to write. */
  @Test
  void operationsShowsWhatMosquittoIsToldHere() throws IOException {
    String operations = Files.readString(Path.of("../docs/operations.md"));

    assertThat(operations)
        .contains("<!-- mosquitto-conf -->\n```\n" + DebianServers.MOSQUITTO_CONF + "```\n");
  }
}
