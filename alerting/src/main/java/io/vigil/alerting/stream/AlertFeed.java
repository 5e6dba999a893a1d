package io.vigil.alerting.stream;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.http.sse.Event;
import io.micronaut.json.JsonMapper;
import io.vigil.alerting.alert.Alert;
import io.vigil.alerting.alert.AlertRepository;
import io.vigil.alerting.alert.AlertView;
import io.vigil.alerting.alert.PlantTime;
import io.vigil.alerting.annunciation.Floods;
import io.vigil.alerting.duty.Scope;
import io.vigil.alerting.intake.LaneLiveness;
import io.vigil.alerting.intake.Probe;
import io.vigil.alerting.journal.Journal;
import io.vigil.alerting.journal.JournalEntry;
import io.vigil.alerting.journal.JournalNumber;
import io.vigil.alerting.overlay.Shelving;
import io.vigil.alerting.people.SignIns;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;

/**
 * The one feed behind all screens: after each commit it reads what is new in the journal, once, and
 * hands it to every screen. Since journal numbers are gapless in the order of commits, a screen
 * that was away asks for what came after the last number it saw, and misses nothing.
 *
 * <p>One thread of its own, which also blocks on the database. Screens that are slow are gathered
 * for and finally told to load anew ({@link FeedClient}); they hold nobody back.
 */
@Singleton
public class AlertFeed {
  private static final Logger LOG = LoggerFactory.getLogger(AlertFeed.class);
  private static final long HEARTBEAT_MILLIS = 2_000;
  private static final int READ = 1_000;
  private static final int MOST_MISSED = 5_000;

  private final Journal journal;
  private final AlertRepository alerts;
  private final SignIns signIns;
  private final LaneLiveness lanes;
  private final Probe probe;
  private final Floods floods;
  private final Shelving shelving;
  private final JsonMapper json;
  private final Clock clock;
  private final AtomicBoolean reading = new AtomicBoolean();
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(AlertFeed::thread);

  // Of the feed's thread alone, but for being counted.
  private final Set<FeedClient> clients = new LinkedHashSet<>();
  private JournalNumber position = new JournalNumber(0, 0);
  private volatile int clientCount;

  AlertFeed(
      Journal journal,
      AlertRepository alerts,
      SignIns signIns,
      LaneLiveness lanes,
      Probe probe,
      Floods floods,
      Shelving shelving,
      JsonMapper json,
      Clock clock,
      MeterRegistry meters) {
    this.journal = journal;
    this.alerts = alerts;
    this.signIns = signIns;
    this.lanes = lanes;
    this.probe = probe;
    this.floods = floods;
    this.shelving = shelving;
    this.json = json;
    this.clock = clock;
    meters.gauge("vigil.alerting.sse.clients", this, feed -> feed.clientCount);
  }

