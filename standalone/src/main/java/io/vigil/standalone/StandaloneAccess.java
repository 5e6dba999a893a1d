package io.vigil.standalone;

import io.vigil.alerting.Alerting;
import io.vigil.alerting.people.Credentials;
import io.vigil.alerting.people.Credentials.Identity;
import io.vigil.standalone.embedded.BrokerAccess;
import io.vigil.standalone.embedded.BrokerIdentity;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

/**
 * Who may connect to the embedded broker: ingest with the password of this installation, everybody
 * else with a credential that the registry issued. Any thread.
 */
final class StandaloneAccess implements BrokerAccess {
  private final Credentials credentials;
  private final byte[] ingestPassword;
  private final int connections;

  StandaloneAccess(Alerting alerting, String ingestPassword, int connections) {
    this.connections = connections;
    this.credentials = alerting.credentials();
    this.ingestPassword = ingestPassword.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public Optional<BrokerIdentity> identify(String username, byte[] password, String address) {
    BrokerIdentity ingest = BrokerIdentity.ingest();
    if (username.equals(ingest.username())) {
      return MessageDigest.isEqual(password, ingestPassword)
          ? Optional.of(ingest)
          : Optional.empty();
    }
    return credentials
        .identify(username, new String(password, StandardCharsets.UTF_8), address)
        .map(StandaloneAccess::identity);
  }

  @Override
  public int connections() {
    return connections;
  }

  /** As the broker sees whom the registry knows. */
  static BrokerIdentity identity(Identity identity) {
    BrokerIdentity.Kind kind =
        switch (identity.kind()) {
          case GATEWAY -> BrokerIdentity.Kind.GATEWAY;
          case ROOM -> BrokerIdentity.Kind.ROOM;
        };
    return new BrokerIdentity(kind, identity.enterprise(), identity.name());
  }
}
