package io.vigil.ingest.opcua;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Period;
import java.util.Base64;
import org.eclipse.milo.opcua.stack.core.util.SelfSignedCertificateBuilder;
import org.eclipse.milo.opcua.stack.core.util.SelfSignedCertificateGenerator;

/**
 * Who we are to OPC UA servers: a key of ours, made at the first start and kept readable for us
 * alone, and its certificate, which plants have to trust ({@code own/certificate.der}).
 *
 * @param keys the key pair
 * @param certificate self-signed; its application URI is {@link #APPLICATION_URI}
 */
record OwnCertificate(KeyPair keys, X509Certificate certificate) {
  static final String APPLICATION_URI = "urn:vigil:ingest";
  private static final String ALIAS = "ingest";
  private static final int KEY_BITS = 3072;

  /** Valid as long as a plant's own equipment; renewed by deleting the folder {@code own}. */
  private static final Period VALIDITY = Period.ofYears(10);

  /** Reads the certificate from the folder, or makes one. */
  static synchronized OwnCertificate in(Path folder) throws IOException {
    Path own = folder.resolve("own");
    Path keystore = own.resolve("key.p12");
    Path secret = own.resolve("password");
    try {
      if (Files.exists(keystore)) {
        return read(keystore, Files.readString(secret).toCharArray());
      }
      Files.createDirectories(
          own, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      byte[] random = new byte[24];
      new SecureRandom().nextBytes(random);
      String password = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
      OwnCertificate made = make();
      Files.writeString(secret, password);
      made.write(keystore, password.toCharArray());
      Files.write(own.resolve("certificate.der"), made.certificate.getEncoded());
      return made;
    } catch (GeneralSecurityException e) {
      throw new IOException(keystore + " cannot be used", e);
    }
  }

  private static OwnCertificate make() throws GeneralSecurityException, IOException {
    KeyPair keys = SelfSignedCertificateGenerator.generateRsaKeyPair(KEY_BITS);
    try {
      return new OwnCertificate(
          keys,
          new SelfSignedCertificateBuilder(keys)
              .setCommonName("Vigil ingest")
              .setApplicationUri(APPLICATION_URI)
              .setValidityPeriod(VALIDITY)
              .addDnsName(InetAddress.getLocalHost().getHostName())
              .build());
    } catch (IOException | GeneralSecurityException e) {
      throw e;
    } catch (Exception e) { // declared by the builder
      throw new GeneralSecurityException(e);
    }
  }

  private static OwnCertificate read(Path file, char[] password)
      throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, password);
    }
    X509Certificate certificate = (X509Certificate) store.getCertificate(ALIAS);
    PrivateKey key = (PrivateKey) store.getKey(ALIAS, password);
    return new OwnCertificate(new KeyPair(certificate.getPublicKey(), key), certificate);
  }

  private void write(Path file, char[] password) throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry(ALIAS, keys.getPrivate(), password, new Certificate[] {certificate});
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    try (OutputStream out = Files.newOutputStream(fresh)) {
      store.store(out, password);
    }
    Files.move(fresh, file);
  }
}
