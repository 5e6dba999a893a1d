package io.vigil.alerting.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** PEM files in, certificates and keys out, or words. Stateless. */
final class PemFiles {
  private static final String CERTIFICATE = "tls.certificate";
  private static final String KEY = "tls.key";
  private static final Pattern PKCS8 =
      Pattern.compile("-----BEGIN PRIVATE KEY-----([\\sA-Za-z0-9+/=]+)-----END PRIVATE KEY-----");

  private PemFiles() {}

  static List<X509Certificate> certificates(Path file) throws IOException {
    byte[] content = content(CERTIFICATE, file);
    try {
      List<X509Certificate> chain =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(new ByteArrayInputStream(content))
              .stream()
              .map(X509Certificate.class::cast)
              .toList();
      if (chain.isEmpty()) {
        throw new CertificateException("empty");
      }
      return chain;
    } catch (CertificateException none) {
      throw new IdentityException(
          CERTIFICATE,
          "%s 不是 PEM 格式的证书（-----BEGIN CERTIFICATE-----）".formatted(file),
          "%s is no certificate in PEM (-----BEGIN CERTIFICATE-----)".formatted(file));
    }
  }

  static PrivateKey key(Path file, X509Certificate certificate) throws IOException {
    byte[] content = content(KEY, file);
    if (PrivateFile.isOpen(file)) {
      throw new IdentityException(
          KEY,
          "%s 其他用户可以读写，请执行 chmod o= %s".formatted(file, file),
          "%s can be read or written by everybody on this machine: chmod o= %s"
              .formatted(file, file));
    }
    Matcher pem = PKCS8.matcher(new String(content, StandardCharsets.ISO_8859_1));
    if (!pem.find()) {
      throw noKey(file);
    }
    try {
      PrivateKey key =
          KeyFactory.getInstance(certificate.getPublicKey().getAlgorithm())
              .generatePrivate(
                  new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(pem.group(1))));
      if (belongTogether(key, certificate)) {
        return key;
      }
    } catch (GeneralSecurityException | IllegalArgumentException damagedOrOther) {
      // Told below, like a key of another certificate.
    }
    throw new IdentityException(
        KEY, "%s 不是该证书的私钥".formatted(file), "%s is not the key of the certificate".formatted(file));
  }

  private static boolean belongTogether(PrivateKey key, X509Certificate certificate)
      throws GeneralSecurityException {
    byte[] something = {1};
    Signature signing = Signature.getInstance(algorithm(key));
    signing.initSign(key);
    signing.update(something);
    byte[] signed = signing.sign();
    Signature checking = Signature.getInstance(algorithm(key));
    checking.initVerify(certificate.getPublicKey());
    checking.update(something);
    return checking.verify(signed);
  }

  private static String algorithm(PrivateKey key) {
    return switch (key.getAlgorithm()) {
      case "RSA" -> "SHA256withRSA";
      case "EC" -> "SHA256withECDSA";
      default -> key.getAlgorithm();
    };
  }

  private static IdentityException noKey(Path file) {
    String command = "openssl pkcs8 -topk8 -nocrypt -in OLD -out NEW";
    return new IdentityException(
        KEY,
        "%s 不是无口令的 PKCS#8 私钥（-----BEGIN PRIVATE KEY-----）；可用 %s 转换".formatted(file, command),
        "%s is no PKCS#8 key without a password (-----BEGIN PRIVATE KEY-----); %s makes one"
            .formatted(file, command));
  }

  private static byte[] content(String key, Path file) throws IOException {
    try {
      return Files.readAllBytes(file);
    } catch (IOException unread) {
      throw new IdentityException(
          key, "不能读取 %s".formatted(file), "%s cannot be read".formatted(file));
    }
  }
}
