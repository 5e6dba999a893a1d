package io.vigil.standalone.certs;

import io.vigil.alerting.tls.PrivateFile;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.regex.Pattern;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * An authority in a folder, for development and trials: {@code ca.pem} for whoever shall trust it,
 * and its key, which is as open as the folder it lies in. Certificates are of EC P-256. A plant
 * that is watched in earnest gets its certificates from an authority that guards its key. One
 * thread.
 */
public final class DevelopmentAuthority {
  private static final Duration AUTHORITY_VALIDITY = Duration.ofDays(3_650);

  /** What browsers still take. */
  private static final Duration VALIDITY = Duration.ofDays(397);

  /** Clocks of gateways may be behind. */
  private static final Duration BEFORE = Duration.ofDays(1);

  private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|[0-9a-fA-F:]*:[0-9a-fA-F:]*");
  private static final String KEYS = "EC";
  private static final String CURVE = "secp256r1";
  private static final String SIGNATURE = "SHA256withECDSA";

  private final Path folder;
  private final X509Certificate certificate;
  private final PrivateKey key;

  private DevelopmentAuthority(Path folder, X509Certificate certificate, PrivateKey key) {
    this.folder = folder;
    this.certificate = certificate;
    this.key = key;
  }

  /** The authority in the folder, made if there is none. */
  public static DevelopmentAuthority in(Path folder, Instant now) throws IOException {
    Path file = folder.resolve("ca.pem");
    Path keyFile = folder.resolve("ca-key.pem");
    if (Files.exists(file)) {
      return read(folder, file, keyFile);
    }
    if (!Files.exists(folder)) {
      Files.createDirectories(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
    try {
      KeyPair keys = keys();
      X500Name name = name("Vigil development CA");
      JcaX509v3CertificateBuilder builder =
          new JcaX509v3CertificateBuilder(
              name,
              number(),
              Date.from(now.minus(BEFORE)),
              Date.from(now.plus(AUTHORITY_VALIDITY)),
              name,
              keys.getPublic());
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
      builder.addExtension(
          Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
      X509Certificate certificate = sign(builder, keys.getPrivate());
      write(file, certificate);
      write(keyFile, keys.getPrivate());
      return new DevelopmentAuthority(folder, certificate, keys.getPrivate());
    } catch (GeneralSecurityException | OperatorCreationException e) {
      throw new IOException("no certificate could be made", e);
    }
  }

  /** Makes {@code server.pem} and its key, for a server that is called by these names. */
  public void issueServer(List<String> hosts, Instant now) throws IOException {
    GeneralName[] names =
        hosts.stream().map(DevelopmentAuthority::general).toArray(GeneralName[]::new);
    issue("server", hosts.get(0), KeyPurposeId.id_kp_serverAuth, names, now);
  }

  /** Makes a certificate for a gateway: its common name is the user name. */
  public void issueClient(String username, Instant now) throws IOException {
    issue(username, username, KeyPurposeId.id_kp_clientAuth, new GeneralName[0], now);
  }

  private void issue(
      String file, String commonName, KeyPurposeId purpose, GeneralName[] names, Instant now)
      throws IOException {
    try {
      KeyPair keys = keys();
      PublicKey theirs = keys.getPublic();
      JcaX509v3CertificateBuilder builder =
          new JcaX509v3CertificateBuilder(
              certificate,
              number(),
              Date.from(now.minus(BEFORE)),
              Date.from(now.plus(VALIDITY)),
              new X500Principal(name(commonName).getEncoded()),
              theirs);
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
      builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
      builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose));
      if (names.length > 0) {
        builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(names));
      }
      write(folder.resolve(file + ".pem"), sign(builder, key));
      write(folder.resolve(file + "-key.pem"), keys.getPrivate());
    } catch (GeneralSecurityException | OperatorCreationException e) {
      throw new IOException("no certificate could be made for " + commonName, e);
    }
  }

  private static DevelopmentAuthority read(Path folder, Path file, Path keyFile)
      throws IOException {
    try {
      X509CertificateHolder holder = (X509CertificateHolder) pem(file);
      PrivateKeyInfo info = (PrivateKeyInfo) pem(keyFile);
      return new DevelopmentAuthority(
          folder,
          new JcaX509CertificateConverter().getCertificate(holder),
          new JcaPEMKeyConverter().getPrivateKey(info));
    } catch (GeneralSecurityException | ClassCastException e) {
      throw new IOException(file + " and " + keyFile + " are no authority of ours", e);
    }
  }

  private static Object pem(Path file) throws IOException {
    try (PEMParser parser = new PEMParser(new StringReader(Files.readString(file)))) {
      return parser.readObject();
    }
  }

  private static void write(Path file, Object content) throws IOException {
    StringWriter text = new StringWriter();
    try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
      writer.writeObject(
          content instanceof PrivateKey secret ? new JcaPKCS8Generator(secret, null) : content);
    }
    PrivateFile.write(file, text.toString().getBytes(StandardCharsets.US_ASCII));
  }

  private static KeyPair keys() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance(KEYS);
    generator.initialize(new ECGenParameterSpec(CURVE));
    return generator.generateKeyPair();
  }

  private static X509Certificate sign(X509v3CertificateBuilder builder, PrivateKey by)
      throws GeneralSecurityException, OperatorCreationException {
    return new JcaX509CertificateConverter()
        .getCertificate(builder.build(new JcaContentSignerBuilder(SIGNATURE).build(by)));
  }

  private static BigInteger number() {
    return new BigInteger(127, new SecureRandom()).setBit(126);
  }

  private static X500Name name(String commonName) {
    return new X500NameBuilder().addRDN(BCStyle.CN, commonName).build();
  }

  private static GeneralName general(String host) {
    int kind = ADDRESS.matcher(host).matches() ? GeneralName.iPAddress : GeneralName.dNSName;
    return new GeneralName(kind, host);
  }
}
