package io.vigil.standalone.embedded;

import java.util.Optional;

/**
 * Who a user name and password belong to; asked once per connection of the embedded broker.
 *
 * <p>Called on the broker's own threads for this purpose, two at a time, never on its event loop:
 * it may look into a store, but after 5 s the connection is refused. An exception means "cannot
 * tell now" and refuses the connection as well. The password is overwritten after the call.
 */
@FunctionalInterface
public interface BrokerAccess {
  /** What an enterprise may have unless something else is said. */
  int CONNECTIONS = 1_000;

  /**
   * Returns the identity, or empty for an unknown user as for a wrong password.
   *
   * @param address where the connection comes from, for counting wrong passwords
   */
  Optional<BrokerIdentity> identify(String username, byte[] password, String address);

  /** How many connections the gateways and control rooms of one enterprise may have. */
  default int connections() {
    return CONNECTIONS;
  }
}
