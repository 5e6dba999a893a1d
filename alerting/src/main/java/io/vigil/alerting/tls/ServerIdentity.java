package io.vigil.alerting.tls;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * The certificate that our doors show, and its key. Immutable; any thread.
 *
 * <p>Both are PEM, the form in which authorities hand them out: no password has to be kept beside
 * them, and a renewed certificate is a file put in the place of another. They are read once, at the
 * start.
 */
public final class ServerIdentity {
  /** What may be spoken; 1.2 for gateways that know no better. */
  public static final List<String> PROTOCOLS = List.of("TLSv1.3", "TLSv1.2");

  private static final String ALIAS = "vigil";
  private static final int PASSWORD_BYTES = 24;
  private static final int PEM_LINE = 64;
  private static final byte[] LINE_END = {'\n'};

  private final List<X509Certificate> chain;
  private final PrivateKey key;

  private ServerIdentity(List<X509Certificate> chain, PrivateKey key) {
    this.chain = List.copyOf(chain);
    this.key = key;
  }

  /** A key store on disk, for servers that read theirs themselves. */
  public record KeyStoreFile(Path path, String password) {
    @Override
    public String toString() {
      return path.toString();
    }
  }

  /**
   * Reads both files.
   *
   * @param certificate the server's certificate, then those that lead to its authority
   * @param key PKCS#8 without a password, which only its owner or group may read
   * @throws IdentityException in words, if a file is none of this or the two do not belong together
   */
  public static ServerIdentity read(Path certificate, Path key) throws IOException {
    List<X509Certificate> chain = PemFiles.certificates(certificate);
    return new ServerIdentity(chain, PemFiles.key(key, chain.get(0)));
  }

  /** The certificate itself. */
  public X509Certificate certificate() {
    return chain.get(0);
  }

  /** The certificate itself as PEM. */
  public String pem() {
    try {
      String base64 =
          Base64.getMimeEncoder(PEM_LINE, LINE_END).encodeToString(certificate().getEncoded());
      return "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n";
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("a certificate that was read cannot be written", e);
    }
  }

  /** For servers that are given theirs. */
  public SSLContext context() {
    try {
      char[] password = password().toCharArray();
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(store(password), password);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), null, null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("a key that was read cannot be used", e);
    }
  }

  /** Writes a PKCS#12 store under a password that nobody else knows, readable by us alone. */
  public KeyStoreFile writeTo(Path file) throws IOException {
    String password = password();
    try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
      store(password.toCharArray()).store(bytes, password.toCharArray());
      PrivateFile.write(file, bytes.toByteArray());
    } catch (GeneralSecurityException e) {
      throw new IOException(file + " cannot be written", e);
    }
    return new KeyStoreFile(file, password);
  }

  private KeyStore store(char[] password) throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry(ALIAS, key, password, chain.toArray(Certificate[]::new));
    return store;
  }

  private static String password() {
    byte[] random = new byte[PASSWORD_BYTES];
    new SecureRandom().nextBytes(random);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
  }

  @Override
  public String toString() {
    return certificate().getSubjectX500Principal().getName();
  }
}
