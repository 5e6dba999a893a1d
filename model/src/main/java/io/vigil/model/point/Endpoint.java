package io.vigil.model.point;

/**
 * Where a gateway is reached that does not come to us: an OPC UA server of the plant.
 *
 * @param url as its operator names it, {@code opc.tcp://host:port/path}
 * @param security what the connection must have at least
 */
public record Endpoint(String url, Security security) {
  /** How a connection is protected; an OPC UA message security mode (OPC 10000-4 §7.20). */
  public enum Security {
    SIGN_AND_ENCRYPT,
    SIGN,
    /** Neither: for laboratories, and servers that can do nothing better. */
    NONE
  }
}
