package io.vigil.alerting.scada;

import io.vigil.alerting.AlertingOptions;
import io.vigil.alerting.alert.Alert;
import io.vigil.alerting.alert.AlertRepository;
import io.vigil.alerting.alert.PlantReceipts;
import io.vigil.alerting.intake.LaneLiveness;
import io.vigil.alerting.journal.Journal;
import io.vigil.alerting.journal.JournalEntry;
import io.vigil.alerting.journal.JournalNumber;
import io.vigil.alerting.people.Credentials;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the OPC UA server for control systems, if one is configured, level with the journal: after
 * each commit it reads what is new and shows the Alerts of the plants whose rooms have signed in
 * ({@link ScadaEndpoint}).
 *
 * <p>One thread of its own, which blocks on the database.
 */
@Singleton
public class ScadaServer {
  private static final Logger LOG = LoggerFactory.getLogger(ScadaServer.class);
  private static final long BEAT_MILLIS = 2_000;
  private static final int READ = 1_000;

  /** Of a plant that shows itself: more open Alerts than these are not on anybody's screen. */
  private static final int MOST_OPEN = 1_000;

  private final AlertingOptions options;
  private final Credentials credentials;
  private final PlantReceipts receipts;
  private final Journal journal;
  private final AlertRepository alerts;
  private final LaneLiveness lanes;
  private final Clock clock;
  private final AtomicBoolean reading = new AtomicBoolean();
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(ScadaServer::thread);

  // Of the thread alone.
  private JournalNumber position = new JournalNumber(0, 0);

  private volatile @Nullable ScadaEndpoint endpoint;

  ScadaServer(
      AlertingOptions options,
      Credentials credentials,
      PlantReceipts receipts,
      Journal journal,
      AlertRepository alerts,
      LaneLiveness lanes,
      Clock clock) {
    this.options = options;
    this.credentials = credentials;
    this.receipts = receipts;
    this.journal = journal;
    this.alerts = alerts;
    this.lanes = lanes;
    this.clock = clock;
  }

  /**
   * Begins to listen, where that is configured.
   *
   * @throws IOException if the port or the folder of the certificates cannot be used
   */
  public void start() throws IOException {
    ScadaOptions wanted = options.scada();
    if (wanted == null) {
      return;
    }
    position = journal.position();
    ScadaEndpoint made =
        ScadaEndpoint.open(
            wanted,
            options.data().resolve("opcua-server"),
            credentials,
            receipts,
            clock,
            plant -> alerts.openOf(plant, MOST_OPEN));
    endpoint = made;
    credentials.onRevoked(made::cutOff);
    journal.onCommit(this::wake);
    Future<?> unused =
        thread.scheduleAtFixedRate(this::beat, 0, BEAT_MILLIS, TimeUnit.MILLISECONDS);
    LOG.info("scada: OPC UA on {}:{}", wanted.host(), wanted.port());
  }

  /** Ends all sessions. */
  @PreDestroy
  public void close() {
    thread.shutdown();
    ScadaEndpoint open = endpoint;
    endpoint = null;
    if (open != null) {
      open.close();
    }
  }

  private void wake() {
    if (reading.compareAndSet(false, true)) {
      try {
        thread.execute(this::read);
      } catch (RejectedExecutionException e) {
        LOG.debug("scada: closed");
      }
    }
  }

  /** Also reads, in case another process has written. */
  private void beat() {
    ScadaEndpoint open = endpoint;
    if (open != null) {
      open.plants().judged(lanes.judging().judging());
      read();
    }
  }

  private void read() {
    reading.set(false);
    ScadaEndpoint open = endpoint;
    if (open == null) {
      return;
    }
    try {
      List<JournalEntry> entries;
      do {
        entries = journal.after(position, READ);
        show(open, entries);
      } while (entries.size() == READ);
    } catch (RuntimeException e) { // the thread must outlive a database that is away for a while
      LOG.warn("scada: failed, going on: {}", e.toString());
    }
  }

  private void show(ScadaEndpoint open, List<JournalEntry> entries) {
    if (entries.isEmpty()) {
      return;
    }
    Set<String> shown = open.plants().shown();
    if (!shown.isEmpty()) {
      Set<String> ids = entries.stream().map(JournalEntry::alert).collect(Collectors.toSet());
      List<Alert> changed =
          alerts.findByIdIn(ids).stream()
              .filter(alert -> shown.contains(alert.subject().enterprise()))
              .toList();
      open.plants().show(changed);
    }
    position = entries.get(entries.size() - 1).number();
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "alerting-scada");
    thread.setDaemon(true);
    return thread;
  }
}
