package io.vigil.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EndpointsTest {
  private static final Endpoints SAID =
      new Endpoints(
          "http://127.0.0.1:8080",
          "tcp://127.0.0.1:1883",
          "http://127.0.0.1:8081",
          "127.0.0.1:9092",
          "http://127.0.0.1:9000",
          "PROCESS",
          4711);

  @TempDir Path data;

  @Test
  void whatIsWrittenIsReadBackAndLeavesNoHalf() throws IOException {
    SAID.write(data);
    assertThat(Endpoints.read(data)).contains(SAID);
    assertThat(data.toFile().list()).containsExactly("endpoints.json");
  }

  @Test
  void anotherStartReplacesWhatTheLastOneSaid() throws IOException {
    SAID.write(data);
    Endpoints later =
        new Endpoints(
            SAID.http(), SAID.mqtt(), SAID.door(), SAID.log(), SAID.store(), "POWER", 4712);
    later.write(data);
    assertThat(Endpoints.read(data)).contains(later);
  }

  @Test
  void nothingIsReadyWhereNobodyWroteOrTheFileWasRemoved() throws IOException {
    assertThat(Endpoints.read(data)).isEmpty();
    assertThat(Endpoints.read(data.resolve("no-such-folder"))).isEmpty();
    SAID.write(data);
    Endpoints.delete(data);
    Endpoints.delete(data);
    assertThat(Endpoints.read(data)).isEmpty();
  }

  @Test
  void aHalfThatAKillLeftIsNotRead() throws IOException {
    Files.writeString(data.resolve("endpoints.json.half"), "{\"http\":\"http");
    assertThat(Endpoints.read(data)).isEmpty();
    SAID.write(data);
    assertThat(Endpoints.read(data)).contains(SAID);
  }
}
