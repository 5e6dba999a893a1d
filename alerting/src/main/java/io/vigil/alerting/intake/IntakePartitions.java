package io.vigil.alerting.intake;

import io.vigil.alerting.alert.WatchStateRepository;
import io.vigil.alerting.registry.LaneRepository;
import io.vigil.model.alert.ActivationEvent;
import io.vigil.model.alert.FoundActivation;
import io.vigil.model.alert.LanePulse;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the intake stands in each partition, and how it gets on: batch by batch, and event by event
 * where a batch fails, so that one event that cannot be applied is set aside and the others are not
 * held back. Used by the intake's thread alone; blocking.
 */
@Singleton
class IntakePartitions {
  private static final Logger LOG = LoggerFactory.getLogger(IntakePartitions.class);
  private static final int ATTEMPTS = 3;
  private static final int LONGEST_REASON = 1_000;
  private static final long KEEP_EVERY_MILLIS = 5_000;

  private final FactBatch facts;
  private final IntakeOffsetRepository offsets;
  private final RefusedFactRepository refused;
  private final WatchStateRepository states;
  private final LaneRepository lanes;
  private final LaneEpochs epochs;
  private final LaneLiveness liveness;
  private final Probe probe;
  private final IntakeMetrics metrics;
  private final Clock clock;

  /** Offsets that moved over records without effect, not written yet. */
  private final Map<TopicPartition, Long> idle = new HashMap<>();

  private long keptAt;

  IntakePartitions(
      FactBatch facts,
      IntakeOffsetRepository offsets,
      RefusedFactRepository refused,
      WatchStateRepository states,
      LaneRepository lanes,
      LaneEpochs epochs,
      LaneLiveness liveness,
      Probe probe,
      IntakeMetrics metrics,
      Clock clock) {
    this.facts = facts;
    this.offsets = offsets;
    this.refused = refused;
    this.states = states;
    this.lanes = lanes;
    this.epochs = epochs;
    this.liveness = liveness;
    this.probe = probe;
    this.metrics = metrics;
    this.clock = clock;
  }

  /** Goes where the registry says that we stand. */
  void seek(Consumer<?, ?> consumer, List<TopicPartition> assigned) {
    idle.clear();
    epochs.load();
    Map<TopicPartition, Long> begins = consumer.beginningOffsets(assigned);
    Map<TopicPartition, Long> ends = consumer.endOffsets(assigned);
    for (TopicPartition partition : assigned) {
      long begin = begins.getOrDefault(partition, 0L);
      long end = ends.getOrDefault(partition, 0L);
      long stored = offsets.findById(partition.toString()).map(IntakeOffset::nextOffset).orElse(0L);
      if (stored > end) {
        beginAnew(partition, stored, end);
        stored = begin;
      } else if (stored < begin && stored > 0) {
        LOG.error(
            "intake: {} was cut off by retention before it was read: {} events are gone",
            partition,
            begin - stored);
      }
      consumer.seek(partition, Math.max(begin, stored));
    }
  }

  /**
   * Applies events before their turn; the offset stays where it is. Should that fail, or be
   * forgotten by a kill, they are applied in their turn: a repeat changes nothing.
   */
  void applyAhead(List<Backlog.Fact> urgent) {
    List<ActivationEvent> events = activations(urgent);
    if (events.isEmpty() || events.stream().anyMatch(epochs::isNew)) {
      return;
    }
    try {
      metrics.applied(events, facts.applyAhead(events));
      urgent.forEach(Backlog.Fact::applied);
    } catch (RuntimeException e) {
      LOG.warn(
          "intake: {} red events have to wait for their turn: {}", events.size(), e.toString());
    }
  }

