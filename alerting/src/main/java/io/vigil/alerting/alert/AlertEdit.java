package io.vigil.alerting.alert;

import io.vigil.alerting.journal.JournalNumber;
import io.vigil.model.alert.AlertState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Changes one Alert: set what differs, then {@link #at} makes the next one. The version grows with
 * whatever an acknowledgement must not overlook. One thread, used once.
 */
public final class AlertEdit {
  private final Alert before;
  private @Nullable String openKey;
  private AlertEvidence evidence;
  private AlertDuty duty;
  private AlertMarks marks;
  private AlertState state;
  private boolean verified;
  private @Nullable Instant cleared;
  private @Nullable String ackedBy;
  private @Nullable Instant ackedAt;
  private String activation;
  private @Nullable Instant quietUntil;
  private @Nullable String endReason;

  AlertEdit(Alert before) {
    this.before = before;
    this.openKey = before.openKey();
    this.evidence = before.evidence();
    this.duty = before.duty();
    this.marks = before.marks();
    this.state = before.state();
    this.verified = before.verified();
    this.cleared = before.cleared();
    this.ackedBy = before.ackedBy();
    this.ackedAt = before.ackedAt();
    this.activation = before.activation();
    this.quietUntil = before.quietUntil();
    this.endReason = before.endReason();
  }

  /** What the judge said. */
  public AlertEdit evidence(AlertEvidence said) {
    evidence = said;
    return this;
  }

  /**
   * What people see from now on; whoever had acknowledged is forgotten when that no longer counts.
   */
  public AlertEdit state(AlertState next) {
    state = next;
    if (next.isUnacked()) {
      ackedBy = null;
      ackedAt = null;
    }
    return this;
  }

  /** Who answers for it. */
  public AlertEdit duty(AlertDuty next) {
    duty = next;
    return this;
  }

  /** It wears people out in this way. */
  public AlertEdit nuisance(NuisanceKind kind) {
    marks = marks.with(kind);
    return this;
  }

  /** Until when an overlay keeps it quiet; null when none does. */
  public AlertEdit quietUntil(@Nullable Instant until) {
    quietUntil = until;
    return this;
  }

  /** Whether the judge has confirmed it. */
  public AlertEdit verified(boolean confirmed) {
    verified = confirmed;
    return this;
  }

  /** The condition is true, in this activation. */
  public AlertEdit activation(String id) {
    activation = id;
    cleared = null;
    return this;
  }

  /** The condition is gone. */
  public AlertEdit cleared(Instant when) {
    cleared = when;
    return this;
  }

  /** A person has seen it. */
  public AlertEdit acked(String person, Instant when) {
    ackedBy = person;
    ackedAt = when;
    return this;
  }

  /** Why it will not become true again. */
  public AlertEdit ended(String reason) {
    endReason = reason;
    return this;
  }

  /** No longer before people. */
  public AlertEdit close() {
    openKey = null;
    return this;
  }

  /**
   * The Alert as it is now.
   *
   * @param updated when it changed
   * @param number the last journal number that speaks of the change
   */
  public Alert at(Instant updated, JournalNumber number) {
    return new Alert(
        before.id(),
        openKey,
        before.bornEpoch(),
        before.bornN(),
        number.epoch(),
        number.n(),
        before.subject(),
        evidence,
        duty,
        marks,
        state,
        verified,
        before.began(),
        updated,
        cleared,
        ackedBy,
        ackedAt,
        activation,
        before.version() + (mustBeSeen() ? 1 : 0),
        state.isBase() ? null : quietUntil,
        endReason);
  }

  private boolean mustBeSeen() {
    return state != before.state()
        || !activation.equals(before.activation())
        || evidence.severity() != before.evidence().severity()
        || verified != before.verified()
        || (endReason != null && before.endReason() == null);
  }
}
