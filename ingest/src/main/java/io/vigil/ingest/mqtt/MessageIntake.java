package io.vigil.ingest.mqtt;

import io.vigil.ingest.admit.Origin;
import io.vigil.ingest.admit.PointRegistry;
import io.vigil.ingest.admit.Samples;
import io.vigil.ingest.admit.SpanRead;
import io.vigil.ingest.admit.WitnessedClock;
import io.vigil.ingest.down.Answer;
import io.vigil.ingest.down.Downlink;
import io.vigil.ingest.down.TimePublisher;
import io.vigil.ingest.lane.LaneWriter;
import io.vigil.ingest.lane.LogReceipt;
import io.vigil.ingest.metric.IngestCounters;
import io.vigil.ingest.metric.IngestCounters.Count;
import io.vigil.ingest.presence.GatewayStates;
import io.vigil.ingest.quota.QuotaMeter;
import io.vigil.ingest.usage.UsageBoard;
import io.vigil.model.event.PlantEvents;
import io.vigil.model.lane.GapDone;
import io.vigil.model.lane.GatewayDefinition;
import io.vigil.model.plant.PlantGateway;
import io.vigil.model.point.Door;
import io.vigil.model.presence.GatewayState;
import io.vigil.model.reading.ReadingFlag;
import io.vigil.model.refusal.Refusal;
import io.vigil.model.wire.MqttTopics;
import io.vigil.model.wire.MqttTopics.Address;
import io.vigil.model.wire.MqttTopics.Up;
import io.vigil.model.wire.mqtt.BirthMessage;
import io.vigil.model.wire.mqtt.BirthMessageCodec;
import io.vigil.model.wire.mqtt.DataDecoder;
import io.vigil.model.wire.mqtt.DataMessage;
import io.vigil.model.wire.mqtt.DeathMessage;
import io.vigil.model.wire.mqtt.DeathMessageCodec;
import io.vigil.model.wire.mqtt.Decoded;
import io.vigil.model.wire.mqtt.Envelope;
import io.vigil.model.wire.mqtt.EnvelopeCodec;
import io.vigil.model.wire.mqtt.EventMessage;
import io.vigil.model.wire.mqtt.EventMessageCodec;
import io.vigil.model.wire.sparkplug.SparkplugTopic;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A message of a gateway in; records appended to the log, and the answer for its sender, out.
 * Whatever the message holds, nothing is thrown. One thread.
 */
final class MessageIntake {
  private static final Logger LOG = LoggerFactory.getLogger(MessageIntake.class);
  private static final int MOST_TOPICS = 20_000;

  /** Of senders that number nothing. */
  private static final Envelope UNNUMBERED = new Envelope("", Decoded.NO_SEQUENCE, 0);

  private static final int POOLED_TEXTS = 1 << 15;

  private final LaneWriter writer;
  private final WitnessedClock clock;
  private final TimePublisher times;
  private final QuotaMeter quotas;
  private final UsageBoard usage;
  private final IngestCounters counters;
  private final GatewayStates states;
  private final Admissions admissions;
  private final EventIntake events;
  private final SparkplugIntake sparkplug;
  private final TelemetryIntake telemetry;
  private final DataDecoder decoder = new DataDecoder(POOLED_TEXTS);
  private final Map<String, Optional<Address>> topics = new HashMap<>();

  MessageIntake(
      LaneWriter writer,
      Downlink downlink,
      Admissions admissions,
      QuotaMeter quotas,
      UsageBoard usage,
      IngestCounters counters,
      WitnessedClock clock) {
    this.writer = writer;
    this.clock = clock;
    this.times = new TimePublisher(downlink);
    this.quotas = quotas;
    this.usage = usage;
    this.counters = counters;
    this.states = new GatewayStates(counters);
    this.admissions = admissions;
    this.events = new EventIntake(writer, admissions);
    this.telemetry = new TelemetryIntake(writer, admissions, counters, clock.millis());
    this.sparkplug = new SparkplugIntake(writer, admissions, states, downlink, counters);
  }

  /** Does what is due now and then. */
  void look(long at) {
    admissions.look(at);
  }

  /**
   * Takes a message in; the answer is null if its sender cannot be answered. A mistake of ours must
   * not let one message stop a lane: it is refused as the sender's are, and logged as ours.
   */
  @Nullable Answer take(Inbound.Message delivery, PointRegistry registry, LogReceipt receipt) {
    if (SparkplugTopic.isSparkplug(delivery.topic())) {
      takeSparkplug(delivery, registry, receipt);
      return null;
    }
    Address from = address(delivery.topic()).orElse(null);
    if (from == null) {
      return refuse(Refusals.unknownTopic(delivery), null, receipt);
    }
    try {
      return take(delivery, from, registry, receipt);
    } catch (RuntimeException e) {
      LOG.error("a message of {} could not be taken in", delivery.topic(), e);
      return refuse(Refusals.failed(delivery, from), from, receipt);
    }
  }

