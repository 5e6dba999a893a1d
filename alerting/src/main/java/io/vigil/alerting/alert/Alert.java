package io.vigil.alerting.alert;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import io.micronaut.data.annotation.Relation;
import io.vigil.alerting.journal.JournalKind;
import io.vigil.alerting.journal.JournalNumber;
import io.vigil.alerting.journal.Journaled;
import io.vigil.model.alert.AlertJournalEntry;
import io.vigil.model.alert.AlertState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An Alert as it stands: one open occurrence of a Watch, or one that is over. Immutable; changes go
 * through inside a transaction of the journal.
 *
 * @param id {@code a-epoch-n}, after the journal number at which it was raised
 * @param openKey the Watch while it is open, else null; unique, so at most one is open
 * @param bornEpoch first half of the journal number at which it was raised
 * @param bornN second half
 * @param changedEpoch first half of the journal number at which it last changed
 * @param changedN second half
 * @param subject what it is about
 * @param evidence what the judge last said
 * @param duty who answers for it
 * @param marks what is remarkable about it
 * @param state what people see
 * @param verified false while the judge has begun anew and not confirmed it
 * @param began when the condition of its first activation became true
 * @param updated when it last changed
 * @param cleared when the condition went; null while it is true
 * @param ackedBy who acknowledged it last; null if nobody has since it last became unacknowledged
 * @param ackedAt when
 * @param activation id of the newest activation
 * @param version grows with everything that an acknowledgement must not overlook; a new value alone
 *     is none of it
 * @param quietUntil until when an overlay keeps it quiet at the latest; null without one
 * @param endReason why its Watch ceased, or how it was replaced; null if neither
 */
@MappedEntity("alert")
public record Alert(
    @Id String id,
    @Nullable String openKey,
    long bornEpoch,
    long bornN,
    long changedEpoch,
    long changedN,
    @MappedProperty("") @Relation(Relation.Kind.EMBEDDED) AlertSubject subject,
    @MappedProperty("") @Relation(Relation.Kind.EMBEDDED) AlertEvidence evidence,
    @MappedProperty("") @Relation(Relation.Kind.EMBEDDED) AlertDuty duty,
    @MappedProperty("") @Relation(Relation.Kind.EMBEDDED) AlertMarks marks,
    AlertState state,
    boolean verified,
    Instant began,
    Instant updated,
    @Nullable Instant cleared,
    @Nullable String ackedBy,
    @Nullable Instant ackedAt,
    String activation,
    long version,
    @Nullable Instant quietUntil,
    @Nullable String endReason)
    implements Journaled {
  /**
   * How it began.
   *
   * @param activation id of its activation
   * @param began when the condition became true
   * @param said when that was said
   * @param quietUntil until when an overlay keeps it quiet at the latest; null without one
   */
  public record Onset(
      String activation, Instant began, Instant said, @Nullable Instant quietUntil) {}

  /** A new one, which the entry of the journal with this number speaks of. */
  public static Alert raised(
      JournalNumber number,
      AlertSubject subject,
      AlertEvidence evidence,
      AlertDuty duty,
      AlertMarks marks,
      AlertState state,
      Onset onset) {
    return new Alert(
        "a-" + number,
        subject.watch(),
        number.epoch(),
        number.n(),
        number.epoch(),
        number.n(),
        subject,
        evidence,
        duty,
        marks,
        state,
        true,
        onset.began(),
        onset.said(),
        null,
        null,
        null,
        onset.activation(),
        1,
        onset.quietUntil(),
        null);
  }

  /** Whether people still have it before them. */
  public boolean isOpen() {
    return openKey != null;
  }

  /** Whether somebody must still acknowledge it, and is not kept from it by an overlay. */
  public boolean awaitsAck() {
    return isOpen() && state.isUnacked();
  }

  /** The same with somebody else answering. */
  Alert withDuty(AlertDuty other) {
    return with(other, marks);
  }

  /** The same, known to have come first in its unit. */
  Alert cameFirst() {
    return with(duty, marks.first());
  }

  private Alert with(AlertDuty otherDuty, AlertMarks otherMarks) {
    return new Alert(
        id,
        openKey,
        bornEpoch,
        bornN,
        changedEpoch,
        changedN,
        subject,
        evidence,
        otherDuty,
        otherMarks,
        state,
        verified,
        began,
        updated,
        cleared,
        ackedBy,
        ackedAt,
        activation,
        version,
        quietUntil,
        endReason);
  }

  @Override
  public AlertJournalEntry journalEntry(
      int partition, JournalNumber number, JournalKind kind, Instant at, String actor) {
    return new AlertJournalEntry(
        number.epoch(),
        number.n(),
        partition,
        at.toEpochMilli(),
        kind.name(),
        id,
        subject.enterprise(),
        subject.division(),
        subject.unit(),
        subject.point(),
        subject.rule(),
        evidence.severity(),
        subject.mode(),
        orNaN(evidence.valueLast()),
        orNaN(evidence.valueLimit()),
        actor);
  }

  /** Begins to change it. */
  public AlertEdit edit() {
    return new AlertEdit(this);
  }

  private static double orNaN(@Nullable Double value) {
    return value == null ? Double.NaN : value;
  }
}
