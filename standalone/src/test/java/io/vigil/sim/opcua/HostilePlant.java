package io.vigil.sim.opcua;

import io.vigil.model.plant.PlantPoint;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CRLConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.eclipse.milo.opcua.stack.core.security.SecurityPolicy;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.util.SelfSignedCertificateGenerator;
import org.jspecify.annotations.Nullable;

/** A plant's OPC UA server that is not what it should be, until it is. One thread. */
public final class HostilePlant implements AutoCloseable {
  private static final int KEY_BITS = 2048;
  private static final X500Name ISSUER = new X500Name("CN=Plant CA");
  private static final Date BEFORE = Date.from(Instant.now().minus(Duration.ofDays(1)));
  private static final Date AFTER = Date.from(Instant.now().plus(Duration.ofDays(30)));

  private final String enterprise;
  private final List<PlantPoint> points;
  private final int port;
  private @Nullable PlantServer server;

  /** Does not listen yet. */
  public HostilePlant(String enterprise, List<PlantPoint> points, int port) {
    this.enterprise = enterprise;
    this.points = points;
    this.port = port;
  }

  /** One of a certificate that is no more valid. */
  public PlantIdentity expired() {
    return PlantIdentity.create(uri(), PlantServer.HOST, Period.ofDays(-1));
  }

  /** One whose certificate is made out to another application. */
  public PlantIdentity ofAnother() {
    return PlantIdentity.create("urn:another", PlantServer.HOST);
  }

  /** One whose certificate is made out to another host. */
  public PlantIdentity elsewhere() {
    return PlantIdentity.create(uri(), "opc.elsewhere.example");
  }

  /** One that is as it should be. */
  public PlantIdentity genuine() {
    return PlantIdentity.create(uri(), PlantServer.HOST);
  }

  private String uri() {
    return PlantServer.namespace(enterprise);
  }

  /** An issuer of certificates, one that it made and takes back. */
  public record Issued(X509Certificate issuer, PlantIdentity identity, X509CRL takenBack) {}

  /** One whose certificate its issuer has taken back. */
  public Issued revoked() throws GeneralSecurityException, IOException {
    try {
      KeyPair ca = SelfSignedCertificateGenerator.generateRsaKeyPair(KEY_BITS);
      KeyPair keys = SelfSignedCertificateGenerator.generateRsaKeyPair(KEY_BITS);
      X509Certificate issuer =
          signed(
              certificate(BigInteger.ONE, ISSUER, ca)
                  .addExtension(Extension.basicConstraints, true, new BasicConstraints(true))
                  .addExtension(
                      Extension.keyUsage,
                      true,
                      new KeyUsage(
                          KeyUsage.digitalSignature | KeyUsage.keyCertSign | KeyUsage.cRLSign)),
              ca.getPrivate());
      BigInteger number = BigInteger.TWO;
      X509Certificate theirs =
          signed(
              certificate(number, new X500Name("CN=Plant"), keys)
                  .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
                  .addExtension(
                      Extension.keyUsage,
                      true,
                      new KeyUsage(
                          KeyUsage.digitalSignature
                              | KeyUsage.nonRepudiation
                              | KeyUsage.keyEncipherment
                              | KeyUsage.dataEncipherment))
                  .addExtension(
                      Extension.subjectAlternativeName,
                      false,
                      new GeneralNames(
                          new GeneralName[] {
                            new GeneralName(GeneralName.uniformResourceIdentifier, uri()),
                            new GeneralName(GeneralName.iPAddress, PlantServer.HOST)
                          })),
              ca.getPrivate());
      X509v2CRLBuilder list = new X509v2CRLBuilder(ISSUER, BEFORE);
      list.setNextUpdate(AFTER);
      list.addCRLEntry(number, BEFORE, CRLReason.keyCompromise);
      return new Issued(
          issuer,
          new PlantIdentity(keys, theirs),
          new JcaX509CRLConverter().getCRL(list.build(signer(ca.getPrivate()))));
    } catch (CertIOException | OperatorCreationException e) {
      throw new GeneralSecurityException(e);
    }
  }

  private static X509v3CertificateBuilder certificate(
      BigInteger number, X500Name subject, KeyPair keys) {
    return new JcaX509v3CertificateBuilder(
        ISSUER, number, BEFORE, AFTER, subject, keys.getPublic());
  }

  private static X509Certificate signed(X509v3CertificateBuilder certificate, PrivateKey by)
      throws GeneralSecurityException, OperatorCreationException {
    return new JcaX509CertificateConverter().getCertificate(certificate.build(signer(by)));
  }

  private static ContentSigner signer(PrivateKey key) throws OperatorCreationException {
    return new JcaContentSignerBuilder("SHA256withRSA").build(key);
  }

  /** Listens as this one, with these policies beside discovery; who was it before, is no more. */
  public void appear(PlantIdentity identity, SecurityPolicy... policies)
      throws IOException, InterruptedException {
    close();
    server = PlantServer.start(enterprise, points, identity, null, port, List.of(policies));
  }

  /** The point says this to whoever listens; nobody has to. */
  public void say(String point, DataValue value) {
    if (server != null) {
      server.set(point, value);
    }
  }

  /** How those who are connected are protected. */
  public List<SecurityPolicy> policiesInUse() {
    return server == null ? List.of() : server.policiesInUse();
  }

  @Override
  public void close() {
    if (server != null) {
      server.close();
      server = null;
    }
  }
}
