package io.vigil.sim.mqtt;

import io.vigil.model.wire.MqttTopics.Up;

/** A message that is kept until Vigil says that it is in the log. Guarded by its outbox. */
final class KeptMessage {
  final Up kind;
  final long sequence;
  final byte[] payload;
  int sends;
  long firstSentNanos;
  long lastSentNanos;

  /** Which hand-over of the outbox its first and its newest one was. */
  long firstPlace;

  long place;
  boolean acknowledged;

  KeptMessage(Up kind, long sequence, byte[] payload) {
    this.kind = kind;
    this.sequence = sequence;
    this.payload = payload;
  }
}