  private @Nullable Answer take(
      Inbound.Message delivery, Address from, PointRegistry registry, LogReceipt receipt) {
    QuotaMeter.Verdict verdict = measure(delivery, from, registry);
    if (verdict != QuotaMeter.Verdict.WITHIN) {
      return refuseRate(delivery, from, verdict, receipt);
    }
    return switch (from.kind()) {
      case DATA, BACKFILL -> takeData(delivery, from, registry, receipt);
      case BIRTH -> takeBirth(delivery, from, registry, receipt);
      case DEATH -> takeDeath(delivery, from, registry, receipt);
      case EVENT -> takeEvents(delivery, from, registry, receipt);
      case RECEIPT -> takeReceipt(delivery, from, registry, receipt);
      case TELEMETRY, DEVICES_TELEMETRY, DEVICE_CONNECT, DEVICE_DISCONNECT, NEURON ->
          takeTelemetry(delivery, from, registry, receipt);
    };
  }

  private void takeSparkplug(Inbound.Message message, PointRegistry registry, LogReceipt receipt) {
    SparkplugTopic topic = SparkplugTopic.parse(message.topic()).orElse(null);
    if (topic == null) {
      refuse(Refusals.unknownTopic(message), null, receipt);
      return;
    }
    Up kind = topic.type() == SparkplugTopic.Type.NDEATH ? Up.DEATH : Up.DATA;
    Address from = new Address(topic.group(), topic.edgeNode(), kind);
    try {
      takeSparkplug(message, topic, from, registry, receipt);
    } catch (RuntimeException e) {
      LOG.error("a message of {} could not be taken in", message.topic(), e);
      refuse(Refusals.failed(message, from), from, receipt);
    }
  }

  private void takeSparkplug(
      Inbound.Message message,
      SparkplugTopic topic,
      Address from,
      PointRegistry registry,
      LogReceipt receipt) {
    QuotaMeter.Verdict verdict = measure(message, from, registry);
    Origin origin = origin(from, registry);
    if (origin == null) {
      refuse(Refusals.unknownGateway("", Decoded.NO_SEQUENCE, message, from), from, receipt);
    } else if (verdict != QuotaMeter.Verdict.WITHIN) {
      refuseRate(message, from, UNNUMBERED, verdict, receipt);
    } else {
      sparkplug.take(message, topic, from, origin, receipt);
    }
  }

  /** A will is the broker's word and takes nothing of the quota; who is unknown has none. */
  private QuotaMeter.Verdict measure(
      Inbound.Message delivery, Address from, PointRegistry registry) {
    int length = delivery.payload().length;
    if (from.kind() == Up.DEATH || registry.enterprise(from.enterprise()) == null) {
      return QuotaMeter.Verdict.WITHIN;
    }
    usage.came(from, length, delivery.received());
    return quotas.measure(from.enterprise(), length, delivery.received());
  }

  private @Nullable Answer refuseRate(
      Inbound.Message delivery, Address from, QuotaMeter.Verdict verdict, LogReceipt receipt) {
    if (!from.kind().isNumbered()) {
      return refuseRate(delivery, from, UNNUMBERED, verdict, receipt);
    }
    Decoded<Envelope> decoded = EnvelopeCodec.decode(delivery.payload());
    if (decoded instanceof Decoded.Refused<Envelope> bad) {
      return refuse(Refusals.unread(bad, delivery, from), from, receipt);
    }
    Envelope envelope = ((Decoded.Value<Envelope>) decoded).message();
    return refuseRate(delivery, from, envelope, verdict, receipt);
  }

  private @Nullable Answer refuseRate(
      Inbound.Message delivery,
      Address from,
      Envelope envelope,
      QuotaMeter.Verdict verdict,
      LogReceipt receipt) {
    Object[] numbers = quotas.numbers(from.enterprise(), verdict, delivery.received());
    Refusal refusal = Refusals.rate(QuotaMeter.code(verdict), envelope, delivery, from, numbers);
    return refuse(refusal, from, receipt);
  }

