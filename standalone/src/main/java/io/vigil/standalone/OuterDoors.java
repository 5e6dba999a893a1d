package io.vigil.standalone;

import io.vigil.alerting.tls.ServerIdentity;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/**
 * How those doors are open that others come to: at which addresses, and who we are there. Without
 * an identity everything stays on loopback; with one the pages, the broker and the HTTP door speak
 * TLS alone, on loopback too.
 *
 * @param mqttHost address that the embedded broker listens on for gateways
 * @param doorHost address that the HTTP door listens on
 * @param identity certificate and key; none for plain text on loopback
 */
public record OuterDoors(String mqttHost, String doorHost, Optional<ServerIdentity> identity) {
  private static final String LOOPBACK = "127.0.0.1";

  /** Everything on loopback. */
  public static OuterDoors shut() {
    return new OuterDoors(LOOPBACK, LOOPBACK, Optional.empty());
  }

  /** Everything on loopback, with TLS. */
  public static OuterDoors onLoopback(ServerIdentity identity) {
    return new OuterDoors(LOOPBACK, LOOPBACK, Optional.of(identity));
  }

  /** Whether only this machine reaches the address; a host that is not found is reached by none. */
  static boolean isLoopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException unknown) {
      return true;
    }
  }
}
