package io.vigil.standalone.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.standalone.Endpoints;
import io.vigil.standalone.StandaloneOptions;
import io.vigil.standalone.embedded.FreePorts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortCheckTest {
  @TempDir Path data;

  @Test
  void freePortsAreGood() throws IOException {
    assertThat(mistakes(ports(FreePorts.pick(), FreePorts.pick()))).isEmpty();
    assertThat(mistakes(ports(0, 0))).isEmpty();
  }

  @Test
  void aPortThatSomebodyListensOnIsNamed() throws IOException {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      assertThat(mistakes(ports(0, other.getLocalPort())))
          .singleElement()
          .satisfies(
              mistake -> {
                assertThat(mistake.key()).isEqualTo("mqtt.port");
                assertThat(mistake.en()).contains("127.0.0.1:" + other.getLocalPort());
                assertThat(mistake.zh()).contains("不能监听 127.0.0.1:" + other.getLocalPort());
              });
    }
  }

  @Test
  void thePortsOfTheVigilThatRunsHereAreItsOwn() throws IOException {
    try (ServerSocket running = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      int port = running.getLocalPort();
      endpoints(port, ProcessHandle.current().pid()).write(data);
      assertThat(mistakes(ports(port, 0))).isEmpty();

      // What a killed one left behind owns nothing.
      endpoints(port, Long.MAX_VALUE).write(data);
      assertThat(mistakes(ports(port, 0))).hasSize(1);
    }
  }

  @Test
  void onePortForTwoIsNamed() throws IOException {
    int port = FreePorts.pick();

    assertThat(mistakes(ports(port, port)))
        .singleElement()
        .satisfies(
            mistake -> {
              assertThat(mistake.key()).isEqualTo("mqtt.port");
              assertThat(mistake.en()).contains("port " + port + " is that of http.port");
            });
  }

  @Test
  void anAddressOfAnotherMachineIsNamed() throws IOException {
    List<ConfigMistake> mistakes = new ArrayList<>();

    // Reserved for documentation (RFC 5737): no machine has it.
    assertThat(PortCheck.host("http.host", "192.0.2.1", mistakes)).isEmpty();

    assertThat(mistakes).hasSize(1);
    assertThat(mistakes.get(0).key()).isEqualTo("http.host");
    assertThat(mistakes.get(0).zh()).contains("192.0.2.1 不是本机地址");
    assertThat(mistakes.get(0).en()).contains("192.0.2.1 is no address of this machine");
  }

  @Test
  void aHostThatDoesNotExistIsNamed() throws IOException {
    List<ConfigMistake> mistakes = new ArrayList<>();

    assertThat(PortCheck.host("http.host", "no-such-host.invalid", mistakes)).isEmpty();

    assertThat(mistakes).hasSize(1);
    assertThat(mistakes.get(0).en()).isEqualTo("there is no host no-such-host.invalid");
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "0.0.0.0", "localhost"})
  void addressesOfThisMachineAreGood(String host) throws IOException {
    List<ConfigMistake> mistakes = new ArrayList<>();

    assertThat(PortCheck.host("http.host", host, mistakes)).isPresent();

    assertThat(mistakes).isEmpty();
  }

  private List<ConfigMistake> mistakes(StandaloneOptions options) throws IOException {
    return PortCheck.mistakes(options, PortCheck.portsOfRunning(data));
  }

  private StandaloneOptions ports(int http, int mqtt) {
    return StandaloneOptions.defaults(data).withPorts(http, mqtt, 0);
  }

  private static Endpoints endpoints(int http, long pid) {
    return new Endpoints(
        "http://127.0.0.1:" + http,
        "tcp://127.0.0.1:1",
        "http://127.0.0.1:4",
        "127.0.0.1:2",
        "http://127.0.0.1:3",
        "PROCESS",
        pid);
  }
}