  private @Nullable Answer takeData(
      Inbound.Message delivery, Address from, PointRegistry registry, LogReceipt receipt) {
    Decoded<DataMessage> decoded = decoder.decode(delivery.payload());
    if (decoded instanceof Decoded.Refused<DataMessage> bad) {
      return refuse(Refusals.unread(bad, delivery, from), from, receipt);
    }
    DataMessage message = ((Decoded.Value<DataMessage>) decoded).message();
    Origin origin = origin(from, registry);
    if (origin == null) {
      return refuse(
          Refusals.unknownGateway(message.boot(), message.sequence(), delivery, from),
          from,
          receipt);
    }
    clock.witness(origin.gateway(), message.sent());
    times.heard(from, message.sent(), delivery.received());
    long received = delivery.received();
    boolean isBehindGap =
        usage.numbered(from, message.boot(), message.sequence(), message.sent(), received);
    GatewayState back = states.heard(origin, message.boot(), received);
    if (back != null) {
      writer.state(back, receipt);
    }
    boolean history = from.kind() == Up.BACKFILL;
    byte marks = isBehindGap ? ReadingFlag.BEHIND_GAP : 0;
    List<Refusal> remarks = admissions.append(origin, message, history, marks, received, receipt);
    remarks.forEach(usage::refused);
    return new Answer(from, message.boot(), message.sequence(), remarks);
  }

  /** Whoever sends these hears no answer. */
  private @Nullable Answer takeTelemetry(
      Inbound.Message message, Address from, PointRegistry registry, LogReceipt receipt) {
    Origin origin = origin(from, registry);
    if (origin == null) {
      return refuse(Refusals.unknownGateway("", Decoded.NO_SEQUENCE, message, from), from, receipt);
    }
    telemetry.take(message, from, origin, receipt);
    return null;
  }

  /** Takes in values that were asked for. */
  void take(Samples samples, PointRegistry registry, LogReceipt receipt) {
    PointRegistry.Enterprise enterprise = registry.enterprise(samples.enterprise());
    GatewayDefinition gateway = enterprise == null ? null : enterprise.gateway(samples.gateway());
    if (enterprise == null || gateway == null || gateway.door() != Door.OPC_UA) {
      LOG.info("{}.{} was retired while it spoke", samples.enterprise(), samples.gateway());
      return;
    }
    try {
      Origin origin = new Origin(enterprise, gateway);
      samples.newest().ifPresent(stamp -> clock.witness(gateway, stamp));
      admissions.append(origin, samples.message(), false, samples.received(), receipt);
    } catch (RuntimeException e) { // a mistake of ours must not let one server stop a lane
      LOG.error(
          "values of {}.{} could not be taken in", samples.enterprise(), samples.gateway(), e);
    }
  }

  /** Takes in that a span is filled, where the values of it were taken in. */
  void take(SpanRead span, PointRegistry registry, long at, LogReceipt receipt) {
    PointRegistry.Enterprise enterprise = registry.enterprise(span.enterprise());
    GatewayDefinition gateway = enterprise == null ? null : enterprise.gateway(span.gateway());
    if (enterprise != null && gateway != null && gateway.door() == Door.OPC_UA) {
      GapDone done =
          new GapDone(
              writer.ownerEpoch(), at, gateway.number(), span.from(), span.to(), span.closed());
      writer.gapDone(enterprise.lane(), done, receipt);
    }
  }

  private @Nullable Answer takeBirth(
      Inbound.Message delivery, Address from, PointRegistry registry, LogReceipt receipt) {
    counters.add(Count.BIRTHS);
    Origin origin = origin(from, registry);
    Decoded<BirthMessage> decoded = BirthMessageCodec.decode(delivery.payload());
    if (decoded instanceof Decoded.Refused<BirthMessage> bad) {
      if (origin != null) {
        times.born(from, delivery.received(), delivery.received());
      }
      return refuse(Refusals.unread(bad, delivery, from), from, receipt);
    }
    BirthMessage birth = ((Decoded.Value<BirthMessage>) decoded).message();
    if (origin == null) {
      return refuse(
          Refusals.unknownGateway(birth.boot(), birth.sequence(), delivery, from), from, receipt);
    }
    times.born(from, birth.sent(), delivery.received());
    usage.numbered(from, birth.boot(), birth.sequence(), birth.sent(), delivery.received());
    GatewayState state = states.born(origin, birth, delivery.received());
    LOG.info(
        "{}.{} born, boot {}, {}, {} differences from the registry",
        from.enterprise(),
        from.gateway(),
        state.boot(),
        state.software(),
        state.differences().size());
    writer.state(state, receipt);
    return new Answer(from, birth.boot(), birth.sequence(), List.of());
  }

