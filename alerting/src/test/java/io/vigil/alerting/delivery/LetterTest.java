package io.vigil.alerting.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.model.alert.Severity;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Letters, byte by byte. */
class LetterTest {
  private static final Instant NOW = Instant.parse("2026-11-24T08:02:11Z");

  @Test
  @DisplayName("Hostile names make no line of the head, and none of their own in the body")
  void hostileNames() throws Exception {
    String hostile = "厂\r\nBcc: e@f.example\r\n\r\n[红] 假的\r\n.\r\nQUIT";
    String text = written(letter("c/1", "real", hostile));
    assertThat(text.substring(0, text.indexOf("\r\n\r\n")).lines())
        .noneMatch(line -> line.startsWith("Bcc"))
        .contains("Content-Transfer-Encoding: base64", "To: c@d.example");
    Letter letter = letter("c/1", "real", hostile);
    assertThat(letter.getSubject()).isEqualTo("【值守】红 1 条 / [Vigil] red: 1");
    assertThat(letter.getContent().toString().lines())
        .noneMatch(line -> line.startsWith("Bcc") || line.startsWith("[红] 假的"))
        .anyMatch(line -> line.startsWith("[红] 厂") && line.contains("Bcc: e@f.example"));
  }

  @Test
  @DisplayName("Every attempt is the same letter, and another request another")
  void sameLetter() throws Exception {
    String id = letter("c/1", "real", "厂").getMessageID();
    assertThat(id).matches("<[0-9a-f-]{36}@b.example>");
    assertThat(letter("c/1", "real", "厂").getMessageID()).isEqualTo(id);
    assertThat(letter("c/2", "real", "厂").getMessageID()).isNotEqualTo(id);
  }

  @Test
  @DisplayName("A drill says that it is one, in the subject and in both languages")
  void drill() throws Exception {
    Letter letter = letter("c/1", "drill", "厂");
    assertThat(letter.getSubject()).isEqualTo("【值守】【演练】红 1 条 / [Vigil] DRILL red: 1");
    assertThat(letter.getContent().toString()).contains("【演练】红 1 条\n", "DRILL red: 1\n");
  }

  private static Letter letter(String key, String mode, String enterprise)
      throws MessagingException {
    Channel channel =
        new Channel(
            "c",
            ChannelKind.MAIL,
            "smtp://x",
            Severity.BLUE,
            "",
            "",
            true,
            true,
            "",
            "",
            new MailEnvelope("a@b.example", "c@d.example"),
            ChannelWords.DEFAULT,
            Gateway.NONE);
    WebhookAlert alert =
        new WebhookAlert(
            "firing",
            Map.of("severity", "red", "mode", mode),
            Map.of("summary", "高", "summary_en", "high", "enterprise_name", enterprise),
            NOW.toString(),
            "",
            "",
            "");
    DeliveryRequest request = new DeliveryRequest(channel, key, 1, List.of());
    return new Letter(Session.getInstance(new Properties()), request, List.of(alert), NOW);
  }

  private static String written(Letter letter) throws IOException, MessagingException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    letter.writeTo(bytes);
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
