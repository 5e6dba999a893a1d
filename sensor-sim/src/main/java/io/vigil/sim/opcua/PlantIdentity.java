package io.vigil.sim.opcua;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Period;
import org.eclipse.milo.opcua.stack.core.security.CertificateManager;
import org.eclipse.milo.opcua.stack.core.security.DefaultApplicationGroup;
import org.eclipse.milo.opcua.stack.core.security.DefaultCertificateManager;
import org.eclipse.milo.opcua.stack.core.security.DefaultServerCertificateValidator;
import org.eclipse.milo.opcua.stack.core.security.MemoryCertificateQuarantine;
import org.eclipse.milo.opcua.stack.core.security.MemoryCertificateStore;
import org.eclipse.milo.opcua.stack.core.security.MemoryTrustListManager;
import org.eclipse.milo.opcua.stack.core.security.RsaSha256CertificateFactory;
import org.eclipse.milo.opcua.stack.core.util.SelfSignedCertificateBuilder;
import org.eclipse.milo.opcua.stack.core.util.SelfSignedCertificateGenerator;

/**
 * Who a plant's OPC UA server is, and whom it trusts: a self-signed certificate that lives as long
 * as this object, so that a server that is started again is the same one. Any thread.
 */
public final class PlantIdentity {
  private static final int KEY_BITS = 2048;

  private final KeyPair keys;
  private final X509Certificate certificate;
  private final MemoryTrustListManager trusted = new MemoryTrustListManager();

  PlantIdentity(KeyPair keys, X509Certificate certificate) {
    this.keys = keys;
    this.certificate = certificate;
  }

  /** A new identity for this application URI, at this host. */
  public static PlantIdentity create(String applicationUri, String host) {
    return create(applicationUri, host, Period.ofYears(1));
  }

  /** The same with a certificate that is valid for so long; if that is negative, no more. */
  static PlantIdentity create(String applicationUri, String host, Period validity) {
    try {
      KeyPair keys = SelfSignedCertificateGenerator.generateRsaKeyPair(KEY_BITS);
      SelfSignedCertificateBuilder builder =
          new SelfSignedCertificateBuilder(keys)
              .setCommonName(applicationUri)
              .setApplicationUri(applicationUri)
              .setValidityPeriod(validity);
      boolean isAddress = host.chars().allMatch(c -> c == '.' || Character.isDigit(c));
      return new PlantIdentity(
          keys, (isAddress ? builder.addIpAddress(host) : builder.addDnsName(host)).build());
    } catch (Exception e) { // declared by the certificate builder
      throw new IllegalStateException("no certificate for " + applicationUri, e);
    }
  }

  /** What clients have to trust. */
  public X509Certificate certificate() {
    return certificate;
  }

  /** Lets a client in that has this certificate. */
  public void trust(X509Certificate client) {
    trusted.addTrustedCertificate(client);
  }

  CertificateManager manager() throws GeneralSecurityException {
    MemoryCertificateQuarantine quarantine = new MemoryCertificateQuarantine();
    try {
      return new DefaultCertificateManager(
          quarantine,
          DefaultApplicationGroup.createAndInitialize(
              trusted,
              new MemoryCertificateStore(),
              new Issuer(),
              new DefaultServerCertificateValidator(trusted, quarantine)));
    } catch (Exception e) { // declared by the library
      throw new GeneralSecurityException(e);
    }
  }

  /** Gives the one certificate that there is. */
  private final class Issuer extends RsaSha256CertificateFactory {
    @Override
    protected KeyPair createRsaSha256KeyPair() {
      return keys;
    }

    @Override
    protected X509Certificate[] createRsaSha256CertificateChain(KeyPair pair) {
      return new X509Certificate[] {certificate};
    }
  }
}
