package io.vigil.alerting.delivery;

import java.net.URI;
import java.net.URISyntaxException;

/**
 * Where letters are handed in.
 *
 * @param host name or address
 * @param port 587 if none is written
 */
record MailServer(String host, int port) {
  private static final int SUBMISSION = 587;

  /** Reads {@code smtp://host:port}; refuses anything else. */
  static MailServer parse(String written) throws TargetRefused {
    try {
      URI uri = new URI(written);
      String host = uri.getHost();
      if (!"smtp".equals(uri.getScheme()) || host == null || !uri.getRawPath().isEmpty()) {
        throw new TargetRefused(Trouble.MAIL_URL_BAD, written);
      }
      if (uri.getRawUserInfo() != null) {
        throw new TargetRefused(Trouble.URL_CREDENTIALS, host);
      }
      return new MailServer(
          host.replaceAll("[\\[\\]]", ""), uri.getPort() < 0 ? SUBMISSION : uri.getPort());
    } catch (URISyntaxException e) {
      TargetRefused refused = new TargetRefused(Trouble.MAIL_URL_BAD, written);
      refused.initCause(e);
      throw refused;
    }
  }
}
