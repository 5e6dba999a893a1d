package io.vigil.ingest.mqtt;

import io.vigil.ingest.admit.PointRegistry;
import io.vigil.ingest.admit.WitnessedClock;
import io.vigil.ingest.down.AckPublisher;
import io.vigil.ingest.down.Answer;
import io.vigil.ingest.lane.LaneWriter;
import io.vigil.ingest.lane.LogReceipt;
import io.vigil.ingest.lane.TickWriter;
import io.vigil.ingest.metric.IngestCounters;
import io.vigil.ingest.metric.IngestCounters.Count;
import io.vigil.ingest.quota.QuotaMeter;
import io.vigil.ingest.usage.UsageBoard;
import io.vigil.model.event.PlantEvents;
import io.vigil.model.lane.DefinitionEntry;
import io.vigil.model.wire.DefinitionCodec.Addressed;
import io.vigil.model.wire.sparkplug.SparkplugTopic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread of a gateway that takes in and writes: messages, definitions, links and ticks pass
 * it in the order in which they came, and that is their order in the lanes.
 */
final class GatewayWorker {
  private static final Logger LOG = LoggerFactory.getLogger(GatewayWorker.class);

  /** Whoever could not listen for so long has to find out what was missed. */
  private static final long DEAF_NANOS = 1_000_000_000L;

  private static final long LONGEST_WAIT_NANOS = 50_000_000L;
  private static final long SNAPSHOT_NANOS = Duration.ofHours(12).toNanos();
  private static final long DRAIN_MILLIS = 1_000;
  private static final long END_MILLIS = 300;

  private final Inbox inbox;
  private final MqttLink link;
  private final WitnessedClock clock;
  private final IngestCounters counters;
  private final LaneWriter writer;
  private final DrainProbe probe;
  private final AckPublisher acks;
  private final MessageIntake intake;
  private final OfficeIntake office;
  private final Settlement settlement;
  private final Thread thread;
  private final long tickMillis;
  private final CountDownLatch drained = new CountDownLatch(1);
  private volatile boolean draining;
  private volatile boolean closed;
  private volatile boolean ended;

  private final UsageBoard usage = new UsageBoard();

  // The worker's thread alone.
  private PointRegistry registry = PointRegistry.EMPTY;
  private MqttLink.@Nullable Connection connection;
  private long listenedNanos;
  private long snapshotNanos;
  private long revision;

  GatewayWorker(
      GatewayOptions options,
      Inbox inbox,
      MqttLink link,
      WitnessedClock clock,
      IngestCounters counters) {
    this.inbox = inbox;
    this.link = link;
    this.clock = clock;
    this.counters = counters;
    this.tickMillis = options.tickMillis();
    this.writer = new LaneWriter(options.lanes(), options.log(), counters);
    this.probe = new DrainProbe(writer, options.markerTopic(), UUID.randomUUID().toString());
    this.acks = new AckPublisher(this::send, counters);
    this.settlement = new Settlement(acks, counters);
    Admissions admissions = new Admissions(writer, options.limits(), counters);
    this.office = new OfficeIntake(admissions);
    this.intake =
        new MessageIntake(
            writer,
            this::send,
            admissions,
            new QuotaMeter(options.quotas(), counters),
            usage,
            counters,
            clock);
    this.thread = new Thread(this::run, "vigil-ingest-" + options.link().clientId());
    this.thread.setDaemon(true);
  }

  /** Begins with these definitions, and with what plants of the lanes said before. */
  void start(List<Addressed> definitions, List<PlantEvents> said) {
    registry = registry.with(definitions).registry();
    counters.add(Count.DEFINITIONS, definitions.size());
    said.forEach(events -> intake.recover(events, registry));
    thread.start();
  }

  /** What gateways of our lanes did. Any thread. */
  UsageBoard usage() {
    return usage;
  }

  boolean isCurrent() {
    return probe.isCurrent() && !draining && !ended;
  }

