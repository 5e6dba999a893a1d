package io.vigil.alerting.journal;

import io.micronaut.context.annotation.Property;
import io.vigil.alerting.AlertingOptions;
import io.vigil.model.presence.ProcessMark;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one lease for everything that a single process of alerting does: intake, outbox, deliveries,
 * deadlines, the self-check and what people do. One process has it, another may wait for it.
 *
 * <p>The holder moves a number in the database each second. Whoever waits looks each half second,
 * and takes the lease when it has looked {@value #PATIENCE} times in a row and nothing had moved:
 * compare and swap, without anybody's clock, so that neither a clock that leaps nor a database that
 * was away, nor one that waits and stood still itself, makes two holders. Of a process of the same
 * machine it sees at once that it has ended. The journal is then owned under a new token, and takes
 * nothing from the holder before ({@link Journal#own}). An embedded database is open to one process
 * alone, so its lease is taken at once and for good.
 *
 * <p>Any thread.
 */
@Singleton
public final class WriterLease {
  /** Looks in a row without news, after which the holder is taken for dead. */
  static final int PATIENCE = 7;

  private static final Logger LOG = LoggerFactory.getLogger(WriterLease.class);
  private static final String NAME = "alerting";
  private static final long LOOK_MILLIS = 500;
  private static final long BEAT_MILLIS = 1_000;

  /** For so long after a beat nobody else can have taken it. */
  private static final long SURE_NANOS = TimeUnit.MILLISECONDS.toNanos(3_000);

  private final LeaseRepository rows;
  private final Journal journal;
  private final String process;
  private final boolean isAlone;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(WriterLease::thread);

  // Of whoever waits.
  private @Nullable Lease seen;
  private int unchanged;

  private volatile long token;
  private volatile boolean held;
  private volatile long beatAt;
  private volatile boolean serving;

  /** Guarded by this. */
  private boolean replaced;

  /** Guarded by this. */
  private Runnable onReplaced = () -> {};

  WriterLease(
      LeaseRepository rows,
      Journal journal,
      AlertingOptions options,
      @Property(name = "vigil.process") String process) {
    this.rows = rows;
    this.journal = journal;
    this.process = process;
    this.isAlone = options.database().isH2();
  }

  /**
   * Looks once whether it can be taken, and takes it. Blocks; one thread at a time.
   *
   * @throws RuntimeException if the database is away
   */
  public synchronized boolean take() {
    Lease now = rows.findByName(NAME).orElseThrow();
    unchanged = now.equals(seen) ? unchanged + 1 : 0;
    seen = now;
    boolean isFree =
        isAlone
            || now.holder().isEmpty()
            || unchanged >= PATIENCE
            || ProcessMark.hasEnded(now.holder());
    long began = System.nanoTime();
    if (!isFree || rows.take(NAME, process, now.token(), now.beats()) == 0) {
      return false;
    }
    begin(now, began);
    return true;
  }

  /** Looks until it is taken. Blocks. */
  public void await() throws InterruptedException {
    LOG.info("lease: another process has it; this one waits to take over");
    boolean isTaken = false;
    while (!isTaken) {
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
      isTaken = look();
    }
  }

  /** Whether no other process can have taken it; false as well while the database is away. */
  public boolean isHeld() {
    return held && (isAlone || System.nanoTime() - beatAt < SURE_NANOS);
  }

  /** Everything that needs the lease has begun: people may come. */
  public void serve() {
    serving = true;
  }

  /** Whether this is the process that people come to. */
  public boolean isServing() {
    return serving;
  }

  /** Calls it when another process has taken over, at once if one has already. */
  public synchronized void onReplaced(Runnable listener) {
    onReplaced = listener;
    if (replaced) {
      listener.run();
    }
  }

  /** Lets another process take over at once; nothing may be written any more. */
  @PreDestroy
  public void release() {
    thread.shutdownNow();
    if (!held) {
      return;
    }
    held = false;
    try {
      rows.release(NAME, token);
    } catch (RuntimeException e) {
      LOG.debug("lease: the one that waits will find out", e);
    }
  }

  private boolean look() {
    try {
      return take();
    } catch (RuntimeException e) {
      // Who cannot see the holder live must not take it for dead.
      seen = null;
      LOG.warn("lease: the database does not answer: {}", e.toString());
      return false;
    }
  }

  private void begin(Lease before, long began) {
    if (!isAlone && !before.holder().isEmpty()) {
      cutOff(before.holder());
    }
    journal.own(before.token() + 1);
    token = before.token() + 1;
    beatAt = began;
    held = true;
    if (!isAlone) {
      var unused =
          thread.scheduleAtFixedRate(this::beat, BEAT_MILLIS, BEAT_MILLIS, TimeUnit.MILLISECONDS);
    }
    LOG.info("lease: taken under token {}", token);
  }

  /** It may hold the lock of the journal, and hold it until it is let go on. */
  private void cutOff(String former) {
    try {
      LOG.warn("lease: {} is silent; {} connections ended", former, rows.cutOff(former));
    } catch (RuntimeException e) {
      LOG.warn("lease: connections of {} could not be ended: {}", former, e.toString());
    }
  }

  private void beat() {
    long began = System.nanoTime();
    try {
      if (rows.renew(NAME, token) == 1) {
        beatAt = began;
      } else if (held) {
        held = false;
        LOG.error("lease: another process has taken over");
        thread.shutdown();
        tellReplaced();
      }
    } catch (RuntimeException e) { // the thread must outlive a database that is away for a while
      LOG.warn("lease: not renewed, tried again in a second: {}", e.toString());
    }
  }

  private synchronized void tellReplaced() {
    replaced = true;
    onReplaced.run();
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "alerting-lease");
    thread.setDaemon(true);
    return thread;
  }
}
