package io.vigil.alerting.delivery;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;

/**
 * Alerts as a letter: plain text in Chinese and English. The subject holds levels and numbers only,
 * and the addresses were checked, so that no name gets into a header. Its {@code Message-ID} is the
 * same in every attempt, so that mail programs show it once. One thread.
 */
final class Letter extends MimeMessage {
  private static final int MOST_BYTES = 20_000;

  private final String id;

  Letter(Session session, DeliveryRequest request, List<WebhookAlert> alerts, Instant now)
      throws MessagingException {
    super(session);
    MailEnvelope envelope = request.channel().mail();
    Digest digest = new Digest(alerts);
    this.id =
        UUID.nameUUIDFromBytes(request.key().getBytes(StandardCharsets.UTF_8))
            + envelope.mailFrom().substring(envelope.mailFrom().indexOf('@'));
    setFrom(new InternetAddress(envelope.mailFrom(), true));
    for (String one : envelope.recipients()) {
      addRecipient(RecipientType.TO, new InternetAddress(one, true));
    }
    setSentDate(Date.from(now));
    setSubject(digest.head(Tongue.ZH) + " / " + digest.head(Tongue.EN), "UTF-8");
    setText(
        digest.text(Tongue.ZH, MOST_BYTES) + "\n\n" + digest.text(Tongue.EN, MOST_BYTES) + "\n",
        "UTF-8");
    setHeader("Content-Transfer-Encoding", "base64");
    saveChanges();
  }

  @Override
  protected void updateMessageID() throws MessagingException {
    setHeader("Message-ID", "<" + id + ">");
  }
}
