package io.vigil.ingest.mqtt;

import io.vigil.ingest.admit.Origin;
import io.vigil.ingest.down.Downlink;
import io.vigil.ingest.lane.LaneWriter;
import io.vigil.ingest.lane.LogReceipt;
import io.vigil.ingest.metric.IngestCounters;
import io.vigil.ingest.metric.IngestCounters.Count;
import io.vigil.ingest.presence.GatewayStates;
import io.vigil.ingest.sparkplug.Heard;
import io.vigil.ingest.sparkplug.SparkplugNodes;
import io.vigil.model.presence.GatewayState;
import io.vigil.model.refusal.Refusal;
import io.vigil.model.refusal.RefusalCode;
import io.vigil.model.wire.MqttTopics.Address;
import io.vigil.model.wire.mqtt.BirthMessage;
import io.vigil.model.wire.mqtt.DataMessage;
import io.vigil.model.wire.mqtt.DeathMessage;
import io.vigil.model.wire.mqtt.DeathMessage.Why;
import io.vigil.model.wire.mqtt.Decoded;
import io.vigil.model.wire.sparkplug.RebirthCommand;
import io.vigil.model.wire.sparkplug.SparkplugDecoder;
import io.vigil.model.wire.sparkplug.SparkplugPayload;
import io.vigil.model.wire.sparkplug.SparkplugTopic;
import io.vigil.model.wire.sparkplug.SparkplugTopic.Type;
import java.util.List;

/**
 * A message of an edge node in; readings appended, and a rebirth asked for where messages are
 * missing. Edge nodes hear no acknowledgement, so there is no answer. One thread.
 */
final class SparkplugIntake {
  private static final String SOFTWARE = "Sparkplug B";

  private final LaneWriter writer;
  private final Admissions admissions;
  private final GatewayStates states;
  private final Downlink downlink;
  private final IngestCounters counters;
  private final SparkplugNodes nodes = new SparkplugNodes();

  SparkplugIntake(
      LaneWriter writer,
      Admissions admissions,
      GatewayStates states,
      Downlink downlink,
      IngestCounters counters) {
    this.writer = writer;
    this.admissions = admissions;
    this.states = states;
    this.downlink = downlink;
    this.counters = counters;
  }

  /** Takes a message of a registered gateway in. */
  void take(
      Inbound.Message message,
      SparkplugTopic topic,
      Address from,
      Origin origin,
      LogReceipt receipt) {
    Decoded<SparkplugPayload> decoded = SparkplugDecoder.decode(message.payload());
    if (decoded instanceof Decoded.Refused<SparkplugPayload> bad) {
      refuse(Refusals.unread(bad, message, from), receipt);
      return;
    }
    SparkplugPayload payload = ((Decoded.Value<SparkplugPayload>) decoded).message();
    if (topic.type() == Type.NDEATH && !nodes.dies(topic, payload)) {
      counters.add(Count.DEATHS);
      counters.add(Count.DEATHS_LATE);
      return;
    }
    Heard heard = nodes.take(origin, topic, payload, message.received());
    for (DataMessage readings : heard.messages()) {
      admissions.append(origin, readings, false, message.received(), receipt);
    }
    counters.add(Count.FIELDS_UNKNOWN, heard.unknown());
    notePresence(topic, origin, message.received(), receipt);
    if (heard.missing() > 0) {
      refuse(gap(message, topic, from, payload, heard), receipt);
    }
    if (heard.needsRebirth()) {
      askForRebirth(topic, message.received());
    }
  }

  private void notePresence(
      SparkplugTopic topic, Origin origin, long received, LogReceipt receipt) {
    String boot = nodes.boot(topic);
    if (topic.type() == Type.NBIRTH) {
      counters.add(Count.BIRTHS);
      BirthMessage birth = new BirthMessage(boot, 0, received, SOFTWARE, 0, List.of());
      writer.state(states.born(origin, birth, received), receipt);
    } else if (topic.type() == Type.NDEATH) {
      counters.add(Count.DEATHS);
      GatewayState dead = states.died(origin, new DeathMessage(boot, Why.LOST), received);
      if (dead != null) {
        writer.state(dead, receipt);
      }
    }
  }

  private Refusal gap(
      Inbound.Message message,
      SparkplugTopic topic,
      Address from,
      SparkplugPayload payload,
      Heard heard) {
    return Refusal.ofMessage(
        RefusalCode.SEQ_GAP,
        from.enterprise(),
        from.gateway(),
        nodes.boot(topic),
        payload.sequence(),
        message.received(),
        "",
        heard.before(),
        payload.sequence(),
        heard.missing());
  }

  private void askForRebirth(SparkplugTopic topic, long now) {
    if (!nodes.mayAsk(topic, now)) {
      return;
    }
    String command = SparkplugTopic.command(topic.group(), topic.edgeNode());
    if (downlink.send(command, RebirthCommand.encode(now))) {
      counters.add(Count.REBIRTHS_ASKED);
    }
  }

  private void refuse(Refusal refusal, LogReceipt receipt) {
    counters.add(refusal.code());
    writer.refuse(refusal, receipt);
  }
}
