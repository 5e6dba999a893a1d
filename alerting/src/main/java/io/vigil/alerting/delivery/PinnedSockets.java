package io.vigil.alerting.delivery;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketAddress;
import javax.net.SocketFactory;

/**
 * Sockets that go to the one address that was judged, whatever the name means by now, and to no
 * proxy. For one attempt, which ends when it is closed. Any thread.
 */
final class PinnedSockets extends SocketFactory implements AutoCloseable {
  private final InetAddress address;
  private final Socket socket;

  PinnedSockets(InetAddress address) {
    this.address = address;
    this.socket = new Pinned();
  }

  private final class Pinned extends Socket {
    Pinned() {
      super(Proxy.NO_PROXY);
    }

    @Override
    public void connect(SocketAddress wanted, int timeout) throws IOException {
      super.connect(
          new InetSocketAddress(address, ((InetSocketAddress) wanted).getPort()), timeout);
    }
  }

  @Override
  public Socket createSocket() {
    return socket;
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return createSocket(address, port);
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort)
      throws IOException {
    return createSocket(address, port);
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    socket.connect(new InetSocketAddress(address, port));
    return socket;
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
      throws IOException {
    return createSocket(address, port);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
