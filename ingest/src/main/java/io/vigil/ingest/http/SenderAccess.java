package io.vigil.ingest.http;

import java.util.Optional;

/**
 * Whose a credential of a gateway is. Any thread; it may look into a store. An exception means that
 * it cannot be told now.
 */
@FunctionalInterface
public interface SenderAccess {
  /**
   * The gateway; empty for an unknown user as for a wrong password, and for credentials of another
   * kind.
   *
   * @param address of the sender, as far as it is known: wrong passwords are counted by it
   */
  Optional<Sender> identify(String username, String password, String address);

  /** A gateway: the tenant, and its name there. */
  record Sender(String enterprise, String gateway) {}
}
