package io.vigil.ingest.down;

import io.vigil.model.refusal.Refusal;
import io.vigil.model.refusal.RefusalCode;
import io.vigil.model.wire.MqttTopics;
import io.vigil.model.wire.mqtt.AckMessage;
import io.vigil.model.wire.mqtt.AckMessage.Entry;
import io.vigil.model.wire.mqtt.AckMessage.Range;
import io.vigil.model.wire.mqtt.Decoded;
import java.util.ArrayList;
import java.util.List;

/**
 * What a sender is told once a message is settled.
 *
 * @param from the sender
 * @param boot its boot id; empty if it could not be read
 * @param sequence number of the message; {@link Decoded#NO_SEQUENCE} if it could not be read
 * @param remarks what was not taken as sent
 */
public record Answer(MqttTopics.Address from, String boot, long sequence, List<Refusal> remarks) {
  /** Whether the sender can know by it which message is meant. */
  public boolean isNumbered() {
    return sequence != Decoded.NO_SEQUENCE && !boot.isEmpty();
  }

  /** The answer to one numbered message as the sender reads it, if it is told at once. */
  public AckMessage message() {
    List<Entry> rejected = new ArrayList<>();
    List<Entry> flagged = new ArrayList<>();
    for (Refusal remark : remarks) {
      boolean isFlag = remark.code().effect() == RefusalCode.Effect.FLAGGED;
      (isFlag ? flagged : rejected).add(entry(remark));
    }
    return new AckMessage(boot, List.of(new Range(sequence, sequence)), rejected, flagged);
  }

  static Entry entry(Refusal remark) {
    return new Entry(
        remark.sequence(),
        remark.point(),
        remark.time(),
        remark.code().name(),
        remark.zh(),
        remark.en());
  }
}
