package io.vigil.alerting.journal;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the journal from its first entry to its last and says where it is not as it was written:
 * entries that were edited, removed, inserted, exchanged, or cut off at the end. It sees what
 * somebody did to the rows; against somebody who writes the whole chain and its head anew, compare
 * the head with one that was kept elsewhere ({@link Report#head}). Blocking, for as long as the
 * journal is long; memory does not grow with it.
 */
@Singleton
public class JournalAudit {
  private static final int PAGE = 1_000;
  private static final int MOST_FINDINGS = 100;

  private final PartitionRepository partitions;
  private final JournalRepository entries;

  /** What is wrong at a place. */
  public enum Fault {
    /** The entry is not the one that was written, or does not follow from the one before. */
    CHANGED,
    /** Entries are missing before this one. */
    MISSING,
    /** Entries are missing at the end: the journal had reached this number. */
    CUT_OFF,
    /** The entry lies behind the last one that was written. */
    ADDED,
    /** The entry has no hash, though the chain had begun before it or reached it. */
    UNCHAINED
  }

  /**
   * A place that is not as it was written.
   *
   * @param fault what is wrong
   * @param number journal number of the entry, {@code epoch-n}
   */
  public record Finding(Fault fault, String number) {}

  /**
   * What was found.
   *
   * @param entries how many were read
   * @param unchained how many of them are older than the chain and have no hash
   * @param newest number of the newest entry as the partition knows it, {@code epoch-n}
   * @param head hash of the newest entry as the partition knows it
   * @param findings in order, at most 100; empty if all is well
   */
  public record Report(
      long entries, long unchained, String newest, String head, List<Finding> findings) {
    /** Whether nothing was found. */
    public boolean isSound() {
      return findings.isEmpty();
    }
  }

  JournalAudit(PartitionRepository partitions, JournalRepository entries) {
    this.partitions = partitions;
    this.entries = entries;
  }

  /** Reads all of it. What is written meanwhile is left for the next time. */
  public Report verify() {
    JournalPartition row = partitions.findById(Journal.PARTITION).orElseThrow();
    Walk walk = new Walk(row);
    JournalNumber at = new JournalNumber(0, 0);
    List<JournalEntry> page;
    do {
      page = entries.after(Journal.PARTITION, at.epoch(), at.n(), PAGE);
      for (JournalEntry entry : page) {
        walk.read(entry);
        at = entry.number();
      }
    } while (page.size() == PAGE);
    return walk.end();
  }

  /** One reading from first to last. */
  private final class Walk {
    private final JournalPartition row;
    private final List<Finding> findings = new ArrayList<>();
    private @Nullable JournalEntry before;
    private long read;
    private long unchained;

    Walk(JournalPartition row) {
      this.row = row;
    }

    void read(JournalEntry entry) {
      if (entry.number().compareTo(new JournalNumber(row.epoch(), row.n())) > 0) {
        if (isWrittenMeanwhile(entry)) {
          return;
        }
        find(Fault.ADDED, entry.number());
      }
      read++;
      long expected = before == null ? 1 : before.key().n() + 1;
      if (entry.key().n() != expected) {
        find(Fault.MISSING, entry.number());
      }
      check(entry);
      before = entry;
    }

    private void check(JournalEntry entry) {
      String earlier = before == null ? null : before.hash();
      if (entry.hash() == null) {
        unchained++;
        if (earlier != null) {
          find(Fault.UNCHAINED, entry.number());
        }
        return;
      }
      String follows = earlier == null ? JournalChain.START : earlier;
      if (!entry.hash().equals(JournalChain.hash(follows, entry))) {
        find(Fault.CHANGED, entry.number());
      }
    }

    /** The head grew since it was read, and the entry is part of what it grew by. */
    private boolean isWrittenMeanwhile(JournalEntry entry) {
      JournalPartition now = partitions.findById(Journal.PARTITION).orElseThrow();
      return entry.number().compareTo(new JournalNumber(now.epoch(), now.n())) <= 0;
    }

    Report end() {
      JournalNumber newest = new JournalNumber(row.epoch(), row.n());
      boolean reached = row.n() == 0 || (before != null && before.number().compareTo(newest) >= 0);
      if (!reached) {
        find(Fault.CUT_OFF, newest);
      } else if (before != null && before.number().equals(newest)) {
        checkHead(before.hash(), newest);
      }
      return new Report(read, unchained, newest.toString(), row.head(), List.copyOf(findings));
    }

    /** Where all hashes are gone, only the head still tells that there was a chain. */
    private void checkHead(@Nullable String hash, JournalNumber newest) {
      if (hash == null && !row.head().isEmpty()) {
        find(Fault.UNCHAINED, newest);
      } else if (hash != null && !hash.equals(row.head())) {
        find(Fault.CHANGED, newest);
      }
    }

    private void find(Fault fault, JournalNumber number) {
      if (findings.size() < MOST_FINDINGS) {
        findings.add(new Finding(fault, number.toString()));
      }
    }
  }
}
