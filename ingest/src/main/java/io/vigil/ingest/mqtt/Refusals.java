package io.vigil.ingest.mqtt;

import io.vigil.model.refusal.Refusal;
import io.vigil.model.refusal.RefusalCode;
import io.vigil.model.wire.MqttTopics;
import io.vigil.model.wire.MqttTopics.Address;
import io.vigil.model.wire.MqttTopics.Up;
import io.vigil.model.wire.mqtt.Decoded;
import io.vigil.model.wire.mqtt.Envelope;
import java.nio.charset.StandardCharsets;

/** Refusals of whole messages, in words. Stateless; any thread. */
final class Refusals {
  private static final int SHOWN_BYTES = 512;

  private Refusals() {}

  /** Bytes that are no such message. */
  static Refusal unread(Decoded.Refused<?> bad, Inbound.Message delivery, Address from) {
    return new Refusal(
        bad.code(),
        from.enterprise(),
        from.gateway(),
        bad.boot(),
        bad.sequence(),
        null,
        0,
        delivery.received(),
        bad.zh(),
        bad.en(),
        beginning(delivery));
  }

  /** A sender that is not registered. */
  static Refusal unknownGateway(
      String boot, long sequence, Inbound.Message delivery, Address from) {
    return Refusal.ofMessage(
        RefusalCode.GATEWAY_UNKNOWN,
        from.enterprise(),
        from.gateway(),
        boot,
        sequence,
        delivery.received(),
        beginning(delivery),
        from.gateway());
  }

  /** A topic that is none of a gateway. */
  static Refusal unknownTopic(Inbound.Message delivery) {
    return Refusal.ofMessage(
        RefusalCode.TOPIC_DENIED,
        "",
        "",
        "",
        Decoded.NO_SEQUENCE,
        delivery.received(),
        beginning(delivery),
        delivery.topic(),
        "ent/{enterprise}/up/{gateway}/data");
  }

  /** A mistake of ours. */
  static Refusal failed(Inbound.Message delivery, Address from) {
    RefusalCode code = RefusalCode.MESSAGE_BAD;
    return new Refusal(
        code,
        from.enterprise(),
        from.gateway(),
        "",
        Decoded.NO_SEQUENCE,
        null,
        0,
        delivery.received(),
        code.zh("/", "平台无法处理，已记录"),
        code.en("/", "could not be processed by us; it is recorded"),
        beginning(delivery));
  }

  /** Kinds of messages that are not taken. */
  static Refusal kind(Envelope envelope, Inbound.Message delivery, Address from) {
    return Refusal.ofMessage(
        RefusalCode.TOPIC_DENIED,
        from.enterprise(),
        from.gateway(),
        envelope.boot(),
        envelope.sequence(),
        delivery.received(),
        beginning(delivery),
        delivery.topic(),
        MqttTopics.up(from.enterprise(), from.gateway(), Up.DATA)
            + " / birth / death / backfill / event");
  }

  /** What is beyond a quota, with the numbers for its sentence. */
  static Refusal rate(
      RefusalCode code,
      Envelope envelope,
      Inbound.Message delivery,
      Address from,
      Object... numbers) {
    return Refusal.ofMessage(
        code,
        from.enterprise(),
        from.gateway(),
        envelope.boot(),
        envelope.sequence(),
        delivery.received(),
        beginning(delivery),
        numbers);
  }

  private static String beginning(Inbound.Message delivery) {
    byte[] payload = delivery.payload();
    return new String(payload, 0, Math.min(payload.length, SHOWN_BYTES), StandardCharsets.UTF_8);
  }
}
