package io.vigil.model.refusal;

import org.jspecify.annotations.Nullable;

/**
 * One thing that was refused or flagged, as it stands in the log topic {@code refused}: never
 * silently dropped, always with the words that the sender gets.
 *
 * @param code why
 * @param enterprise the tenant, from the topic
 * @param gateway name of the sending gateway
 * @param boot the sender's boot id; empty if unknown
 * @param sequence the message's number; -1 if unknown
 * @param point code of the point; null when the whole message is meant
 * @param time source time of the reading, milliseconds UTC; 0 when the whole message is meant
 * @param received when the message reached us, milliseconds UTC
 * @param zh the sentence in Chinese
 * @param en the sentence in English
 * @param payload the beginning of the message, for whoever must find the mistake; empty if one
 *     reading is meant
 */
public record Refusal(
    RefusalCode code,
    String enterprise,
    String gateway,
    String boot,
    long sequence,
    @Nullable String point,
    long time,
    long received,
    String zh,
    String en,
    String payload) {
  /** A refusal of one reading. */
  public static Refusal ofReading(
      RefusalCode code,
      String enterprise,
      String gateway,
      String boot,
      long sequence,
      String point,
      long time,
      long received,
      Object... words) {
    return new Refusal(
        code,
        enterprise,
        gateway,
        boot,
        sequence,
        point,
        time,
        received,
        code.zh(words),
        code.en(words),
        "");
  }

  /** A refusal of a whole message. */
  public static Refusal ofMessage(
      RefusalCode code,
      String enterprise,
      String gateway,
      String boot,
      long sequence,
      long received,
      String payload,
      Object... words) {
    return new Refusal(
        code,
        enterprise,
        gateway,
        boot,
        sequence,
        null,
        0,
        received,
        code.zh(words),
        code.en(words),
        payload);
  }
}
