package io.vigil.standalone;

import io.vigil.alerting.people.CredentialKind;
import io.vigil.alerting.people.Credentials;
import io.vigil.ingest.http.SenderAccess;
import java.util.Optional;

/**
 * Who may post messages: gateways, with the credentials that the registry issued for the broker.
 * Any thread.
 */
final class DoorAccess implements SenderAccess {
  private final Credentials credentials;

  DoorAccess(Credentials credentials) {
    this.credentials = credentials;
  }

  @Override
  public Optional<Sender> identify(String username, String password, String address) {
    return credentials
        .identify(username, password, address)
        .filter(identity -> identity.kind() == CredentialKind.GATEWAY)
        .map(identity -> new Sender(identity.enterprise(), identity.name()));
  }
}
