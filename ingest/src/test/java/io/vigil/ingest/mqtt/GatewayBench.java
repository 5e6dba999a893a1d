package io.vigil.ingest.mqtt;

import io.vigil.ingest.admit.ClockLimits;
import io.vigil.ingest.admit.WitnessedClock;
import io.vigil.ingest.fixture.KafkaNode;
import io.vigil.ingest.fixture.Waiting;
import io.vigil.ingest.lane.LogOptions;
import io.vigil.ingest.metric.IngestCounters;
import io.vigil.ingest.quota.Quota;
import io.vigil.ingest.quota.Quotas;
import io.vigil.model.event.PlantEvents;
import io.vigil.model.wire.DefinitionCodec.Addressed;
import io.vigil.model.wire.MqttTopics;
import io.vigil.model.wire.MqttTopics.Up;
import io.vigil.model.wire.mqtt.AckMessage;
import io.vigil.model.wire.mqtt.DataMessage;
import io.vigil.model.wire.mqtt.DataMessageCodec;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** A gateway on a real log, with the test in the broker's place. One thread. */
final class GatewayBench implements AutoCloseable {
  static final String MARKER = "vigil/ingest/test/marker";
  static final int MOST_UNFINISHED = 500;

  final HandLink link = new HandLink();
  final IngestCounters counters = new IngestCounters();
  final MqttGateway gateway;
  final HandLink.HandConnection connection;
  private int ids;

  private GatewayBench(
      GatewayOptions options, Clock clock, List<Addressed> definitions, List<PlantEvents> said) {
    WitnessedClock leapless = new WitnessedClock(clock, () -> clock.millis() * 1_000_000, counters);
    gateway = new MqttGateway(options, link, leapless, counters);
    gateway.start(definitions, said);
    connection = link.connect();
  }

  /** A gateway that owns these lanes, connected. */
  static GatewayBench start(
      KafkaNode log, Clock clock, List<Integer> lanes, List<Addressed> definitions) {
    return start(log, clock, lanes, definitions, List.of(), enterprise -> Quota.generous());
  }

  /** The same, plants said this before, and may send so much. */
  static GatewayBench start(
      KafkaNode log,
      Clock clock,
      List<Integer> lanes,
      List<Addressed> definitions,
      List<PlantEvents> said,
      Quotas quotas) {
    GatewayOptions options =
        new GatewayOptions(
            new LinkOptions("tcp://nowhere:1", "test", "", ""),
            MARKER,
            lanes,
            new LogOptions(
                log.bootstrap(), "vigil-ingest-test", 0, MOST_UNFINISHED, 16 << 20, 5_000, 1),
            20,
            ClockLimits.defaults(),
            quotas);
    return new GatewayBench(options, clock, definitions, said);
  }

  /** Brings a message of the gateway, and returns the id under which it is acknowledged. */
  int deliver(String gatewayName, Up kind, byte[] payload) {
    return deliverTo(MqttTopics.up("coal-a", gatewayName, kind), payload);
  }

  /** Brings readings of the gateway. */
  int deliver(String gatewayName, DataMessage message) {
    return deliver(gatewayName, Up.DATA, DataMessageCodec.encode(message));
  }

  /** Brings anything on any topic. */
  int deliverTo(String topic, byte[] payload) {
    ids++;
    connection.deliver(topic, payload, ids);
    return ids;
  }

  /** Returns when everything that was delivered is acknowledged. */
  void awaitAcknowledged() {
    Waiting.until("all acknowledged", () -> connection.acknowledged().size() == ids);
  }

  /** Returns when this number of this boot was told to be stored. */
  void awaitTold(String boot, long sequence) {
    Waiting.until(boot + " " + sequence + " told", () -> link.isStored(boot, sequence));
  }

  /** What was refused or flagged of this boot, in words. */
  List<AckMessage.Entry> remarks(String boot) {
    List<AckMessage.Entry> remarks = new ArrayList<>();
    for (AckMessage ack : link.acks()) {
      if (ack.boot().equals(boot)) {
        remarks.addAll(ack.rejected());
        remarks.addAll(ack.flagged());
      }
    }
    return remarks;
  }

  @Override
  public void close() {
    gateway.close();
  }
}
