package io.vigil.alerting.scada;

/**
 * Where the OPC UA server for control systems listens.
 *
 * @param host address to listen on, also the one that clients are told to come to
 * @param port 1 to 65535
 */
public record ScadaOptions(String host, int port) {
  public ScadaOptions {
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException("port " + port);
    }
  }
}
