package io.vigil.ingest.mqtt;

/**
 * Who connects where.
 *
 * @param url {@code tcp://host:port} or {@code ssl://host:port}
 * @param clientId fixed: the session at the broker belongs to it
 * @param username whom the broker knows us as
 * @param password his; never logged
 */
public record LinkOptions(String url, String clientId, String username, String password) {
  @Override
  public String toString() {
    return clientId + " at " + url;
  }
}
