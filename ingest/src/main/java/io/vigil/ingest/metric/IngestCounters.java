package io.vigil.ingest.metric;

import io.vigil.model.event.PlantEvent;
import io.vigil.model.refusal.RefusalCode;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * Everything that ingest counts, since the process began. What is refused, late or repeated is
 * counted here and never only logged. Any thread; {@link #snapshot} is a sum that may be a moment
 * old.
 */
public final class IngestCounters {
  private static final String PREFIX = "vigil_ingest_";

  private final Map<Count, LongAdder> counts = new EnumMap<>(Count.class);
  private final Map<Level, LongAdder> levels = new EnumMap<>(Level.class);
  private final Map<PlantEvent.Type, LongAdder> events = new EnumMap<>(PlantEvent.Type.class);
  private final Map<RefusalCode, LongAdder> refused = new EnumMap<>(RefusalCode.class);

  /** One thing that is counted; its name in lower case is that of the metric. */
  public enum Count {
    /** Messages that came in over MQTT, or were posted, of any kind. */
    MESSAGES_RECEIVED,
    /** Messages that were dropped unread, because a sender used QoS 0 and the queue was full. */
    MESSAGES_DROPPED,
    /** Messages that were answered as stored, because they stand in the log already. */
    MESSAGES_REPEATED,
    /** Seconds in which an enterprise sent four fifths of its quota, or more. */
    SECONDS_NEAR_QUOTA,
    /** Messages that are in the log, or in words among the refused, and were acknowledged. */
    MESSAGES_SETTLED,
    /** Readings that became part of a batch. */
    READINGS_ADMITTED,
    /** Of these, readings that went to the backfill topic. */
    READINGS_LATE,
    /** Fields of messages that nobody knows, and values of others' gateways that are no points. */
    FIELDS_UNKNOWN,
    /** Birth messages. */
    BIRTHS,
    /** Death messages. */
    DEATHS,
    /** Of these, wills of a boot after which the gateway was born again. */
    DEATHS_LATE,
    /** Rebirths that edge nodes of Sparkplug were asked for. */
    REBIRTHS_ASKED,
    /** Records that the log has acknowledged, of all kinds. */
    LOG_RECORDS,
    /** Times that appending was taken up again after the log had failed for good. */
    LOG_MENDED,
    /** Leaps of this machine's wall clock, which are not followed at once. */
    CLOCK_LEAPS,
    /** Ticks written. */
    TICKS,
    /** Definitions that came into effect. */
    DEFINITIONS,
    /** Values of the definitions topic that were none. */
    DEFINITIONS_CORRUPT,
    /** Values of the plant events topic that were none. */
    EVENTS_CORRUPT,
    /** Times that a connection to the broker was lost. */
    LINKS_LOST,
    /** Times that an OPC UA server was connected. */
    SERVERS_CONNECTED,
    /** Spans in which values of an OPC UA server may have been missed. */
    GAPS_OPENED,
    /** Of these, spans that were read from its history to the end. */
    GAPS_CLOSED,
    /** Of these, spans for which the server had no history of some point. */
    GAPS_UNFILLED,
    /** Acknowledgement messages sent down. */
    ACKS_SENT
  }

  /** One thing that goes up and down; its name in lower case is that of the metric. */
  public enum Level {
    /** Gateways that said their catalogue and are there. */
    GATEWAYS_BORN,
    /** Gateways whose connection broke, as the broker says. */
    GATEWAYS_LOST,
    /** Gateways that said that they stop. */
    GATEWAYS_LEFT,
    /** In how much the catalogues of gateways differ from the registry. */
    BIRTH_DIFFERENCES
  }

  /** All zero. */
  public IngestCounters() {
    for (Count count : Count.values()) {
      counts.put(count, new LongAdder());
    }
    for (Level level : Level.values()) {
      levels.put(level, new LongAdder());
    }
    for (PlantEvent.Type type : PlantEvent.Type.values()) {
      events.put(type, new LongAdder());
    }
    for (RefusalCode code : RefusalCode.values()) {
      refused.put(code, new LongAdder());
    }
  }

  /** Counts one. */
  public void add(Count count) {
    add(count, 1);
  }

  /** Counts several. */
  public void add(Count count, long several) {
    adder(counts, count).add(several);
  }

  /** Counts a reading or message that was refused or flagged. */
  public void add(RefusalCode code) {
    adder(refused, code).increment();
  }

  /** Counts an event of a plant that was taken. */
  public void add(PlantEvent.Type type) {
    adder(events, type).increment();
  }

  /** How many events of this type were taken. */
  public long get(PlantEvent.Type type) {
    return adder(events, type).sum();
  }

  /** Moves a level up, or down. */
  public void move(Level level, int by) {
    adder(levels, level).add(by);
  }

  /** How high it is. */
  public long get(Level level) {
    return adder(levels, level).sum();
  }

  /** How many so far. */
  public long get(Count count) {
    return adder(counts, count).sum();
  }

  /** How many were refused or flagged so. */
  public long get(RefusalCode code) {
    return adder(refused, code).sum();
  }

  /** All of them by the names they have at {@code /metrics}. */
  public Map<String, Long> snapshot() {
    Map<String, Long> all = new TreeMap<>();
    counts.forEach(
        (count, adder) ->
            all.put(PREFIX + count.name().toLowerCase(Locale.ROOT) + "_total", adder.sum()));
    refused.forEach(
        (code, adder) -> {
          String effect = code.effect() == RefusalCode.Effect.FLAGGED ? "flagged" : "refused";
          all.put(PREFIX + effect + "_total{code=\"" + code + "\"}", adder.sum());
        });
    levels.forEach(
        (level, adder) -> all.put(PREFIX + level.name().toLowerCase(Locale.ROOT), adder.sum()));
    events.forEach(
        (type, adder) -> all.put(PREFIX + "events_total{type=\"" + type + "\"}", adder.sum()));
    long pending =
        get(Count.MESSAGES_RECEIVED) - get(Count.MESSAGES_SETTLED) - get(Count.MESSAGES_DROPPED);
    all.put(PREFIX + "messages_pending", Math.max(0, pending));
    return all;
  }

  private static <K> LongAdder adder(Map<K, LongAdder> adders, K key) {
    return Objects.requireNonNull(adders.get(key));
  }
}
