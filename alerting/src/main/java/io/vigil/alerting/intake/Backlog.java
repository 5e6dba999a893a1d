package io.vigil.alerting.intake;

import io.vigil.model.alert.ActivationEvent;
import io.vigil.model.alert.JudgeEvent;
import io.vigil.model.alert.Severity;
import io.vigil.model.wire.CorruptBytesException;
import io.vigil.model.wire.JudgeEventCodec;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * What was read from the log and is not applied yet. It is given out partition by partition in
 * small slices, so that what arrives meanwhile is looked at between two of them: whatever concerns
 * a red one is then given out {@linkplain #urgent before its turn}. One thread.
 */
final class Backlog {
  private final Map<Integer, Deque<Fact>> waiting = new TreeMap<>();
  private final List<Fact> arrived = new ArrayList<>();
  private int size;
  private int turn = -1;

  /** A record and what it says. */
  static final class Fact {
    final ConsumerRecord<byte[], byte[]> record;

    /** Null if the bytes cannot be read. */
    final @Nullable JudgeEvent event;

    /** Why they cannot; empty if they can. */
    final String complaint;

    private boolean applied;

    private Fact(
        ConsumerRecord<byte[], byte[]> record, @Nullable JudgeEvent event, String complaint) {
      this.record = record;
      this.event = event;
      this.complaint = complaint;
    }

    private static Fact of(ConsumerRecord<byte[], byte[]> record) {
      try {
        return new Fact(record, JudgeEventCodec.decode(record.value()), "");
      } catch (CorruptBytesException e) {
        return new Fact(record, null, e.toString());
      }
    }

    /** Whether it was applied before its turn. */
    boolean isApplied() {
      return applied;
    }

    /** From now on only its offset counts. */
    void applied() {
      applied = true;
    }
  }

  /** Neighbours in one partition, in order; not empty. */
  record Slice(TopicPartition partition, List<Fact> facts) {}

  void add(Iterable<ConsumerRecord<byte[], byte[]>> records) {
    for (ConsumerRecord<byte[], byte[]> record : records) {
      Fact fact = Fact.of(record);
      waiting.computeIfAbsent(record.partition(), any -> new ArrayDeque<>()).add(fact);
      arrived.add(fact);
      size++;
    }
  }

  int size() {
    return size;
  }

  /**
   * Everything that waits of watches of which a red event has just arrived, in order. Empty when
   * all that waits fits into one slice: it is next anyway.
   */
  List<Fact> urgent(int slice) {
    Set<String> watches = new HashSet<>();
    for (Fact fact : arrived) {
      if (fact.event instanceof ActivationEvent event && event.severity() == Severity.RED) {
        watches.add(event.watch());
      }
    }
    arrived.clear();
    if (watches.isEmpty() || size <= slice) {
      return List.of();
    }
    List<Fact> urgent = new ArrayList<>();
    for (Deque<Fact> partition : waiting.values()) {
      for (Fact fact : partition) {
        if (!fact.applied
            && fact.event instanceof ActivationEvent event
            && watches.contains(event.watch())) {
          urgent.add(fact);
        }
      }
    }
    return urgent;
  }

  /** The oldest of the partition whose turn it is; null when nothing waits. */
  @Nullable Slice next(int most) {
    if (size == 0) {
      return null;
    }
    turn = turn();
    Deque<Fact> partition = waiting.getOrDefault(turn, new ArrayDeque<>());
    List<Fact> facts = new ArrayList<>(Math.min(most, partition.size()));
    while (facts.size() < most && !partition.isEmpty()) {
      facts.add(partition.remove());
    }
    size -= facts.size();
    ConsumerRecord<byte[], byte[]> first = facts.get(0).record;
    return new Slice(new TopicPartition(first.topic(), first.partition()), facts);
  }

  /** The next partition with something, round and round. */
  private int turn() {
    int first = -1;
    for (Map.Entry<Integer, Deque<Fact>> partition : waiting.entrySet()) {
      if (!partition.getValue().isEmpty()) {
        if (partition.getKey() > turn) {
          return partition.getKey();
        }
        first = first < 0 ? partition.getKey() : first;
      }
    }
    return first;
  }
}
