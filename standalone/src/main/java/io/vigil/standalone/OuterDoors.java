package io.vigil.standalone;

import io.vigil.alerting.tls.ServerIdentity;
import io.vigil.alerting.tls.ServerIdentity.KeyStoreFile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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
  private static final Logger LOG = LoggerFactory.getLogger(OuterDoors.class);
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

  /**
   * Writes certificate and key as servers read them, and the certificate for commands of ours into
   * the data folder; empty without TLS.
   */
  Optional<KeyStoreFile> writeKeys(Path data) throws IOException {
    Path certificate = OwnServer.certificate(data);
    Files.deleteIfExists(certificate);
    if (identity.isEmpty()) {
      return Optional.empty();
    }
    Instant end = identity.get().certificate().getNotAfter().toInstant();
    if (end.isBefore(Instant.now())) {
      // Not to start would make the plants blind; who checks does not come in.
      LOG.error("the certificate of tls.certificate expired at {}: replace it", end);
    }
    Files.createDirectories(certificate.getParent());
    Files.writeString(certificate, identity.get().pem());
    return Optional.of(identity.get().writeTo(certificate.resolveSibling("key.p12")));
  }
}
