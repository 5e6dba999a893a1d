package io.vigil.streaming.judge;

import io.vigil.model.refusal.Refusal;
import io.vigil.model.refusal.RefusalCode;
import io.vigil.streaming.source.LaneInput;
import java.util.Arrays;
import java.util.HexFormat;

/** A record that nobody can read, in words and with the beginning of its bytes. */
final class CorruptRecord {
  private static final int SHOWN_BYTES = 256;

  private CorruptRecord() {}

  /** What is said about it in {@code refused}. The tenant is unknown, hence empty. */
  static Refusal describe(LaneInput input, String reason) {
    byte[] beginning = Arrays.copyOf(input.bytes(), Math.min(SHOWN_BYTES, input.bytes().length));
    return Refusal.ofMessage(
        RefusalCode.LOG_CORRUPT,
        "",
        "",
        "",
        -1,
        Math.max(0, input.timestamp()),
        HexFormat.of().formatHex(beginning),
        input.feed().topic() + "/" + input.lane(),
        input.offset(),
        reason);
  }
}
