package io.vigil.alerting.journal;

import io.vigil.model.wire.AlertJournalCodec;
import io.vigil.model.wire.LogTopics;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes into the journal within one transaction of {@link Journal#write}; worthless afterwards.
 * What it says in the log goes to the outbox, so it is said if and only if the transaction commits.
 */
public final class JournalPen {
  private final int partition;
  private final JournalNumber first;
  private final Instant now;
  private final List<JournalEntry> entries = new ArrayList<>();
  private final List<OutboxMessage> messages = new ArrayList<>();
  private JournalNumber newest;
  private String head;

  JournalPen(int partition, JournalNumber newest, String head, Instant now) {
    this.partition = partition;
    this.first = newest;
    this.newest = newest;
    this.head = head;
    this.now = now;
  }

  /** The time of this transaction. */
  public Instant now() {
    return now;
  }

  /** The number that the next entry will have. */
  public JournalNumber next() {
    return newest.next();
  }

  /**
   * Writes an entry about the Alert.
   *
   * @param actor user name of the person; null if the judge or a timer
   * @param detail what else is to be known, as a JSON object
   */
  public void record(
      JournalKind kind, Instant at, Journaled alert, @Nullable String actor, String detail) {
    note(kind, at, alert.id(), actor, detail);
    say(
        LogTopics.ALERT_JOURNAL,
        alert.id(),
        AlertJournalCodec.encode(
            alert.journalEntry(partition, newest, kind, at, actor == null ? "" : actor)));
  }

  /**
   * Writes an entry about something that has no place in the alert history.
   *
   * @param subject its id
   * @param actor user name of the person; null if a timer
   * @param detail what else is to be known, as a JSON object
   */
  public void note(
      JournalKind kind, Instant at, String subject, @Nullable String actor, String detail) {
    newest = newest.next();
    JournalEntry bare =
        new JournalEntry(
            new JournalEntry.Key(partition, newest.epoch(), newest.n()),
            at.truncatedTo(ChronoUnit.MICROS),
            now,
            kind,
            subject,
            actor,
            detail,
            null);
    head = JournalChain.hash(head, bare);
    entries.add(bare.hashed(head));
  }

  /** Says something in a topic of the log, once the transaction has committed. */
  public void say(String topic, String key, byte[] message) {
    messages.add(new OutboxMessage(null, topic, key, message));
  }

  List<JournalEntry> entries() {
    return entries;
  }

  List<OutboxMessage> messages() {
    return messages;
  }

  String head() {
    return head;
  }

  JournalNumber newest() {
    return newest;
  }

  boolean hasEntries() {
    return !newest.equals(first);
  }
}
