package io.vigil.standalone.embedded;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * One anonymous MQTT 5 CONNECT in, the broker's answer out. A broker that lets it in has no
 * security yet and must not be called ready (design: security §4).
 */
final class ReadinessProbe {
  /** CONNACK reason "not authorized". */
  static final int NOT_AUTHORIZED = 135;

  private static final int CONNECT = 0x10;
  private static final int CONNACK = 0x20;
  private static final int CLEAN_START = 0x02;
  private static final int TIMEOUT_MILLIS = 5_000;

  private ReadinessProbe() {}

  /**
   * Returns the reason code of the CONNACK.
   *
   * @throws IOException if nobody listens, or the answer within 5 s is none or no CONNACK
   */
  static int anonymousConnect(int port) throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress("127.0.0.1", port), TIMEOUT_MILLIS);
      socket.setSoTimeout(TIMEOUT_MILLIS);
      socket.getOutputStream().write(connectPacket());
      DataInputStream in = new DataInputStream(socket.getInputStream());
      int type = in.readUnsignedByte();
      int length = in.readUnsignedByte();
      in.readUnsignedByte(); // a session is present or not
      int reason = in.readUnsignedByte();
      if (type != CONNACK || length == 0) {
        throw new IOException("the broker answered with packet type " + type);
      }
      return reason;
    }
  }

  private static byte[] connectPacket() throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(body);
    text(out, "MQTT");
    out.writeByte(5);
    out.writeByte(CLEAN_START);
    out.writeShort(30); // keep-alive, seconds
    out.writeByte(0); // no properties
    text(out, "vigil.probe");
    ByteArrayOutputStream packet = new ByteArrayOutputStream();
    packet.write(CONNECT);
    packet.write(body.size());
    body.writeTo(packet);
    return packet.toByteArray();
  }

  private static void text(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeShort(bytes.length);
    out.write(bytes);
  }
}
