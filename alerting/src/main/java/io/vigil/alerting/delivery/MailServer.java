package io.vigil.alerting.delivery;

import java.net.URI;
import java.net.URISyntaxException;

/**
 * Where letters are handed in.
 *
 * @param host name or address
 * @param port if none is written, 587, or 465 if encrypted from the start
 * @param encrypted whether the conversation is encrypted from the start (RFC 8314)
 */
record MailServer(String host, int port, boolean encrypted) {
  private static final int SUBMISSION = 587;
  private static final int SUBMISSIONS = 465;

  /** Reads {@code smtp://host:port} or {@code smtps://host:port}; refuses anything else. */
  static MailServer parse(String written) throws TargetRefused {
    try {
      URI uri = new URI(written);
      String host = uri.getHost();
      boolean encrypted = "smtps".equals(uri.getScheme());
      if (!encrypted && !"smtp".equals(uri.getScheme())
          || host == null
          || !uri.getRawPath().isEmpty()) {
        throw new TargetRefused(Trouble.MAIL_URL_BAD, written);
      }
      if (uri.getRawUserInfo() != null) {
        throw new TargetRefused(Trouble.URL_CREDENTIALS, host);
      }
      int usual = encrypted ? SUBMISSIONS : SUBMISSION;
      int port = uri.getPort() < 0 ? usual : uri.getPort();
      return new MailServer(host.replaceAll("[\\[\\]]", ""), port, encrypted);
    } catch (URISyntaxException e) {
      TargetRefused refused = new TargetRefused(Trouble.MAIL_URL_BAD, written);
      refused.initCause(e);
      throw refused;
    }
  }
}
