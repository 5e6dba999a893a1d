package io.vigil.standalone.embedded;

import io.vigil.alerting.tls.ServerIdentity;
import io.vigil.alerting.tls.ServerIdentity.KeyStoreFile;
import java.util.stream.Collectors;

/**
 * Where gateways come to the embedded broker over TLS.
 *
 * @param host address of this machine
 * @param keys certificate and key
 */
public record OuterListener(String host, KeyStoreFile keys) {
  private static final String XML =
      """
          <tls-tcp-listener>
            <port>%d</port><bind-address>%s</bind-address>
            <tls>
              <protocols>%s</protocols>
              <keystore><path>%s</path><password>%s</password><private-key-password>%s</private-key-password></keystore>
            </tls>
          </tls-tcp-listener>
      """;

  /** As HiveMQ's configuration has it. */
  String xml(int port) {
    String protocols =
        ServerIdentity.PROTOCOLS.stream()
            .map(protocol -> "<protocol>" + protocol + "</protocol>")
            .collect(Collectors.joining());
    return XML.formatted(
        port,
        text(host),
        protocols,
        text(keys.path().toAbsolutePath().toString()),
        keys.password(),
        keys.password());
  }

  private static String text(String plain) {
    return plain.replace("&", "&amp;").replace("<", "&lt;");
  }
}
