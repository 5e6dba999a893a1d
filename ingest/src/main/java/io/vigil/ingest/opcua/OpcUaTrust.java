package io.vigil.ingest.opcua;

import io.vigil.model.point.Endpoint.Security;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;
import org.eclipse.milo.opcua.sdk.client.OpcUaClientConfigBuilder;
import org.eclipse.milo.opcua.sdk.client.identity.AnonymousProvider;
import org.eclipse.milo.opcua.sdk.client.identity.UsernameProvider;
import org.eclipse.milo.opcua.stack.core.security.DefaultClientCertificateValidator;
import org.eclipse.milo.opcua.stack.core.security.FileBasedCertificateQuarantine;
import org.eclipse.milo.opcua.stack.core.security.FileBasedTrustListManager;
import org.eclipse.milo.opcua.stack.core.util.validation.ValidationCheck;

/**
 * Who we are to servers, and which of theirs we trust. A certificate that nobody has trusted is
 * laid into {@code pki/rejected/certs}; moving it to {@code pki/trusted/certs} trusts it, without a
 * restart. It must name the host that we connect to, or be excepted ({@link HostCheck}). A server
 * that asks for a user finds him in {@code users/{enterprise}.{gateway}}: his name on the first
 * line, his password on the second. Any thread.
 */
final class OpcUaTrust implements AutoCloseable {
  private final Path folder;
  private final OwnCertificate own;
  private final FileBasedTrustListManager trusted;
  private final FileBasedCertificateQuarantine rejected;
  private final Path anyHost;

  private OpcUaTrust(
      Path folder,
      OwnCertificate own,
      FileBasedTrustListManager trusted,
      FileBasedCertificateQuarantine rejected,
      Path anyHost) {
    this.folder = folder;
    this.own = own;
    this.trusted = trusted;
    this.rejected = rejected;
    this.anyHost = anyHost;
  }

  /** Reads the folder; what is missing is made. */
  static OpcUaTrust in(Path folder) throws IOException {
    OwnCertificate own = OwnCertificate.in(folder);
    Path pki = Files.createDirectories(folder.resolve("pki"));
    return new OpcUaTrust(
        folder,
        own,
        FileBasedTrustListManager.createAndInitialize(pki),
        FileBasedCertificateQuarantine.create(
            Files.createDirectories(pki.resolve("rejected/certs"))),
        Files.createDirectories(pki.resolve("any-host/certs")));
  }

  /** What the connection to this server says of us and believes of it. */
  void configure(OpcUaClientConfigBuilder client, String source, Security security)
      throws IOException {
    client.setApplicationUri(OwnCertificate.APPLICATION_URI);
    if (security != Security.NONE) {
      client
          .setKeyPair(own.keys())
          .setCertificate(own.certificate())
          .setCertificateChain(new X509Certificate[] {own.certificate()})
          .setCertificateValidator(
              new HostCheck(
                  new DefaultClientCertificateValidator(
                      trusted,
                      Set.of(
                          ValidationCheck.APPLICATION_URI,
                          ValidationCheck.VALIDITY,
                          ValidationCheck.REVOCATION),
                      rejected),
                  anyHost));
    }
    Path user = folder.resolve("users").resolve(source);
    if (!Files.exists(user)) {
      client.setIdentityProvider(new AnonymousProvider());
      return;
    }
    List<String> lines = Files.readAllLines(user);
    if (lines.size() < 2) {
      throw new IOException(user + " must hold a name and, on the second line, a password");
    }
    client.setIdentityProvider(new UsernameProvider(lines.get(0), lines.get(1)));
  }

  @Override
  public void close() throws IOException {
    trusted.close();
  }
}
