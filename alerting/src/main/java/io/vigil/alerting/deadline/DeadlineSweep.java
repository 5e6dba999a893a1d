package io.vigil.alerting.deadline;

import io.micronaut.scheduling.annotation.Scheduled;
import io.vigil.alerting.journal.Journal;
import io.vigil.alerting.journal.JournalPen;
import io.vigil.alerting.journal.WriterLease;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks every second for what is due, and has it done once: the row goes in the transaction that
 * does it, so a process that is killed leaves either both or neither. Of several processes the one
 * that holds the lease looks; one that lost it without noticing is refused by the journal.
 *
 * <p>Blocking; one thread at a time.
 */
@Singleton
public class DeadlineSweep {
  private static final Logger LOG = LoggerFactory.getLogger(DeadlineSweep.class);
  private static final int AT_ONCE = 500;

  private final Map<DeadlineKind, DeadlineHandler> handlers = new EnumMap<>(DeadlineKind.class);
  private final DeadlineRepository rows;
  private final WriterLease lease;
  private final Journal journal;
  private final SteadyClock clock;

  DeadlineSweep(
      List<DeadlineHandler> handlers,
      DeadlineRepository rows,
      WriterLease lease,
      Journal journal,
      SteadyClock clock) {
    handlers.forEach(one -> this.handlers.put(one.kind(), one));
    this.rows = rows;
    this.lease = lease;
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
    if (!lease.isHeld()) {
      return;
    }
    for (Deadline deadline : rows.due(now, AT_ONCE)) {
      try {
        journal.write(pen -> fire(deadline, pen));
      } catch (RuntimeException e) {
        LOG.error("deadlines: {} failed, tried again", deadline.id(), e);
      }
    }
  }

  /** Whether it was still there to be done: somebody may have acted in the meantime. */
  private boolean fire(Deadline deadline, JournalPen pen) {
    if (rows.findById(deadline.id()).filter(deadline::equals).isEmpty()) {
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