  /** Stops taking in, and returns when everything taken in is settled, or after a second. */
  void drain() {
    draining = true;
    inbox.wake();
    try {
      if (thread.isAlive() && !drained.await(DRAIN_MILLIS, TimeUnit.MILLISECONDS)) {
        LOG.info("what the log did not take yet comes again after the next start");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  void close() {
    closed = true;
    inbox.wake();
    try {
      thread.join(END_MILLIS);
      thread.interrupt();
      thread.join(2 * END_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      begin();
      TickWriter ticks = new TickWriter(writer, tickMillis, System.nanoTime());
      while (!closed) {
        turn(ticks);
      }
    } catch (InterruptedException e) {
      LOG.debug("interrupted while closing");
    } catch (RuntimeException e) {
      LOG.error("a worker failed; its lanes stand still until the process is started again", e);
    } finally {
      ended = true;
      drained.countDown();
      writer.close();
    }
  }

  private void begin() {
    long at = clock.millis();
    probe.begin(at);
    snapshot(at);
    subscribe();
    listenedNanos = System.nanoTime();
  }

  private void turn(TickWriter ticks) throws InterruptedException {
    long nanos = System.nanoTime();
    settlement.settle(nanos);
    acks.look(nanos);
    if (!writer.hasRoom()) {
      inbox.awaitWake(LONGEST_WAIT_NANOS);
      return;
    }
    if (draining) {
      endDraining();
      inbox.awaitWake(LONGEST_WAIT_NANOS);
      return;
    }
    listen(nanos);
    ticks.look(nanos, clock.millis(), inbox.size());
    Inbound next = inbox.poll();
    if (next == null) {
      long least = Math.min(ticks.untilDue(nanos), acks.untilDue(nanos));
      inbox.await(Math.min(least, LONGEST_WAIT_NANOS));
      return;
    }
    take(next);
    ticks.tookOne();
  }

  private void endDraining() {
    if (settlement.isEmpty() && writer.isIdle() && drained.getCount() > 0) {
      acks.flush();
      drained.countDown();
    }
  }

  /** What is due now and then, and whether this thread was kept from listening. */
  private void listen(long nanos) {
    if (nanos - listenedNanos > DEAF_NANOS) {
      probe.deaf(clock.millis(), nanos);
    }
    listenedNanos = nanos;
    probe.look(nanos);
    intake.look(clock.millis());
    if (nanos - snapshotNanos >= SNAPSHOT_NANOS) {
      snapshot(clock.millis());
    }
  }

  private void take(Inbound next) {
    if (next instanceof Inbound.Message message) {
      takeMessage(message);
    } else if (next instanceof Inbound.Sampled sampled) {
      LogReceipt receipt = new LogReceipt(sampled.samples().stored());
      intake.take(sampled.samples(), registry, receipt);
      receipt.seal();
    } else if (next instanceof Inbound.Filled filled) {
      LogReceipt receipt = new LogReceipt(filled.span().stored());
      intake.take(filled.span(), registry, filled.at(), receipt);
      receipt.seal();
    } else if (next instanceof Inbound.OnRecord onRecord) {
      office.take(onRecord.readings(), registry, onRecord.at());
    } else if (next instanceof Inbound.Said said) {
      usage.refused(said.words());
      writer.refuse(said.words(), LogReceipt.ignored());
    } else if (next instanceof Inbound.Heard heard) {
      writer.link(heard.door(), heard.state(), heard.at());
    } else if (next instanceof Inbound.Connected stands) {
      connection = stands.connection();
      probe.connected(stands.connection(), System.nanoTime());
    } else if (next instanceof Inbound.Lost gone) {
      probe.lost(gone.connection(), gone.at());
    } else if (next instanceof Inbound.Defined defined) {
      define(defined.changes(), defined.at());
    }
  }

  private void takeMessage(Inbound.Message message) {
    LogReceipt receipt = new LogReceipt(inbox::wake);
    Answer answer = null;
    if (probe.isMarker(message.topic())) {
      probe.returned(message.payload(), message.received());
    } else {
      answer = intake.take(message, registry, receipt);
    }
    receipt.seal();
    settlement.add(message, receipt, answer);
  }

  private void define(List<Addressed> changes, long at) {
    PointRegistry.Update update = registry.with(changes);
    registry = update.registry();
    Map<Integer, List<DefinitionEntry>> lanes = new TreeMap<>();
    for (Addressed taken : update.taken()) {
      lanes.computeIfAbsent(taken.lane(), any -> new ArrayList<>()).add(taken.entry());
    }
    lanes.forEach((lane, entries) -> writer.definitions(lane, entries, at));
    counters.add(Count.DEFINITIONS, update.taken().size());
    office.defined(registry, at);
    subscribe();
  }

  private void subscribe() {
    List<String> filters = new ArrayList<>();
    for (String enterprise : registry.enterprises()) {
      filters.add("ent/" + enterprise + "/up/#");
      filters.addAll(SparkplugTopic.filters(enterprise));
    }
    link.subscribe(filters.stream().sorted().toList());
  }

  /** Revisions grow over restarts, since the clock does; a step back of the clock is bridged. */
  private void snapshot(long at) {
    revision = Math.max(at, revision + 1);
    for (int lane : writer.lanes()) {
      writer.snapshot(lane, registry.entries(lane), revision, at);
    }
    snapshotNanos = System.nanoTime();
  }

  private boolean send(String topic, byte[] payload) {
    return connection != null && connection.publish(topic, payload, 0);
  }
}
