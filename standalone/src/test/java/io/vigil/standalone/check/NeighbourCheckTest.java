package io.vigil.standalone.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NeighbourCheckTest {
  @ParameterizedTest
  @CsvSource({
    "127.0.0.1:%d",
    "http://127.0.0.1:%d",
    "http://127.0.0.1:%d/",
    "postgresql://127.0.0.1:%d/vigil?ssl=true"
  })
  void aServerThatListensIsGoodAndOneThatStoppedIsNamed(String form) throws IOException {
    String address;
    int port;
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"))) {
      port = server.getLocalPort();
      address = form.formatted(port);
      assertThat(NeighbourCheck.check("store.url", address, 1)).isEmpty();
    }

    Optional<ConfigMistake> mistake = NeighbourCheck.check("store.url", address, 1);

    assertThat(mistake.orElseThrow().key()).isEqualTo("store.url");
    assertThat(mistake.orElseThrow().zh()).contains("连不上 127.0.0.1:" + port);
    assertThat(mistake.orElseThrow().en()).contains("127.0.0.1:" + port + " cannot be reached");
  }

  @Test
  void withoutAPortTheUsualOneIsTried() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"))) {
      assertThat(NeighbourCheck.check("k", "http://127.0.0.1", server.getLocalPort())).isEmpty();
    }
  }

  @Test
  void anAddressOfSeveralHostsIsLeftToItsDriver() {
    assertThat(NeighbourCheck.check("registry.url", "postgresql://a,b/vigil", 1)).isEmpty();
  }
}
