package io.vigil.alerting.delivery;

import io.micronaut.serde.annotation.Serdeable;
import io.vigil.alerting.error.ProblemCode;
import io.vigil.alerting.error.WrittenText;
import io.vigil.model.alert.Severity;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A channel as an administrator writes it.
 *
 * @param kind how it is told; absent: as before, WEBHOOK for a new one
 * @param url where to; the token of a robot in it is never shown again
 * @param secret what messages are signed with, the password of the mail server, or what lets into
 *     the gateway, never shown again; absent: as before, empty: none
 * @param user whom the mail server knows, never shown again; absent: as before, empty: it asks
 *     nobody
 * @param from address that letters come from; for mail
 * @param recipients addresses that letters go to; for mail
 * @param format {@code alertmanager} or {@code cloudevents}, for webhooks; absent: the first
 * @param method POST or PUT, for phones; absent: POST
 * @param body JSON that the gateway takes, with the places of {@link GatewayTemplate}; for phones
 * @param headers name to value, where {@code {secret}} may stand; for phones
 * @param taken what the first 600 bytes of an answer hold if it was taken; absent: whatever
 * @param phones the numbers to reach, never shown whole again; absent: as before
 * @param language {@code zh} or {@code en}, for robots and phones; absent: the first
 * @param leastSeverity 1 to 4; absent: 4, everything, but for phones 2, red and orange
 * @param division leading digits of the division it is for; absent: all
 * @param enterprise the enterprise it is for; absent: all
 * @param enabled absent: true
 * @param drills whether drills are sent too; absent: false
 */
@Serdeable
record ChannelForm(
    @Nullable ChannelKind kind,
    @Nullable String url,
    @Nullable String secret,
    @Nullable String user,
    @Nullable String from,
    @Nullable List<String> recipients,
    @Nullable String format,
    @Nullable String method,
    @Nullable String body,
    @Nullable Map<String, String> headers,
    @Nullable String taken,
    @Nullable List<String> phones,
    @Nullable String language,
    @Nullable Integer leastSeverity,
    @Nullable String division,
    @Nullable String enterprise,
    @Nullable Boolean enabled,
    @Nullable Boolean drills) {
  private static final int MOST_URL = 500;
  private static final int MOST_SECRET = 200;
  private static final int MOST_ADDRESS = 200;
  private static final int MOST_RECIPIENTS = 2_000;
  private static final int MOST_TEMPLATE = 2_000;
  private static final int MOST_CODE = 32;
  private static final Pattern DIVISION = Pattern.compile("[0-9]{0,9}");
  private static final Pattern ENTERPRISE = Pattern.compile("|[a-z0-9-]{3,32}");

  /** The channel without its secrets; refuses in words what cannot be one. */
  Channel channel(String id, ChannelKind which) {
    return new Channel(
        id,
        which,
        WrittenText.optional(url, MOST_URL, "/url"),
        severity(which),
        matching(DIVISION, division, "/division"),
        matching(ENTERPRISE, enterprise, "/enterprise"),
        enabled == null || enabled,
        Boolean.TRUE.equals(drills),
        "",
        "",
        which == ChannelKind.MAIL ? envelope() : MailEnvelope.NONE,
        words(),
        which.isPhone() ? gateway() : Gateway.NONE);
  }

  /** Its secrets. */
  ChannelDesk.Secrets secrets() {
    return new ChannelDesk.Secrets(
        given(user, MOST_ADDRESS, "/user"), phones, given(secret, MOST_SECRET, "/secret"));
  }

  private MailEnvelope envelope() {
    return new MailEnvelope(
        WrittenText.optional(from, MOST_ADDRESS, "/from"),
        WrittenText.optional(
            recipients == null ? null : String.join(",", recipients),
            MOST_RECIPIENTS,
            "/recipients"));
  }

  private Gateway gateway() {
    StringJoiner lines = new StringJoiner("\n");
    if (headers != null) {
      headers.forEach((name, value) -> lines.add(name + ": " + value));
    }
    String written = WrittenText.optional(method, MOST_CODE, "/method");
    return new Gateway(
        written.isEmpty() ? "POST" : written,
        WrittenText.optional(body, MOST_TEMPLATE, "/body"),
        WrittenText.optional(lines.toString(), MOST_TEMPLATE, "/headers"),
        WrittenText.optional(taken, MOST_ADDRESS, "/taken"),
        phones == null ? "" : Phones.shown(phones));
  }

  private ChannelWords words() {
    WebhookFormat wantedFormat =
        switch (WrittenText.optional(format, MOST_CODE, "/format").toLowerCase(Locale.ROOT)) {
          case "", "alertmanager" -> WebhookFormat.ALERTMANAGER;
          case "cloudevents" -> WebhookFormat.CLOUDEVENTS;
          default ->
              throw refused(
                  "格式应为 alertmanager 或 cloudevents",
                  "the format is alertmanager or cloudevents",
                  "/format");
        };
    Tongue tongue =
        switch (WrittenText.optional(language, MOST_CODE, "/language").toLowerCase(Locale.ROOT)) {
          case "", "zh" -> Tongue.ZH;
          case "en" -> Tongue.EN;
          default -> throw refused("语言应为 zh 或 en", "the language is zh or en", "/language");
        };
    return new ChannelWords(wantedFormat, tongue);
  }

  private Severity severity(ChannelKind which) {
    if (leastSeverity == null) {
      return which.isPhone() ? Severity.ORANGE : Severity.BLUE;
    }
    if (leastSeverity < 1 || leastSeverity > Severity.BLUE.number()) {
      throw refused("最低级别应为 1 至 4", "the least severity is 1 to 4", "/leastSeverity");
    }
    return Severity.ofNumber(leastSeverity);
  }

  private static @Nullable String given(@Nullable String text, int most, String pointer) {
    return text == null ? null : WrittenText.optional(text, most, pointer);
  }

  private static String matching(Pattern pattern, @Nullable String text, String pointer) {
    String written = WrittenText.optional(text, MOST_URL, pointer);
    if (!pattern.matcher(written).matches()) {
      throw refused(
          "应为行政区划代码的前几位数字，或企业编号", "give leading digits of a division, or an enterprise", pointer);
    }
    return written;
  }

  private static RuntimeException refused(String zh, String en, String pointer) {
    return ProblemCode.CHANNEL_BAD.saying(zh, en).at(pointer).exception();
  }
}
