package io.vigil.ingest.opcua;

import io.vigil.ingest.admit.Samples;
import io.vigil.ingest.admit.SpanRead;
import io.vigil.ingest.metric.IngestCounters;
import io.vigil.ingest.metric.IngestCounters.Count;
import io.vigil.ingest.opcua.Gaps.Gap;
import io.vigil.ingest.opcua.MarkFile.Known;
import io.vigil.model.refusal.Refusal;
import io.vigil.model.refusal.RefusalCode;
import io.vigil.model.wire.mqtt.DataMessage;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One server of a plant: connected again and again, its values handed on as they come, and what was
 * missed read from its history.
 *
 * <pre>
 *   connect ─▶ subscribe ─▶ open a gap: what is in the log … now ─▶ values ─▶ lane
 *      ▲                        │                                      │
 *      │                        └▶ history, a span at a time, and that it is whole ─▶ backfill
 *      └──────────── broken, silent, expired, or another definition ◀──┘
 * </pre>
 *
 * <p>Its guarantee is another than that of MQTT: a server keeps no list of what we have, so what is
 * certain is that every span in which a value could have been missed is asked for again, and that
 * those the server cannot answer for are named. Its own thread; nothing else blocks.
 */
final class OpcUaGateway implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(OpcUaGateway.class);

  private static final int READINGS_PER_MESSAGE = 500;

  /** So many values of history are asked for at a time, as far as the sample periods tell. */
  private static final long VALUES_PER_SPAN = 20_000;

  private static final long LONGEST_SPAN_MILLIS = 3_600_000;

  /** Clocks of devices behind one server may differ by this much. */
  private static final long OVERLAP_MILLIS = 5_000;

  /** Older readings are refused anyway (design: onboarding §5). */
  private static final long OLDEST_MILLIS = Duration.ofDays(30).toMillis();

  private static final long MARK_EVERY_NANOS = 1_000_000_000L;
  private static final long END_MILLIS = 3_000;

  private final OpcUaSource source;
  private final OpcUaOptions options;
  private final Trusting trust;
  private final SampleSink sink;
  private final InstantSource clock;
  private final IngestCounters counters;
  private final Runnable tried;
  private final MarkFile file;
  private final String boot = UUID.randomUUID().toString().substring(0, 8);
  private final AtomicLong sequence = new AtomicLong();

  /** The clock of a recording: the newest time that was heard of. */
  private final AtomicLong replayClock = new AtomicLong(Long.MIN_VALUE);

  private final LogMark mark = new LogMark();
  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private final Thread thread;
  private volatile boolean closed;

  // The gateway's thread alone.
  private final Gaps gaps = new Gaps();
  private final Map<String, StatusCode> unread = new TreeMap<>();
  private long unreadFrom;
  private Known written = new Known(LogMark.NONE, List.of());
  private long writtenNanos;
  private @Nullable Why said;

  /** Gives our keys and those we trust; throws while their folder cannot be used. */
  interface Trusting {
    OpcUaTrust get() throws IOException;
  }

  /** What the connection tells the gateway's thread; what was certain when it was told. */
  private record Event(OpcUaConnection.Listener from, boolean broken, Why why, long certain) {}

  OpcUaGateway(
      OpcUaSource source,
      OpcUaOptions options,
      Trusting trust,
      SampleSink sink,
      InstantSource clock,
      IngestCounters counters,
      Runnable tried) {
    this.source = source;
    this.options = options;
    this.trust = trust;
    this.sink = sink;
    this.clock = clock;
    this.counters = counters;
    this.tried = tried;
    this.file = new MarkFile(options.folder().resolve("marks").resolve(source.name()));
    this.thread = new Thread(this::run, "vigil-opcua-" + source.name());
    this.thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  OpcUaSource source() {
    return source;
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    try {
      thread.join(END_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    recall();
    try {
      while (!closed) {
        connectOnce();
        tried.run();
        if (!closed) {
          TimeUnit.MILLISECONDS.sleep(options.retry().toMillis());
        }
      }
    } catch (InterruptedException e) {
      LOG.debug("{}: interrupted while closing", source.name());
    } finally {
      remember(true);
    }
  }

  /** Connects, stays as long as the connection is of use, and leaves. */
  private void connectOnce() throws InterruptedException {
    Listening listening = new Listening();
    try (OpcUaConnection connection =
        OpcUaConnection.open(source, trust.get(), options, listening)) {
      counters.add(Count.SERVERS_CONNECTED);
      LOG.info("{}: connected to {}", source.name(), source.endpoint().url());
      sayUnknown(connection.unknown(source));
      long connected = connection.serverMillis();
      openGap(mark.value(), connected);
      tried.run();
      stay(connection, listening, connected);
    } catch (UaException | IOException | TimeoutException e) {
      if (!closed) {
        sayOnce(Why.of(e));
      }
    } catch (RuntimeException e) { // a server's strange answer must not end the asking
      LOG.error("{}: failed, and is tried again", source.name(), e);
      sayOnce(Why.of(e));
    }
  }

  /** Where nothing is certain yet, all since the connection may have been missed. */
  private void stay(OpcUaConnection connection, Listening listening, long connected)
      throws UaException, InterruptedException {
    HistoryReader history = new HistoryReader(connection);
    while (!closed && !connection.isAnother(source)) {
      Event event = events.poll(gaps.newest() == null ? 1_000 : 0, TimeUnit.MILLISECONDS);
      if (event != null && event.from == listening) {
        if (event.broken) {
          sayOnce(event.why);
          return;
        }
        LOG.info("{}: {}", source.name(), event.why.en());
        long certain = event.certain == LogMark.NONE ? connected : event.certain;
        openGap(certain, connection.serverMillis());
      }
      Gap gap = gaps.newest();
      if (event == null && gap != null) {
        fill(gap, history);
      }
      remember(false);
    }
  }

  /** Everything between what is certain and now may have been missed. */
  private void openGap(long certain, long serverNow) {
    said = null;
    long now = Math.max(serverNow, clock.millis());
    if (certain == LogMark.NONE) {
      return;
    }
    counters.add(Count.GAPS_OPENED);
    long oldest = source.replay() ? Long.MIN_VALUE : now - OLDEST_MILLIS;
    gaps.open(Math.max(certain - OVERLAP_MILLIS, oldest), serverNow + OVERLAP_MILLIS);
    remember(true);
  }

  private void fill(Gap gap, HistoryReader history) throws UaException, InterruptedException {
    long end = source.replay() ? gap.to() : Math.min(gap.to(), gap.from() + spanMillis());
    HistoryReader.Span read = history.read(new Gap(gap.from(), end), clock.millis());
    if (unread.isEmpty()) {
      unreadFrom = gap.from();
    }
    unread.putAll(read.unread());
    ReadingList readings = read.readings();
    for (int from = 0, to; from < readings.size(); from = to) {
      to = end(readings, from);
      store(readings, from, to);
    }
    sayFilled(gap, end);
    gaps.filledTo(end);
    if (end == gap.to()) {
      counters.add(Count.GAPS_CLOSED);
      sayUnread(gap.to());
    }
    remember(true);
  }

  /** What a recording holds is judged as it is played, not as history. */
  private void sayFilled(Gap gap, long end) throws InterruptedException {
    if (source.replay()) {
      return;
    }
    CountDownLatch stored = new CountDownLatch(1);
    boolean closed = end == gap.to();
    sink.filled(
        new SpanRead(
            source.enterprise(), source.gateway(), gap.from(), end, closed, stored::countDown));
    stored.await();
  }

  private long spanMillis() {
    long samples = Math.max(1, VALUES_PER_SPAN / source.points().size());
    long span = Math.min(LONGEST_SPAN_MILLIS, samples * source.shortestSampleMillis());
    return Math.max(OVERLAP_MILLIS, span);
  }

  /** Hands history on and waits until the log has it: a kill must not make it look filled. */
  private void store(ReadingList readings, int from, int to) throws InterruptedException {
    CountDownLatch stored = new CountDownLatch(1);
    long now = clock.millis();
    Samples samples = samples(message(readings, from, to, now).asLate(), now, stored::countDown);
    while (!sink.offer(samples)) {
      TimeUnit.MILLISECONDS.sleep(options.publishing().toMillis());
    }
    stored.await();
  }

  /** Where the message that begins here ends; that of a recording at the end of its stamp. */
  private int end(ReadingList readings, int from) {
    int most = Math.min(readings.size(), from + READINGS_PER_MESSAGE);
    return source.replay() ? readings.endOfStamp(from, most) : most;
  }

  private DataMessage message(ReadingList readings, int from, int to, long now) {
    DataMessage message = readings.message(from, to, boot, sequence.getAndIncrement(), now);
    return source.replay()
        ? message.withAt(replayClock.accumulateAndGet(readings.time(from), Math::max))
        : message;
  }

  private Samples samples(DataMessage message, long now, Runnable stored) {
    return new Samples(source.enterprise(), source.gateway(), message, now, stored);
  }

  private void recall() {
    try {
      Known known = file.read();
      if (known != null) {
        mark.recall(known.mark());
        known.gaps().forEach(gap -> gaps.open(gap.from(), gap.to()));
        written = known;
      }
    } catch (IOException e) {
      LOG.error("{}: what is in the log is not known; nothing is read again", source.name(), e);
    }
  }

  private void remember(boolean atOnce) {
    long nanos = System.nanoTime();
    Known known = new Known(mark.value(), gaps.all());
    if (known.equals(written) || (!atOnce && nanos - writtenNanos < MARK_EVERY_NANOS)) {
      return;
    }
    try {
      file.write(known);
      written = known;
      writtenNanos = nanos;
    } catch (IOException e) {
      LOG.error("{}: what is in the log could not be noted", source.name(), e);
    }
  }

  private void sayUnknown(List<String> points) {
    if (!points.isEmpty()) {
      sayOnce(Why.unknownNodes(String.join(", ", points)));
    }
  }

  private void sayUnread(long until) {
    if (!unread.isEmpty()) {
      counters.add(Count.GAPS_UNFILLED);
      Instant from = Instant.ofEpochMilli(unreadFrom).truncatedTo(ChronoUnit.SECONDS);
      Instant to = Instant.ofEpochMilli(until).truncatedTo(ChronoUnit.SECONDS);
      RefusalCode code = RefusalCode.HISTORY_MISSING;
      say(code, code.zh(from, to, unread), code.en(from, to, unread));
      unread.clear();
    }
  }

  /** The same sentence every three seconds would bury the others. */
  private void sayOnce(Why why) {
    if (!why.equals(said)) {
      said = why;
      LOG.info("{}: {}", source.name(), why.en());
      RefusalCode code = RefusalCode.SERVER_UNREACHED;
      String url = source.endpoint().url();
      say(code, code.zh(url, why.zh()), code.en(url, why.en()));
    }
  }

  private void say(RefusalCode code, String zh, String en) {
    counters.add(code);
    sink.say(
        new Refusal(
            code,
            source.enterprise(),
            source.gateway(),
            boot,
            sequence.get(),
            null,
            0,
            clock.millis(),
            zh,
            en,
            ""));
  }

  /** Hears one connection; what an old one still says is not taken for the new one's. */
  private final class Listening implements OpcUaConnection.Listener {
    @Override
    public void values(List<String> points, List<DataValue> values) {
      long now = clock.millis();
      ReadingList readings = new ReadingList();
      for (int i = 0; i < values.size(); i++) {
        if (!source.replay() || ReadingList.hasSourceTime(values.get(i))) {
          readings.add(points.get(i), values.get(i), now);
        }
      }
      if (source.replay()) {
        readings.interleave();
      }
      for (int from = 0, to; from < readings.size(); from = to) {
        to = end(readings, from);
        handOn(readings, from, to, now);
      }
    }

    /** Only with the last of them is it certain that none is missing up to the newest. */
    private void handOn(ReadingList readings, int from, int to, long now) {
      long newest = to == readings.size() ? readings.newest() : LogMark.NONE;
      LogMark.OnItsWay onItsWay = mark.handedOn(newest, now);
      Samples samples = samples(message(readings, from, to, now), now, () -> mark.stored(onItsWay));
      if (!sink.offer(samples)) {
        mark.dropped(onItsWay);
        missed(Why.NO_ROOM);
      }
    }

    /** A message without readings: what reports by exception says the same as before (ADR 2). */
    @Override
    public void quiet() {
      if (!source.replay()) {
        long now = clock.millis();
        sink.offer(samples(message(new ReadingList(), 0, 0, now), now, () -> {}));
      }
    }

    @Override
    public void missed(Why why) {
      events.add(new Event(this, false, why, mark.value()));
    }

    @Override
    public void broken(Why why) {
      events.add(new Event(this, true, why, mark.value()));
    }
  }
}
