package io.vigil.alerting.delivery;

import io.micronaut.data.annotation.Embeddable;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Who writes letters to whom; all empty for channels of other kinds.
 *
 * @param mailFrom address of the sender
 * @param mailTo addresses of the recipients, separated by commas
 */
@Embeddable
record MailEnvelope(String mailFrom, String mailTo) {
  /** Of a channel that writes no letters. */
  static final MailEnvelope NONE = new MailEnvelope("", "");

  private static final int MOST_RECIPIENTS = 20;

  /** Less than mail allows, so that nothing in it can be read as something else. */
  private static final Pattern ADDRESS =
      Pattern.compile("[A-Za-z0-9._+-]{1,64}@[A-Za-z0-9.-]{1,128}");

  List<String> recipients() {
    return mailTo.isEmpty() ? List.of() : List.of(mailTo.split(","));
  }

  /** Whether a letter can be written with it. */
  boolean isWhole() {
    List<String> recipients = recipients();
    return ADDRESS.matcher(mailFrom).matches()
        && !recipients.isEmpty()
        && recipients.size() <= MOST_RECIPIENTS
        && recipients.stream().allMatch(one -> ADDRESS.matcher(one).matches());
  }
}
