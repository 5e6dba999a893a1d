package io.vigil.alerting.cases;

import io.vigil.alerting.alert.Access;
import io.vigil.alerting.deadline.Deadlines;
import io.vigil.alerting.duty.Position;
import io.vigil.alerting.error.ProblemCode;
import io.vigil.alerting.journal.Journal;
import io.vigil.alerting.journal.JournalDetail;
import io.vigil.alerting.journal.JournalKind;
import io.vigil.alerting.journal.JournalPen;
import io.vigil.alerting.people.SignIns.Seat;
import io.vigil.model.alert.Severity;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What people do with a Case. Each act names the version that the person saw. Blocking. */
@Singleton
class CaseActs {
  private final Journal journal;
  private final CaseRepository cases;
  private final CaseSteps steps;
  private final Deadlines deadlines;

  /** The Case as the person had it on the screen, and who asks. */
  record By(String id, long version, Seat seat) {}

  CaseActs(Journal journal, CaseRepository cases, CaseSteps steps, Deadlines deadlines) {
    this.journal = journal;
    this.cases = cases;
    this.steps = steps;
    this.deadlines = deadlines;
  }

  Case receive(By by) {
    return act(
        by,
        CaseAct.RECEIVE,
        new JournalDetail(),
        (row, edit, pen) ->
            row.receivedBy() == null ? edit.received(by.seat().username(), pen.now()) : edit);
  }

  Case verify(By by) {
    return act(by, CaseAct.VERIFY, new JournalDetail(), (row, edit, pen) -> edit);
  }

  /** A further step of what is being done; the time to the next report begins anew. */
  Case dispose(By by, String measure) {
    return act(
        by,
        CaseAct.DISPOSE,
        new JournalDetail().with("measure", measure),
        (row, edit, pen) -> edit.feedback(row.feedback().step(measure)).due(next(row)));
  }

  Case claimFalse(By by, String cause, String evidence) {
    return act(
        by,
        CaseAct.CLAIM_FALSE,
        new JournalDetail().with("cause", cause).with("evidence", evidence),
        (row, edit, pen) ->
            edit.feedback(
                    new Feedback(
                        true,
                        cause,
                        row.feedback().measure(),
                        evidence(row, evidence),
                        null,
                        by.seat().username(),
                        pen.now()))
                .due(next(row)));
  }

  /**
   * Says what was found and done.
   *
   * @param planned whether it was planned; must be said of what is offline, and is kept of that
   *     alone
   */
  Case feedback(By by, String cause, String measure, String evidence, @Nullable Boolean planned) {
    return act(
        by,
        CaseAct.FEEDBACK,
        new JournalDetail()
            .with("cause", cause)
            .with("measure", measure)
            .with("evidence", evidence)
            .with("planned", planned),
        (row, edit, pen) ->
            edit.feedback(
                    new Feedback(
                        false,
                        cause,
                        measure,
                        evidence(row, evidence),
                        planned(row, planned),
                        by.seat().username(),
                        pen.now()))
                .due(next(row)));
  }

  private static @Nullable Boolean planned(Case row, @Nullable Boolean said) {
    if (row.offline() && said == null) {
      throw ProblemCode.FIELD_MISSING
          .saying("请说明离线是否为计划内", "say whether it was planned to be offline")
          .at("/planned")
          .exception();
    }
    return row.offline() ? said : null;
  }

  /** Closes it; for orange and red by somebody else than the author of the feedback. */
  Case accept(By by) {
    return act(
        by,
        CaseAct.ACCEPT,
        new JournalDetail(),
        (row, edit, pen) -> {
          reviewer(row, by.seat());
          return edit.closed(by.seat().username(), pen.now()).due(null);
        });
  }

  Case giveBack(By by, String reason) {
    return act(
        by,
        CaseAct.RETURN,
        new JournalDetail().with("reason", reason),
        (row, edit, pen) -> {
          reviewer(row, by.seat());
          return edit.due(next(row));
        });
  }

  Case assign(By by, String person) {
    return note(
        by,
        JournalKind.CASE_ASSIGNED,
        new JournalDetail().with("assignee", person),
        edit -> edit.assigned(person));
  }

  Case comment(By by, String text) {
    return note(by, JournalKind.CASE_COMMENT, new JournalDetail().with("note", text), edit -> edit);
  }

  /** What else an act changes. */
  private interface Change {
    CaseEdit of(Case row, CaseEdit edit, JournalPen pen);
  }

  private Case act(By by, CaseAct act, JournalDetail detail, Change change) {
    return journal.write(
        pen -> {
          Case row = seen(by);
          Position position = Access.position(by.seat());
          return steps.take(
              row,
              act,
              by.seat().username(),
              detail.with("position", position),
              edit -> change.of(row, edit, pen),
              pen);
        });
  }

  private Case note(By by, JournalKind kind, JournalDetail detail, UnaryOperator<CaseEdit> change) {
    return journal.write(
        pen -> {
          Case row = seen(by);
          if (!row.isOpen()) {
            CaseRefusal closed = CaseRefusal.CASE_CLOSED;
            throw ProblemCode.CASE_REFUSES.saying(closed.zh(), closed.en()).exception();
          }
          Case after = change.apply(row.edit()).at(pen.next());
          pen.note(kind, pen.now(), row.id(), by.seat().username(), detail.toString());
          cases.update(after);
          return after;
        });
  }

  private Case seen(By by) {
    Position position = Access.position(by.seat());
    Case row =
        cases
            .findById(by.id())
            .filter(one -> position.covers(one.enterprise(), one.division()))
            .orElseThrow(() -> ProblemCode.NOT_FOUND.problem(by.id()).exception());
    if (row.version() != by.version()) {
      throw ProblemCode.CASE_CHANGED.problem().exception();
    }
    return row;
  }

  private static void reviewer(Case row, Seat seat) {
    Position position = Access.position(seat);
    boolean high = row.position().map(one -> position.tier().isAtLeast(one.tier())).orElse(true);
    if (!high) {
      throw ProblemCode.NOT_REVIEWER.problem().exception();
    }
    boolean grave = row.severity().compareTo(Severity.ORANGE) <= 0;
    if (grave && seat.username().equals(row.feedback().feedbackBy())) {
      throw ProblemCode.FOUR_EYES
          .saying(
              "橙色、红色处置单须由反馈人以外的人审核",
              "an orange or red case must be reviewed by somebody else than whoever gave the feedback")
          .exception();
    }
  }

  /** Orange and red need something to show for what is said (domain guide §4.3, rule 4). */
  private static String evidence(Case row, String evidence) {
    if (evidence.isEmpty() && row.severity().compareTo(Severity.ORANGE) <= 0) {
      throw ProblemCode.FIELD_MISSING
          .saying(
              "橙色、红色处置单须注明佐证材料（照片、文件的编号或存放处）",
              "an orange or red case needs evidence: number or place of photos and documents")
          .at("/evidence")
          .exception();
    }
    return evidence;
  }

  private Instant next(Case row) {
    return deadlines.now().plus(CaseTimes.next(row.severity(), row.offline()));
  }
}
