package io.vigil.alerting.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * Somebody who asks, or begins to, and reads as little as can be. What is sent to them soon stays
 * with the sender: the socket takes a few KiB. One thread.
 */
public final class Dawdler implements AutoCloseable {
  private static final int TAKES_BYTES = 4_096;
  private static final int PATIENCE_MILLIS = 60_000;

  private final Socket socket = new Socket();

  /** Connects from an address of this machine, and sends this and no more. */
  public Dawdler(String from, int port, String sent) throws IOException {
    socket.setReceiveBufferSize(TAKES_BYTES);
    socket.setSoTimeout(PATIENCE_MILLIS);
    socket.bind(new InetSocketAddress(from, 0));
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    socket.getOutputStream().write(sent.getBytes(StandardCharsets.US_ASCII));
  }

  /** Reads one line of the answer, waiting for it. */
  public String firstLine() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int c = socket.getInputStream().read(); c >= 0 && c != '\r'; c = read()) {
      line.write(c);
    }
    return line.toString(StandardCharsets.US_ASCII);
  }

  private int read() throws IOException {
    return socket.getInputStream().read();
  }

  /** Sends this too; whether the other side has ended the connection. */
  public boolean isEndedAfter(String more) {
    try {
      socket.getOutputStream().write(more.getBytes(StandardCharsets.US_ASCII));
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  /** Reads on until this has come. */
  public void awaitText(String wanted) throws IOException {
    StringBuilder heard = new StringBuilder();
    while (heard.indexOf(wanted) < 0) {
      int c = read();
      if (c < 0) {
        throw new IOException("ended without " + wanted);
      }
      heard.append((char) c);
    }
  }

  /** Reads on to the end of the answer. */
  public String rest() throws IOException {
    return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
