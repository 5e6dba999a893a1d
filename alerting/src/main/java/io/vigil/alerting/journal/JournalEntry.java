package io.vigil.alerting.journal;

import io.micronaut.data.annotation.EmbeddedId;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One row of the journal; never changed once written.
 *
 * @param key where it stands
 * @param at when it happened: for facts on the clock that the point is judged by
 * @param written when it was written, on our clock
 * @param kind what happened
 * @param alert id of the Alert; of the overlay where there is no Alert
 * @param actor user name of the person; null if the judge or a timer
 * @param detail what else is to be known, as a JSON object
 * @param hash ties it to the entry before, see {@link JournalChain}; null for entries older than
 *     the chain
 */
@MappedEntity("journal")
public record JournalEntry(
    @EmbeddedId Key key,
    Instant at,
    Instant written,
    JournalKind kind,
    String alert,
    @Nullable String actor,
    String detail,
    @Nullable String hash) {
  /** Partition and number. */
  @io.micronaut.data.annotation.Embeddable
  public record Key(
      @MappedProperty("part") int part,
      @MappedProperty("epoch") long epoch,
      @MappedProperty("n") long n) {}

  JournalEntry hashed(String link) {
    return new JournalEntry(key, at, written, kind, alert, actor, detail, link);
  }

  /** The number within the partition. */
  public JournalNumber number() {
    return new JournalNumber(key.epoch(), key.n());
  }
}
