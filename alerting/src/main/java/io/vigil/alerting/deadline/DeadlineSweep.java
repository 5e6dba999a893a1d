package io.vigil.alerting.deadline;

import io.micronaut.scheduling.annotation.Scheduled;
import io.vigil.alerting.journal.Journal;
import io.vigil.alerting.journal.JournalPen;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks every second for what is due, and has it done once: the row goes in the transaction that
 * does it, so a process that is killed leaves either both or neither. Of several processes the one
 * that holds the lease looks; one that lost it without noticing is stopped by its token.
 *
 * <p>Blocking; one thread at a time.
 */
@Singleton
public class DeadlineSweep {
  private static final Logger LOG = LoggerFactory.getLogger(DeadlineSweep.class);
  private static final String LEASE = "deadlines";
  private static final int AT_ONCE = 500;

  /** Well within the 10 s that the lease lasts. */
  private static final long RENEW_NANOS = TimeUnit.SECONDS.toNanos(3);

  private final Map<DeadlineKind, DeadlineHandler> handlers = new EnumMap<>(DeadlineKind.class);
  private final DeadlineRepository rows;
  private final LeaseRepository leases;
  private final Journal journal;
  private final SteadyClock clock;
  private final String holder = UUID.randomUUID().toString();
  private OptionalLong token = OptionalLong.empty();
  private long renewedAt;

  DeadlineSweep(
      List<DeadlineHandler> handlers,
      DeadlineRepository rows,
      LeaseRepository leases,
      Journal journal,
      SteadyClock clock) {
    handlers.forEach(one -> this.handlers.put(one.kind(), one));
    this.rows = rows;
    this.leases = leases;
    this.journal = journal;
    this.clock = clock;
  }

  @Scheduled(fixedDelay = "1s", initialDelay = "1s")
  void sweep() {
    try {
      sweep(clock.instant());
    } catch (RuntimeException e) {
      LOG.error("deadlines: not looked at, tried again in a second", e);
    }
  }

  /** Does what is due by then; does nothing while another process looks after it. */
  public synchronized void sweep(Instant now) {
    OptionalLong held = lease();
    if (held.isEmpty()) {
      return;
    }
    for (Deadline deadline : rows.due(now, AT_ONCE)) {
      try {
        journal.write(pen -> fire(deadline, held.getAsLong(), pen));
      } catch (RuntimeException e) {
        LOG.error("deadlines: {} failed, tried again", deadline.id(), e);
      }
    }
  }

  /** Lets another process look at once. */
  @PreDestroy
  synchronized void release() {
    token = OptionalLong.empty();
    try {
      leases.release(LEASE, holder);
    } catch (RuntimeException e) {
      LOG.debug("deadlines: the lease ends by itself", e);
    }
  }

  /** Its token; renewed in time, but not at every look, because each renewal is a write. */
  private OptionalLong lease() {
    long now = System.nanoTime();
    if (token.isEmpty() || now - renewedAt > RENEW_NANOS) {
      boolean ours = leases.take(LEASE, holder) > 0;
      token =
          ours
              ? leases.findByNameAndHolder(LEASE, holder).stream()
                  .mapToLong(DeadlineLease::token)
                  .findFirst()
              : OptionalLong.empty();
      renewedAt = now;
    }
    return token;
  }

  /** Whether it was still there to be done: somebody may have acted in the meantime. */
  private boolean fire(Deadline deadline, long held, JournalPen pen) {
    boolean stillOurs =
        leases.findByNameAndHolder(LEASE, holder).filter(one -> one.token() == held).isPresent();
    if (!stillOurs || rows.findById(deadline.id()).filter(deadline::equals).isEmpty()) {
      return false;
    }
    rows.deleteByIdIn(List.of(deadline.id()));
    DeadlineHandler handler = handlers.get(deadline.kind());
    if (handler == null) {
      throw new IllegalStateException("nobody handles " + deadline.kind());
    }
    handler.fire(deadline, pen);
    return true;
  }
}
