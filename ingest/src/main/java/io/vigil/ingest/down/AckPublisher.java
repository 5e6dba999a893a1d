package io.vigil.ingest.down;

import io.vigil.ingest.metric.IngestCounters;
import io.vigil.ingest.metric.IngestCounters.Count;
import io.vigil.model.refusal.Refusal;
import io.vigil.model.refusal.RefusalCode;
import io.vigil.model.wire.MqttTopics;
import io.vigil.model.wire.mqtt.AckMessage;
import io.vigil.model.wire.mqtt.AckMessage.Entry;
import io.vigil.model.wire.mqtt.AckMessageCodec;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells each gateway what of its messages is settled, at most every 100 ms: the sender's proof. It
 * is sent at most once; a sender that misses it repeats, and the repeat is answered again. The
 * words are bounded, since they stand in the log as well. One thread.
 */
public final class AckPublisher {
  static final long PERIOD_NANOS = 100_000_000L;
  static final int MOST_RANGES = 500;

  /** So many words fit into the 64 KiB that a broker takes. */
  static final int MOST_ENTRIES = 64;

  /** Of what has piled up beyond this, the oldest words are left out. */
  static final int MOST_WAITING = 4_096;

  private final Map<Sender, Waiting> senders = new LinkedHashMap<>();
  private final Downlink downlink;
  private final IngestCounters counters;
  private long dueNanos;

  /** A gateway and its boot. */
  private record Sender(String enterprise, String gateway, String boot) {}

  private static final class Waiting {
    final AckRanges ranges = new AckRanges();
    final Deque<Entry> rejected = new ArrayDeque<>();
    final Deque<Entry> flagged = new ArrayDeque<>();

    boolean isEmpty() {
      return ranges.isEmpty() && rejected.isEmpty() && flagged.isEmpty();
    }
  }

  /** A publisher of what goes down there. */
  public AckPublisher(Downlink downlink, IngestCounters counters) {
    this.downlink = downlink;
    this.counters = counters;
  }

  /**
   * A message is settled, and this is what is to be said about it. It need not be sent again,
   * unless a remark withholds it.
   */
  public void settled(
      MqttTopics.Address from, String boot, long sequence, List<Refusal> remarks, long nowNanos) {
    if (senders.isEmpty()) {
      dueNanos = nowNanos + PERIOD_NANOS;
    }
    Sender sender = new Sender(from.enterprise(), from.gateway(), boot);
    Waiting waiting = senders.computeIfAbsent(sender, any -> new Waiting());
    if (!isWithheld(remarks)) {
      waiting.ranges.add(sequence);
    }
    for (Refusal remark : remarks) {
      boolean flagged = remark.code().effect() == RefusalCode.Effect.FLAGGED;
      Deque<Entry> entries = flagged ? waiting.flagged : waiting.rejected;
      if (entries.size() == MOST_WAITING) {
        entries.remove();
      }
      entries.add(Answer.entry(remark));
    }
  }

  private static boolean isWithheld(List<Refusal> remarks) {
    for (int i = 0; i < remarks.size(); i++) {
      if (remarks.get(i).code().effect() == RefusalCode.Effect.WITHHELD) {
        return true;
      }
    }
    return false;
  }

  /** How long nothing is due, in nanoseconds. */
  public long untilDue(long nowNanos) {
    return senders.isEmpty() ? Long.MAX_VALUE : dueNanos - nowNanos;
  }

  /** Sends what is due. What cannot be handed over now waits for the next time. */
  public void look(long nowNanos) {
    if (!senders.isEmpty() && nowNanos - dueNanos >= 0) {
      flush();
      dueNanos = nowNanos + PERIOD_NANOS;
    }
  }

  /** Sends everything now. */
  public void flush() {
    senders.entrySet().removeIf(entry -> send(entry.getKey(), entry.getValue()));
  }

  private boolean send(Sender sender, Waiting waiting) {
    String topic = MqttTopics.ack(sender.enterprise(), sender.gateway());
    while (!waiting.isEmpty()) {
      List<AckMessage.Range> stored = waiting.ranges.lowest(MOST_RANGES);
      List<Entry> rejected = first(waiting.rejected, MOST_ENTRIES);
      List<Entry> flagged = first(waiting.flagged, MOST_ENTRIES - rejected.size());
      AckMessage message = new AckMessage(sender.boot(), stored, rejected, flagged);
      if (!downlink.send(topic, AckMessageCodec.encode(message))) {
        return false;
      }
      waiting.ranges.dropLowest(stored.size());
      rejected.forEach(said -> waiting.rejected.remove());
      flagged.forEach(said -> waiting.flagged.remove());
      counters.add(Count.ACKS_SENT);
    }
    return true;
  }

  private static List<Entry> first(Deque<Entry> entries, int most) {
    return entries.stream().limit(most).toList();
  }
}
