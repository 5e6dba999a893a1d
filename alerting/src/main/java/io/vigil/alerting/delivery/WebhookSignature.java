package io.vigil.alerting.delivery;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;

/**
 * Proof for a receiver that a request is ours and not old: {@code t=<unix seconds>,v1=<hex
 * HMAC-SHA256 of "t.body">}, under the secret of the channel. Each attempt has its own, because
 * each has its time. Stateless.
 */
final class WebhookSignature {
  static final String HEADER = "X-Vigil-Signature";

  private WebhookSignature() {}

  static String of(byte[] body, String secret, Instant now) {
    String time = Long.toString(now.getEpochSecond());
    ByteArrayOutputStream signed = new ByteArrayOutputStream();
    signed.writeBytes((time + ".").getBytes(StandardCharsets.US_ASCII));
    signed.writeBytes(body);
    return "t=" + time + ",v1=" + HexFormat.of().formatHex(Hmac.of(signed.toByteArray(), secret));
  }
}
