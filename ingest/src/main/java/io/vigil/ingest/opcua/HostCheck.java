package io.vigil.ingest.opcua;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.security.CertificateValidator;
import org.eclipse.milo.opcua.stack.core.util.validation.CertificateValidationUtil;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds the host that we connect to against the names and addresses in a server's certificate (OPC
 * 10000-4 §6.1.3), once the certificate is trusted. A server behind address translation cannot know
 * the name that we use: a person lays its certificate into {@code pki/any-host/certs} as well, and
 * it holds under every name from the next attempt on. Any thread.
 */
final class HostCheck implements CertificateValidator {
  private static final Logger LOG = LoggerFactory.getLogger(HostCheck.class);

  private final CertificateValidator trust;
  private final Path excepted;

  HostCheck(CertificateValidator trust, Path excepted) {
    this.trust = trust;
    this.excepted = excepted;
  }

  @Override
  public void validateCertificateChain(
      List<X509Certificate> chain, @Nullable String applicationUri, String @Nullable [] hosts)
      throws UaException {
    trust.validateCertificateChain(chain, applicationUri, hosts);
    X509Certificate theirs = chain.get(0);
    if (hosts != null && !isExcepted(theirs)) {
      CertificateValidationUtil.checkHostnameOrIpAddress(theirs, hosts);
    }
  }

  private boolean isExcepted(X509Certificate theirs) {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(excepted)) {
      for (Path file : files) {
        if (holds(file, theirs)) {
          return true;
        }
      }
    } catch (IOException e) {
      LOG.warn("opc ua: {} cannot be read, every host name is held: {}", excepted, e.toString());
    }
    return false;
  }

  private static boolean holds(Path file, X509Certificate theirs) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return theirs.equals(CertificateFactory.getInstance("X.509").generateCertificate(in));
    } catch (CertificateException e) {
      LOG.warn("opc ua: {} is no certificate: {}", file, e.getMessage());
      return false;
    }
  }
}
