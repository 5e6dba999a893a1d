package io.vigil.alerting.scada;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Period;
import java.util.Base64;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.security.CertificateManager;
import org.eclipse.milo.opcua.stack.core.security.DefaultApplicationGroup;
import org.eclipse.milo.opcua.stack.core.security.DefaultCertificateManager;
import org.eclipse.milo.opcua.stack.core.security.DefaultServerCertificateValidator;
import org.eclipse.milo.opcua.stack.core.security.FileBasedCertificateQuarantine;
import org.eclipse.milo.opcua.stack.core.security.FileBasedTrustListManager;
import org.eclipse.milo.opcua.stack.core.security.KeyStoreCertificateStore;
import org.eclipse.milo.opcua.stack.core.security.RsaSha256CertificateFactory;
import org.eclipse.milo.opcua.stack.core.util.SelfSignedCertificateBuilder;

/**
 * Who we are to control systems, and which of theirs we let in. Our key is made at the first start
 * and kept readable for us alone; its certificate, for clients to trust, lies in {@code
 * own/certificate.der}. A client's certificate that nobody has trusted is laid into {@code
 * pki/rejected/certs}; moving it to {@code pki/trusted/certs} lets it in, without a restart.
 */
final class ScadaCertificates implements AutoCloseable {
  static final String APPLICATION_URI = "urn:vigil:alerting";
  private static final Period VALIDITY = Period.ofYears(10);

  private final FileBasedTrustListManager trusted;
  private final CertificateManager manager;
  private final X509Certificate certificate;

  private ScadaCertificates(
      FileBasedTrustListManager trusted, CertificateManager manager, X509Certificate certificate) {
    this.trusted = trusted;
    this.manager = manager;
    this.certificate = certificate;
  }

  /** Reads the folder; what is missing is made, for a server at this host. */
  static ScadaCertificates in(Path folder, String host) throws IOException {
    try {
      Path own = folder.resolve("own");
      Files.createDirectories(
          own, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      char[] password = password(own.resolve("password"));
      KeyStoreCertificateStore store =
          KeyStoreCertificateStore.createAndInitialize(
              new KeyStoreCertificateStore.Settings(
                  own.resolve("key.p12"), () -> password, alias -> password));
      Path pki = Files.createDirectories(folder.resolve("pki"));
      FileBasedTrustListManager trusted = FileBasedTrustListManager.createAndInitialize(pki);
      FileBasedCertificateQuarantine rejected =
          FileBasedCertificateQuarantine.create(
              Files.createDirectories(pki.resolve("rejected/certs")));
      DefaultApplicationGroup group =
          DefaultApplicationGroup.createAndInitialize(
              trusted,
              store,
              new Issuer(host),
              new DefaultServerCertificateValidator(trusted, rejected));
      X509Certificate certificate =
          group.getCertificateChain(NodeIds.RsaSha256ApplicationCertificateType)
              .orElseThrow(() -> new IOException(own + " holds no certificate"))[0];
      Files.write(own.resolve("certificate.der"), certificate.getEncoded());
      return new ScadaCertificates(
          trusted, new DefaultCertificateManager(rejected, group), certificate);
    } catch (IOException e) {
      throw e;
    } catch (Exception e) { // declared by the library
      throw new IOException(folder + " cannot be used", e);
    }
  }

  CertificateManager manager() {
    return manager;
  }

  X509Certificate certificate() {
    return certificate;
  }

  @Override
  public void close() throws IOException {
    trusted.close();
  }

  private static char[] password(Path file) throws IOException {
    if (!Files.exists(file)) {
      byte[] random = new byte[24];
      new SecureRandom().nextBytes(random);
      Files.writeString(file, Base64.getUrlEncoder().withoutPadding().encodeToString(random));
    }
    return Files.readString(file).toCharArray();
  }

  /** Makes our certificate, once. */
  private static final class Issuer extends RsaSha256CertificateFactory {
    private final String host;

    Issuer(String host) {
      this.host = host;
    }

    @Override
    protected X509Certificate[] createRsaSha256CertificateChain(KeyPair keys) throws Exception {
      SelfSignedCertificateBuilder builder =
          new SelfSignedCertificateBuilder(keys)
              .setCommonName("Vigil alerting")
              .setApplicationUri(APPLICATION_URI)
              .setValidityPeriod(VALIDITY)
              .addDnsName(InetAddress.getLocalHost().getHostName());
      boolean isAddress = host.chars().allMatch(c -> c == '.' || Character.isDigit(c));
      X509Certificate made =
          (isAddress ? builder.addIpAddress(host) : builder.addDnsName(host)).build();
      return new X509Certificate[] {made};
    }
  }
}
