package io.vigil.standalone.check;

import io.vigil.alerting.tls.ServerIdentity;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Whether our keys and certificates are whole and still valid. A folder for OPC UA without them is
 * good: they are made when the first server is defined.
 */
final class CertificateCheck {
  private static final List<String> FILES = List.of("key.p12", "password", "certificate.der");

  private CertificateCheck() {}

  /**
   * What is wrong with the certificate.
   *
   * @param own folder {@code opcua/own} of the data folder
   * @param now to compare with the last day of the certificate
   */
  static List<ConfigMistake> mistakes(Path own, Instant now) throws IOException {
    List<String> missing = FILES.stream().filter(file -> !Files.exists(own.resolve(file))).toList();
    if (missing.size() == FILES.size()) {
      return List.of();
    }
    if (!missing.isEmpty()) {
      String names = String.join(", ", missing);
      return List.of(
          new ConfigMistake(
              "opcua",
              "%s 缺少 %s，请从备份恢复，或删除该目录以重新生成（对方须重新信任）".formatted(own, names),
              "%s lacks %s: restore it, or delete the folder to make a new certificate, which plants must trust again"
                  .formatted(own, names)));
    }
    return expired(own.resolve("certificate.der"), now);
  }

  /** What is wrong with the certificate of our doors: that its time is over. */
  static List<ConfigMistake> ofServer(Optional<ServerIdentity> identity, Instant now) {
    return identity
        .map(known -> known.certificate().getNotAfter().toInstant())
        .filter(end -> !now.isBefore(end))
        .map(
            end ->
                new ConfigMistake(
                    "tls.certificate",
                    "证书已于 %s 过期，请更换".formatted(end),
                    "the certificate expired at %s: replace it".formatted(end)))
        .stream()
        .toList();
  }

  private static List<ConfigMistake> expired(Path file, Instant now) throws IOException {
    Instant end;
    try (InputStream in = Files.newInputStream(file)) {
      X509Certificate certificate =
          (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
      end = certificate.getNotAfter().toInstant();
    } catch (CertificateException damaged) {
      return List.of(
          new ConfigMistake(
              "opcua",
              "%s 不是证书（%s），请从备份恢复".formatted(file, damaged.getMessage()),
              "%s is no certificate (%s): restore it".formatted(file, damaged.getMessage())));
    }
    if (now.isBefore(end)) {
      return List.of();
    }
    return List.of(
        new ConfigMistake(
            "opcua",
            "%s 已于 %s 过期，请删除其目录以重新生成（对方须重新信任）".formatted(file, end),
            "%s expired at %s: delete its folder to make a new one, which plants must trust again"
                .formatted(file, end)));
  }
}