  /** Begins to feed: from now on, what was before is loaded by the screens themselves. */
  public void start() {
    position = journal.position();
    journal.onCommit(this::wake);
    Future<?> unused =
        thread.scheduleAtFixedRate(this::beat, 0, HEARTBEAT_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** Ends all streams. */
  @PreDestroy
  public void close() {
    inTurn(() -> new ArrayList<>(clients).forEach(this::end));
    thread.shutdown();
  }

  /** How many screens the user has open. */
  int openBy(String username) {
    synchronized (clients) {
      return (int) clients.stream().filter(one -> one.username().equals(username)).count();
    }
  }

  /** The stream of one screen, from after the given number. */
  Flux<Event<String>> from(JournalNumber from, SignIns.Seat seat) {
    return Flux.create(
        sink -> inTurn(() -> open(sink, from, seat)), FluxSink.OverflowStrategy.ERROR);
  }

  /** The number a screen begins at that names none. */
  JournalNumber position() {
    return journal.position();
  }

  private void open(FluxSink<Event<String>> sink, JournalNumber from, SignIns.Seat seat) {
    FeedClient client = new FeedClient(sink, seat, from, System.nanoTime());
    synchronized (clients) {
      clients.add(client);
      clientCount = clients.size();
    }
    sink.onDispose(() -> inTurn(() -> forget(client)));
    sink.onRequest(count -> inTurn(() -> send(client)));
    client.heartbeat(new Beat().of(client));
    catchUp(client, from);
    send(client);
  }

  /** What happened since the screen last heard of us; too much of it is loaded anew. */
  private void catchUp(FeedClient client, JournalNumber from) {
    JournalNumber newest = journal.position();
    boolean known = from.epoch() == newest.epoch() && from.n() <= newest.n();
    if (!known || newest.n() - from.n() > MOST_MISSED) {
      client.resync();
      return;
    }
    JournalNumber at = from;
    while (at.compareTo(newest) < 0) {
      List<JournalEntry> entries = journal.after(at, READ);
      if (entries.isEmpty()) {
        return;
      }
      items(entries).forEach(client::offer);
      at = entries.get(entries.size() - 1).number();
    }
  }

  private void wake() {
    if (reading.compareAndSet(false, true)) {
      inTurn(this::read);
    }
  }

  private void read() {
    reading.set(false);
    List<JournalEntry> entries;
    do {
      entries = journal.after(position, READ);
      List<FeedItem> items = items(entries);
      if (!entries.isEmpty()) {
        position = entries.get(entries.size() - 1).number();
      }
      for (FeedClient client : new ArrayList<>(clients)) {
        items.forEach(client::offer);
        send(client);
      }
    } while (entries.size() == READ);
  }

  /** Each Alert once, as it stands, under the newest number that speaks of it. */
  private List<FeedItem> items(List<JournalEntry> entries) {
    Map<String, JournalNumber> newest = new LinkedHashMap<>();
    for (JournalEntry entry : entries) {
      newest.remove(entry.alert());
      newest.put(entry.alert(), entry.number());
    }
    if (newest.isEmpty()) {
      return List.of();
    }
    Map<String, Alert> found = new LinkedHashMap<>();
    alerts.findByIdIn(newest.keySet()).forEach(alert -> found.put(alert.id(), alert));
    List<FeedItem> items = new ArrayList<>(newest.size());
    newest.forEach(
        (id, number) -> {
          Alert alert = found.get(id);
          if (alert != null) {
            items.add(
                new FeedItem(
                    number,
                    id,
                    alert.subject().enterprise(),
                    alert.subject().division(),
                    text(AlertView.of(alert))));
          }
        });
    return items;
  }

  private void send(FeedClient client) {
    long again = client.send(System.nanoTime(), position);
    if (again >= 0) {
      Future<?> unused = thread.schedule(guarded(() -> send(client)), again, TimeUnit.NANOSECONDS);
    }
  }

  /** Also reads, in case another process has written. */
  private void beat() {
    inTurn(
        () -> {
          read();
          Beat beat = new Beat();
          for (FeedClient client : new ArrayList<>(clients)) {
            if (client.isGone() || signIns.touch(client.signIn()).isEmpty()) {
              end(client);
            } else {
              client.heartbeat(beat.of(client));
            }
          }
        });
  }

  /**
   * The sign of life of one moment; it differs only for positions that are flooded, and for those
   * who are told of somebody that puts many Alerts aside.
   */
  private final class Beat {
    private final Map<String, Floods.Standing> flooded = floods.standing();
    private final boolean manyShelved = !shelving.many(Scope.EVERYTHING).isEmpty();
    private final Map<Scope, List<Heartbeat.HeartbeatShelver>> shelvers = new HashMap<>();
    private final Heartbeat calm = calm();
    private final String calmText = text(calm);

    String of(FeedClient client) {
      Floods.Standing flood = flooded.get(client.servesAs());
      List<Heartbeat.HeartbeatShelver> shelved = shelvers(client);
      return flood == null && shelved.isEmpty()
          ? calmText
          : text(calm.with(Heartbeat.HeartbeatFlood.of(flood), shelved));
    }

    private List<Heartbeat.HeartbeatShelver> shelvers(FeedClient client) {
      if (!manyShelved || !client.mayApprove()) {
        return List.of();
      }
      return shelvers.computeIfAbsent(
          client.scope(),
          scope -> shelving.many(scope).stream().map(Heartbeat.HeartbeatShelver::of).toList());
    }

    private Heartbeat calm() {
      LaneLiveness.Judging judging = lanes.judging();
      return new Heartbeat(
          PlantTime.format(clock.instant()),
          position.toString(),
          judging.judging(),
          judging.behindMillis(),
          probe.silentMillis().orElse(0),
          null,
          List.of());
    }
  }

  private void end(FeedClient client) {
    forget(client);
    client.end();
  }

  private void forget(FeedClient client) {
    synchronized (clients) {
      clients.remove(client);
      clientCount = clients.size();
    }
  }

  private String text(Object value) {
    try {
      return new String(json.writeValueAsBytes(value), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("our own views are JSON", e);
    }
  }

  private void inTurn(Runnable task) {
    try {
      thread.execute(guarded(task));
    } catch (RejectedExecutionException e) {
      LOG.debug("feed: closed, {} left out", task);
    }
  }

  /** The thread must outlive a database that is away for a while. */
  private static Runnable guarded(Runnable task) {
    return () -> {
      try {
        task.run();
      } catch (RuntimeException e) {
        LOG.warn("feed: failed, going on: {}", e.toString());
      }
    };
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "alerting-feed");
    thread.setDaemon(true);
    return thread;
  }
}