  /** A death has no number, so nobody is answered. */
  private @Nullable Answer takeDeath(
      Inbound.Message delivery, Address from, PointRegistry registry, LogReceipt receipt) {
    counters.add(Count.DEATHS);
    Decoded<DeathMessage> decoded = DeathMessageCodec.decode(delivery.payload());
    if (decoded instanceof Decoded.Refused<DeathMessage> bad) {
      return refuse(Refusals.unread(bad, delivery, from), from, receipt);
    }
    DeathMessage death = ((Decoded.Value<DeathMessage>) decoded).message();
    Origin origin = origin(from, registry);
    if (origin == null) {
      return refuse(
          Refusals.unknownGateway(death.boot(), Decoded.NO_SEQUENCE, delivery, from),
          from,
          receipt);
    }
    GatewayState state = states.died(origin, death, delivery.received());
    if (state != null) {
      LOG.info("{}.{} {}", from.enterprise(), from.gateway(), state.presence());
      writer.state(state, receipt);
    }
    return null;
  }

  private @Nullable Answer takeEvents(
      Inbound.Message delivery, Address from, PointRegistry registry, LogReceipt receipt) {
    Decoded<EventMessage> decoded = EventMessageCodec.decode(delivery.payload());
    if (decoded instanceof Decoded.Refused<EventMessage> bad) {
      return refuse(Refusals.unread(bad, delivery, from), from, receipt);
    }
    EventMessage message = ((Decoded.Value<EventMessage>) decoded).message();
    Origin origin = origin(from, registry);
    if (origin == null) {
      return refuse(
          Refusals.unknownGateway(message.boot(), message.sequence(), delivery, from),
          from,
          receipt);
    }
    clock.witness(origin.gateway(), message.sent());
    times.heard(from, message.sent(), delivery.received());
    usage.numbered(from, message.boot(), message.sequence(), message.sent(), delivery.received());
    List<Refusal> remarks = events.append(origin, message, delivery.received(), receipt);
    remarks.forEach(usage::refused);
    return new Answer(from, message.boot(), message.sequence(), remarks);
  }

  /** Lets events that were taken before this process began take effect again. */
  void recover(PlantEvents before, PointRegistry registry) {
    Origin origin = origin(new Address(before.enterprise(), before.gateway(), Up.EVENT), registry);
    if (origin != null) {
      events.recover(origin, before);
    }
  }

  /** A control room's is heard by whoever looks after Alerts; a gateway gives none. */
  private @Nullable Answer takeReceipt(
      Inbound.Message delivery, Address from, PointRegistry registry, LogReceipt receipt) {
    return origin(from, registry) == null ? null : refuseKind(delivery, from, receipt);
  }

  /** Kinds that are not taken are answered all the same, or they would be repeated for ever. */
  private @Nullable Answer refuseKind(Inbound.Message delivery, Address from, LogReceipt receipt) {
    Decoded<Envelope> decoded = EnvelopeCodec.decode(delivery.payload());
    if (decoded instanceof Decoded.Refused<Envelope> bad) {
      return refuse(Refusals.unread(bad, delivery, from), from, receipt);
    }
    Envelope envelope = ((Decoded.Value<Envelope>) decoded).message();
    Refusal refusal = Refusals.kind(envelope, delivery, from);
    return refuse(refusal, from, receipt);
  }

  private @Nullable Answer refuse(Refusal refusal, @Nullable Address from, LogReceipt receipt) {
    counters.add(refusal.code());
    writer.refuse(refusal, receipt);
    usage.refused(refusal);
    if (from == null) {
      return null;
    }
    return new Answer(from, refusal.boot(), refusal.sequence(), List.of(refusal));
  }

  private static @Nullable Origin origin(Address from, PointRegistry registry) {
    PointRegistry.Enterprise enterprise = registry.enterprise(from.enterprise());
    GatewayDefinition gateway = enterprise == null ? null : enterprise.gateway(from.gateway());
    if (enterprise == null || gateway == null || gateway.door() != Door.MQTT || isOffice(gateway)) {
      return null;
    }
    return new Origin(enterprise, gateway);
  }

  /** Nobody sends in the name of what people put on record. */
  private static boolean isOffice(GatewayDefinition gateway) {
    return gateway.name().equals(PlantGateway.OFFICE);
  }

  private Optional<Address> address(String topic) {
    Optional<Address> known = topics.get(topic);
    if (known != null) {
      return known;
    }
    Optional<Address> parsed = MqttTopics.parseUp(topic);
    if (topics.size() < MOST_TOPICS) {
      topics.put(topic, parsed);
    }
    return parsed;
  }
}