  /** Applies a slice. Returns when all of it has been applied or set aside. */
  void apply(Backlog.Slice slice) {
    TopicPartition partition = slice.partition();
    List<Backlog.Fact> records = slice.facts();
    for (Backlog.Fact fact : records) {
      if (fact.event instanceof LanePulse pulse) {
        liveness.heard(pulse);
      } else if (fact.event instanceof ActivationEvent activation && probe.isPulse(activation)) {
        probe.heard(activation);
      } else if (fact.event == null) {
        setAside(fact.record, fact.complaint);
      }
    }
    List<ActivationEvent> events = activations(records);
    long next = records.get(records.size() - 1).record.offset() + 1;
    List<FoundActivation> found = found(records);
    if (facts.isIdle(events) && found.isEmpty()) {
      idle.put(partition, next);
      return;
    }
    try {
      apply(partition, events, found, next);
    } catch (RuntimeException e) {
      LOG.warn(
          "intake: a batch of {} failed, going on one by one: {}", events.size(), e.toString());
      records.forEach(fact -> applyAlone(partition, fact));
    }
  }

  /** What concerns Alerts and was not applied yet. */
  private List<ActivationEvent> activations(List<Backlog.Fact> records) {
    List<ActivationEvent> events = new ArrayList<>(records.size());
    for (Backlog.Fact fact : records) {
      if (!fact.isApplied()
          && fact.event instanceof ActivationEvent activation
          && !probe.isPulse(activation)) {
        events.add(activation);
      }
    }
    return events;
  }

  private static List<FoundActivation> found(List<Backlog.Fact> records) {
    List<FoundActivation> found = new ArrayList<>();
    for (Backlog.Fact fact : records) {
      if (fact.event instanceof FoundActivation one) {
        found.add(one);
      }
    }
    return found;
  }

  /** Writes offsets that moved without effect, now and then: reading them twice harms nobody. */
  void keepOffsets() {
    if (clock.millis() - keptAt > KEEP_EVERY_MILLIS) {
      flushOffsets();
    }
  }

  void flushOffsets() {
    keptAt = clock.millis();
    idle.forEach((partition, next) -> facts.advance(partition.toString(), next));
    idle.clear();
    liveness.refresh();
  }

  private void apply(
      TopicPartition partition,
      List<ActivationEvent> events,
      List<FoundActivation> found,
      long next) {
    FactBatch.Applied applied = facts.apply(partition.toString(), events, found, next);
    idle.remove(partition);
    metrics.applied(events, applied);
  }

  /**
   * Tries as long as the database takes nothing at all; gives up on an event that it refuses while
   * it takes others.
   */
  private void applyAlone(TopicPartition partition, Backlog.Fact fact) {
    ConsumerRecord<byte[], byte[]> record = fact.record;
    List<ActivationEvent> one = activations(List.of(fact));
    for (int attempt = 1; ; ) {
      try {
        apply(partition, one, found(List.of(fact)), record.offset() + 1);
        return;
      } catch (RuntimeException e) {
        if (facts.isWritable() && attempt++ == ATTEMPTS) {
          setAside(record, e.toString());
          facts.advance(partition.toString(), record.offset() + 1);
          return;
        }
        pause();
      }
    }
  }

  private void setAside(ConsumerRecord<byte[], byte[]> record, String reason) {
    String id = record.topic() + "-" + record.partition() + "@" + record.offset();
    LOG.error("intake: {} cannot be applied and was set aside: {}", id, reason);
    metrics.refused();
    if (!refused.existsById(id)) {
      String words = reason.substring(0, Math.min(reason.length(), LONGEST_REASON));
      refused.save(new RefusedFact(id, words, record.value(), Instant.now(clock)));
    }
  }

  /** The log is another one than we knew: its lanes and its events count from the start again. */
  private void beginAnew(TopicPartition partition, long stored, long end) {
    LOG.error(
        "intake: {} ends at {} but {} had been read: the log has begun anew",
        partition,
        end,
        stored);
    states.forgetEvents();
    lanes.forgetEpochs();
    epochs.load();
  }

  private static void pause() {
    try {
      TimeUnit.SECONDS.sleep(1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the database is away", e);
    }
  }
}
