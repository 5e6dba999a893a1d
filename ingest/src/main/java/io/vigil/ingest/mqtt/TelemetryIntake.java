package io.vigil.ingest.mqtt;

import io.vigil.ingest.admit.Origin;
import io.vigil.ingest.admit.ReadingColumns;
import io.vigil.ingest.lane.LaneWriter;
import io.vigil.ingest.lane.LogReceipt;
import io.vigil.ingest.metric.IngestCounters;
import io.vigil.ingest.metric.IngestCounters.Count;
import io.vigil.model.reading.QualityReason;
import io.vigil.model.refusal.Refusal;
import io.vigil.model.wire.MqttTopics.Address;
import io.vigil.model.wire.MqttTopics.Up;
import io.vigil.model.wire.mqtt.Decoded;
import io.vigil.model.wire.telemetry.Telemetry;
import io.vigil.model.wire.telemetry.TelemetryDecoder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Messages of gateways that were made for ThingsBoard or Neuron in; readings appended. Such senders
 * number nothing and hear no acknowledgement, so each start of ours is a boot of theirs, numbered
 * in the order in which they came: what comes twice is recognised by its stamps alone. The newest
 * stamp of a message counts as the time at which it was sent, since what a gateway kept while its
 * line was down is of the past. One thread.
 */
final class TelemetryIntake {
  private final LaneWriter writer;
  private final Admissions admissions;
  private final IngestCounters counters;
  private final String boot;

  /** By enterprise and gateway: the next number, and which points were heard of. */
  private final Map<String, Sender> senders = new HashMap<>();

  private static final class Sender {
    final Set<String> codes = new TreeSet<>();
    long sequence;
  }

  /** An intake that began then, milliseconds UTC. */
  TelemetryIntake(LaneWriter writer, Admissions admissions, IngestCounters counters, long began) {
    this.writer = writer;
    this.admissions = admissions;
    this.counters = counters;
    this.boot = "t-" + Long.toString(began, Character.MAX_RADIX);
  }

  /** Takes a message of a registered gateway in. */
  void take(Inbound.Message message, Address from, Origin origin, LogReceipt receipt) {
    switch (from.kind()) {
      case TELEMETRY ->
          take(TelemetryDecoder.device(message.payload()), message, from, origin, receipt);
      case DEVICES_TELEMETRY ->
          take(TelemetryDecoder.gateway(message.payload()), message, from, origin, receipt);
      case NEURON ->
          take(TelemetryDecoder.neuron(message.payload()), message, from, origin, receipt);
      case DEVICE_CONNECT, DEVICE_DISCONNECT -> takeDevice(message, from, origin, receipt);
      case DATA, BIRTH, DEATH, EVENT, BACKFILL, RECEIPT ->
          throw new IllegalArgumentException(from + " is no telemetry");
    }
  }

  private void take(
      Decoded<List<Telemetry>> decoded,
      Inbound.Message message,
      Address from,
      Origin origin,
      LogReceipt receipt) {
    if (decoded instanceof Decoded.Refused<List<Telemetry>> bad) {
      refuse(Refusals.unread(bad, message, from), receipt);
      return;
    }
    List<Telemetry> values = ((Decoded.Value<List<Telemetry>>) decoded).message();
    ReadingColumns readings = new ReadingColumns();
    long newest = Telemetry.NO_TIME;
    for (Telemetry value : values) {
      if (origin.enterprise().point(value.code()) == null) {
        readings.addUnknown();
        continue;
      }
      long time = value.time() == Telemetry.NO_TIME ? message.received() : value.time();
      newest = Math.max(newest, time);
      readings.add(value.code(), time, value.value(), value.reason(), value.notNumber());
      sender(from).codes.add(value.code());
    }
    counters.add(Count.FIELDS_UNKNOWN, readings.unknown());
    append(readings, newest, message.received(), from, origin, receipt);
  }

  /**
   * What a device that went had said is not known any more; that it came says nothing by itself.
   */
  private void takeDevice(
      Inbound.Message message, Address from, Origin origin, LogReceipt receipt) {
    Decoded<String> decoded = TelemetryDecoder.deviceName(message.payload());
    if (decoded instanceof Decoded.Refused<String> bad) {
      refuse(Refusals.unread(bad, message, from), receipt);
      return;
    }
    if (from.kind() == Up.DEVICE_CONNECT) {
      return;
    }
    String device = ((Decoded.Value<String>) decoded).message() + "/";
    ReadingColumns lost = new ReadingColumns();
    for (String code : sender(from).codes) {
      if (code.startsWith(device) && origin.enterprise().point(code) != null) {
        lost.add(code, message.received(), Double.NaN, QualityReason.COMMUNICATION, "");
      }
    }
    append(lost, message.received(), message.received(), from, origin, receipt);
  }

  private void append(
      ReadingColumns readings,
      long sent,
      long received,
      Address from,
      Origin origin,
      LogReceipt receipt) {
    readings
        .message(boot, sender(from).sequence, sent)
        .ifPresent(
            message -> {
              sender(from).sequence++;
              admissions.append(origin, message, false, received, receipt);
            });
  }

  private Sender sender(Address from) {
    return senders.computeIfAbsent(from.enterprise() + "/" + from.gateway(), any -> new Sender());
  }

  private void refuse(Refusal refusal, LogReceipt receipt) {
    counters.add(refusal.code());
    writer.refuse(refusal, receipt);
  }
}
