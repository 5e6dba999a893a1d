package io.vigil.alerting.journal;

import io.micronaut.data.connection.exceptions.ConnectionException;
import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.transaction.TransactionOperations;
import io.micronaut.transaction.exceptions.TransactionException;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one door to everything that changes an enterprise: a transaction that first locks the
 * partition row and takes the journal numbers from it, so that numbers are gapless in the order of
 * commits, and streams can resume by them (design: architecture §2, 7).
 *
 * <p>An act that cannot be recorded did not happen: when the transaction fails, nothing holds, and
 * the caller gets the exception. Blocking; any thread.
 */
@Singleton
public final class Journal {
  private static final Logger LOG = LoggerFactory.getLogger(Journal.class);

  /** Owns no partition. */
  private static final long NOBODY = -1;

  /** The only partition for now; the numbers already allow more. */
  public static final int PARTITION = 0;

  private final TransactionOperations<Connection> transactions;
  private final PartitionRepository partitions;
  private final JournalRepository entries;
  private final OutboxRepository outbox;
  private final RecordRoom room;
  private final Clock clock;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

  /** Token of the lease under which this process writes. */
  private volatile long owner = NOBODY;

  Journal(
      TransactionOperations<Connection> transactions,
      PartitionRepository partitions,
      JournalRepository entries,
      OutboxRepository outbox,
      RecordRoom room,
      Clock clock) {
    this.transactions = transactions;
    this.partitions = partitions;
    this.entries = entries;
    this.outbox = outbox;
    this.room = room;
    this.clock = clock;
  }

  /**
   * Does the work in one transaction, together with what it writes with the pen.
   *
   * @throws NotRecordedException if the database refused or is away, or another process has taken
   *     over
   */
  public <T> T write(Function<JournalPen, T> work) {
    T result = recorded(work);
    listeners.forEach(Runnable::run);
    return result;
  }

  private <T> T recorded(Function<JournalPen, T> work) {
    try {
      return transactions.executeWrite(
          status -> {
            JournalPen pen = lock();
            T done = work.apply(pen);
            flush(pen);
            return done;
          });
    } catch (DataAccessException | TransactionException | ConnectionException e) {
      if (!isWritable()) { // one that clashed with another is no trouble of the record
        room.failed("the journal", e);
      }
      throw new NotRecordedException("the journal takes no entry", e);
    }
  }

  /**
   * From now on this process writes, and whoever did before no more: its next transaction finds
   * another owner. Blocks until the transaction at hand has ended.
   */
  void own(long token) {
    if (partitions.own(PARTITION, token) != 1) {
      throw new IllegalStateException("a newer process than " + token + " writes the journal");
    }
    owner = token;
  }

  /** Begins a new epoch with what is written by the pen; numbers go on behind the newest. */
  public void beginEpoch(Consumer<JournalPen> work) {
    transactions.executeWrite(
        status -> {
          partitions.beginEpoch(PARTITION);
          JournalPen pen = lock();
          work.accept(pen);
          flush(pen);
          return pen.newest();
        });
  }

  /** Whether the database takes an entry at this moment: one is written and taken back. */
  public boolean isWritable() {
    try {
      transactions.executeWrite(
          status -> {
            JournalPen pen = lock();
            pen.note(JournalKind.HELD, pen.now(), "self-check", null, "{}");
            flush(pen);
            status.setRollbackOnly();
            return pen.newest();
          });
      return true;
    } catch (RuntimeException e) {
      LOG.warn("journal: the database takes no entry: {}", e.toString());
      return false;
    }
  }

  /** Calls the listener after every commit, on the thread that committed; it must not block. */
  public void onCommit(Runnable listener) {
    listeners.add(listener);
  }

  /** The newest number that has been given. */
  public JournalNumber position() {
    JournalPartition row = partitions.findById(PARTITION).orElseThrow();
    return new JournalNumber(row.epoch(), row.n());
  }

  /** What was written after the number, oldest first. */
  public List<JournalEntry> after(JournalNumber number, int most) {
    return entries.after(PARTITION, number.epoch(), number.n(), most);
  }

  /** What was written about the Alert, oldest first. */
  public List<JournalEntry> ofAlert(String alert, int most) {
    return entries.ofAlert(alert, most);
  }

  private JournalPen lock() {
    JournalPartition row = partitions.lock(PARTITION).orElseThrow();
    if (row.owner() != owner) {
      throw new NotRecordedException("process %d writes the journal now".formatted(row.owner()));
    }
    return new JournalPen(
        row.id(),
        new JournalNumber(row.epoch(), row.n()),
        row.head(),
        Instant.now(clock).truncatedTo(ChronoUnit.MICROS));
  }

  private void flush(JournalPen pen) {
    if (pen.hasEntries()) {
      JournalNumber newest = pen.newest();
      if (partitions.advance(PARTITION, newest.epoch(), newest.n(), pen.head()) != 1) {
        throw new IllegalStateException("the journal is at another epoch than " + newest.epoch());
      }
      entries.saveAll(pen.entries());
    }
    if (!pen.messages().isEmpty()) {
      outbox.saveAll(pen.messages());
    }
  }
}
