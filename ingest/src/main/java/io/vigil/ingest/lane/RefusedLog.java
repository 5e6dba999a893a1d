package io.vigil.ingest.lane;

import io.vigil.model.refusal.Refusal;
import io.vigil.model.wire.LogTopics;
import io.vigil.model.wire.RefusalCodec;
import java.nio.charset.StandardCharsets;

/** Keeps what was not taken as sent, in the order of the messages. One thread. */
final class RefusedLog {
  private final LogAppender log;

  RefusedLog(LogAppender log) {
    this.log = log;
  }

  void keep(Refusal refusal, LogReceipt receipt) {
    byte[] key = refusal.enterprise().getBytes(StandardCharsets.UTF_8);
    log.append(LogTopics.REFUSED, null, key, RefusalCodec.encode(refusal), receipt);
  }
}
