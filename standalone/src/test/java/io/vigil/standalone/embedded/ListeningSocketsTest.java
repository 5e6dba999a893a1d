package io.vigil.standalone.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

/** The control for the tests that prove that no listener is open to the network. */
class ListeningSocketsTest {
  @Test
  void aListenerOnEveryAddressIsSeenAsOpen() throws IOException {
    try (ServerSocket open = new ServerSocket(0)) {
      assertThat(ListeningSockets.ofThisProcess())
          .anySatisfy(
              listener -> {
                assertThat(listener.getPort()).isEqualTo(open.getLocalPort());
                assertThat(listener.getAddress().isAnyLocalAddress()).isTrue();
              });
    }
  }

  @Test
  void aListenerOnLoopbackIsSeenAsThat() throws IOException {
    InetAddress loopback = InetAddress.getByName("127.0.0.1");
    try (ServerSocket inner = new ServerSocket(0, 1, loopback)) {
      assertThat(ListeningSockets.ofThisProcess())
          .contains(new InetSocketAddress(loopback, inner.getLocalPort()));
    }
  }

  @Test
  void aClosedListenerIsGone() throws IOException {
    ServerSocket closed = new ServerSocket(0);
    int port = closed.getLocalPort();
    closed.close();
    assertThat(ListeningSockets.ofThisProcess()).noneMatch(listener -> listener.getPort() == port);
  }
}
