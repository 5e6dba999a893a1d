package io.vigil.ingest.mqtt;

import org.jspecify.annotations.Nullable;

/**
 * Who connects where.
 *
 * @param url {@code tcp://host:port} or {@code ssl://host:port}
 * @param clientId fixed: the session at the broker belongs to it
 * @param username whom the broker knows us as
 * @param password his; never logged
 * @param will what is published when the connection ends; null if nothing is
 */
public record LinkOptions(
    String url, String clientId, String username, String password, @Nullable Will will) {
  /** A connection without a will. */
  public LinkOptions(String url, String clientId, String username, String password) {
    this(url, clientId, username, password, null);
  }

  /** The same with this will. */
  LinkOptions withWill(Will newWill) {
    return new LinkOptions(url, clientId, username, password, newWill);
  }

  @Override
  public String toString() {
    return clientId + " at " + url;
  }
}
