package io.vigil.standalone.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FreePortsTest {
  @Test
  void noPortIsHandedOutTwice() {
    Set<Integer> ports = new HashSet<>();
    for (int i = 0; i < 50; i++) {
      assertThat(ports.add(FreePorts.pick())).isTrue();
    }
  }

  @Test
  void aPickedPortCanBeListenedOnAndIsThenTaken() throws IOException {
    int port = FreePorts.pick();
    assertThat(FreePorts.isFree(port)).isTrue();
    try (ServerSocket taker = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
      assertThat(FreePorts.isFree(taker.getLocalPort())).isFalse();
    }
    assertThat(FreePorts.isFree(port)).isTrue();
  }

  @Test
  void aListenerOnEveryAddressTakesThePortToo() throws IOException {
    try (ServerSocket open = new ServerSocket(FreePorts.pick())) {
      assertThat(FreePorts.isFree(open.getLocalPort())).isFalse();
    }
  }

  @Test
  void portsLieBelowTheRangeOfOutgoingConnections() {
    assertThat(FreePorts.pick()).isBetween(20_000, 32_767);
  }
}
