package io.vigil.alerting.cases;

import io.vigil.alerting.duty.Position;
import io.vigil.alerting.journal.JournalNumber;
import io.vigil.model.alert.Severity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Changes one Case: set what differs, then {@link #at} makes the next one. One thread, used once.
 */
final class CaseEdit {
  private final Case before;
  private Severity severity;
  private CaseState state;
  private String responsible;
  private Instant newestAlert;
  private int alerts;
  private @Nullable Instant due;
  private int escalations;
  private @Nullable String assignee;
  private @Nullable String receivedBy;
  private @Nullable Instant receivedAt;
  private Feedback feedback;
  private @Nullable String closedBy;
  private @Nullable Instant closedAt;
  private int reopened;

  CaseEdit(Case before) {
    this.before = before;
    this.severity = before.severity();
    this.state = before.state();
    this.responsible = before.responsible();
    this.newestAlert = before.newestAlert();
    this.alerts = before.alerts();
    this.due = before.due();
    this.escalations = before.escalations();
    this.assignee = before.assignee();
    this.receivedBy = before.receivedBy();
    this.receivedAt = before.receivedAt();
    this.feedback = before.feedback();
    this.closedBy = before.closedBy();
    this.closedAt = before.closedAt();
    this.reopened = before.reopened();
  }

  CaseEdit state(CaseState next) {
    state = next;
    return this;
  }

  /** Another Alert, at least as severe as this. */
  CaseEdit another(Severity of, Instant when) {
    severity = of.compareTo(severity) < 0 ? of : severity;
    newestAlert = when;
    alerts++;
    return this;
  }

  /** Open again. */
  CaseEdit reopen() {
    closedBy = null;
    closedAt = null;
    reopened++;
    return this;
  }

  /** This position answers, unless a higher one does. */
  CaseEdit atLeast(Position position) {
    boolean higher =
        Position.parse(responsible).map(one -> one.tier().isAtLeast(position.tier())).orElse(false);
    responsible = higher ? responsible : position.toString();
    return this;
  }

  CaseEdit due(@Nullable Instant when) {
    due = when;
    return this;
  }

  CaseEdit escalated() {
    escalations++;
    return this;
  }

  CaseEdit assigned(String person) {
    assignee = person;
    return this;
  }

  CaseEdit received(String person, Instant when) {
    receivedBy = person;
    receivedAt = when;
    return this;
  }

  CaseEdit feedback(Feedback said) {
    feedback = said;
    return this;
  }

  CaseEdit closed(String person, Instant when) {
    closedBy = person;
    closedAt = when;
    return this;
  }

  /**
   * The Case as it is now.
   *
   * @param number the last journal number that speaks of the change
   */
  Case at(JournalNumber number) {
    return new Case(
        before.id(),
        number.epoch(),
        number.n(),
        before.version() + 1,
        before.joinKey(),
        before.enterprise(),
        before.enterpriseName(),
        before.enterpriseNameEn(),
        before.division(),
        before.unit(),
        before.scheme(),
        severity,
        before.mode(),
        before.offline(),
        state,
        responsible,
        before.opened(),
        newestAlert,
        alerts,
        due,
        escalations,
        assignee,
        receivedBy,
        receivedAt,
        feedback,
        closedBy,
        closedAt,
        reopened);
  }
}
