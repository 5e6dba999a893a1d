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

  private final Map<DeadlineKind, DeadlineHandler> handlers = new EnumMap<>(DeadlineKind.class);
  private final DeadlineRepository rows;
  private final LeaseRepository leases;
  private final Journal journal;
  private final SteadyClock clock;
  private final String holder = UUID.randomUUID().toString();

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
    OptionalLong token = lease();
    if (token.isEmpty()) {
      return;
    }
    for (Deadline deadline : rows.due(now, AT_ONCE)) {
      try {
        journal.write(pen -> fire(deadline, token.getAsLong(), pen));
      } catch (RuntimeException e) {
        LOG.error("deadlines: {} failed, tried again", deadline.id(), e);
      }
    }
  }

  /** Lets another process look at once. */
  @PreDestroy
  void release() {
    try {
      leases.release(LEASE, holder);
    } catch (RuntimeException e) {
      LOG.debug("deadlines: the lease ends by itself", e);
    }
  }

  private OptionalLong lease() {
    if (leases.take(LEASE, holder) == 0) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(
        leases.findByNameAndHolder(LEASE, holder).map(DeadlineLease::token).orElse(-1L));
  }

  /** Whether it was still there to be done: somebody may have acted in the meantime. */
  private boolean fire(Deadline deadline, long token, JournalPen pen) {
    boolean stillOurs =
        leases.findByNameAndHolder(LEASE, holder).filter(one -> one.token() == token).isPresent();
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
