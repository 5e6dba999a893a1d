package io.vigil.streaming.sink;

import io.vigil.model.alert.JudgeEvent;
import io.vigil.model.lead.LeadEvent;
import io.vigil.model.refusal.Refusal;
import io.vigil.model.wire.JudgeEventCodec;
import io.vigil.model.wire.LeadEventCodec;
import io.vigil.model.wire.RefusalCodec;
import java.util.Arrays;

/**
 * Key and value as they will stand in the log. What crosses the edge between two operators is
 * already bytes of {@code model.wire}, so Flink serializes no type of ours a second way.
 *
 * @param key decides the partition, and with it the order
 * @param value bytes of {@code model.wire}
 */
public record LogEntry(String key, byte[] value) {
  /** An event of the judge, for {@code activations}. */
  public static LogEntry of(JudgeEvent event) {
    return new LogEntry(JudgeEventCodec.key(event), JudgeEventCodec.encode(event));
  }

  /** A lead, for {@code leads}. */
  public static LogEntry of(LeadEvent event) {
    return new LogEntry(event.point().enterprise(), LeadEventCodec.encode(event));
  }

  /** A refusal, for {@code refused}. */
  public static LogEntry of(Refusal refusal) {
    return new LogEntry(refusal.enterprise(), RefusalCodec.encode(refusal));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LogEntry that
        && key.equals(that.key)
        && Arrays.equals(value, that.value);
  }

  @Override
  public int hashCode() {
    return key.hashCode() * 31 + Arrays.hashCode(value);
  }

  @Override
  public String toString() {
    return key + "[" + value.length + "]";
  }
}
