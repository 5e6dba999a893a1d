package io.vigil.standalone;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Trusts one certificate: that of the instance on a data folder, which lies there. Commands reach
 * their own instance by whatever address it listens on, so its name proves nothing; that it has the
 * key does.
 */
final class OwnServer extends X509ExtendedTrustManager {
  private static final String FILE = "tls/certificate.pem";

  private final X509Certificate own;

  private OwnServer(X509Certificate own) {
    this.own = own;
  }

  /** Where an instance leaves its certificate. */
  static Path certificate(Path data) {
    return data.resolve(FILE);
  }

  /** For clients of the instance on this folder; that of every Java if it speaks no TLS. */
  static SSLContext context(Path data) throws IOException {
    try {
      if (!Files.exists(certificate(data))) {
        return SSLContext.getDefault();
      }
      try (InputStream in = Files.newInputStream(certificate(data))) {
        X509Certificate own =
            (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new OwnServer(own)}, null);
        return context;
      }
    } catch (GeneralSecurityException e) {
      throw new IOException(certificate(data) + " cannot be used", e);
    }
  }

  private void check(X509Certificate[] chain) throws CertificateException {
    if (!chain[0].equals(own)) {
      throw new CertificateException("this is not the instance that lies in the data folder");
    }
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    check(chain);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    check(chain);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
    check(chain);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    throw new CertificateException("for clients only");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    throw new CertificateException("for clients only");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
    throw new CertificateException("for clients only");
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }
}
