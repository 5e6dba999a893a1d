package io.vigil.alerting.hazard;

import io.vigil.alerting.alert.Access;
import io.vigil.alerting.alert.PlantTime;
import io.vigil.alerting.cases.OpenCases;
import io.vigil.alerting.deadline.Deadline;
import io.vigil.alerting.deadline.DeadlineHandler;
import io.vigil.alerting.deadline.DeadlineKind;
import io.vigil.alerting.deadline.Deadlines;
import io.vigil.alerting.duty.Position;
import io.vigil.alerting.error.ProblemCode;
import io.vigil.alerting.journal.Journal;
import io.vigil.alerting.journal.JournalDetail;
import io.vigil.alerting.journal.JournalKind;
import io.vigil.alerting.journal.JournalPen;
import io.vigil.alerting.people.SignIns.Seat;
import io.vigil.alerting.registry.Descriptions;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What people do with hazards, from recording one to signing it off. Each act names the version
 * that the person saw and is in the journal; whoever said that it is put right does not sign it
 * off. What is not put right in time is marked by a timer and stays marked. Blocking.
 */
@Singleton
class Hazards implements DeadlineHandler {
  private final Journal journal;
  private final HazardRepository hazards;
  private final Descriptions descriptions;
  private final OpenCases cases;
  private final Deadlines deadlines;

  /**
   * What was found.
   *
   * @param enterprise where
   * @param disposal the Case that it comes from; null if none
   * @param source by which way it became known
   * @param level how grave
   * @param place where in the enterprise
   * @param description what it is
   * @param due by when it is to be put right
   */
  record Finding(
      String enterprise,
      @Nullable String disposal,
      HazardSource source,
      HazardLevel level,
      String place,
      String description,
      Instant due) {}

  /** The hazard as the person had it on the screen, and who asks. */
  record By(String id, long version, Seat seat) {}

  Hazards(
      Journal journal,
      HazardRepository hazards,
      Descriptions descriptions,
      OpenCases cases,
      Deadlines deadlines) {
    this.journal = journal;
    this.hazards = hazards;
    this.descriptions = descriptions;
    this.cases = cases;
    this.deadlines = deadlines;
  }

  /** Records one. */
  Hazard record(Finding found, Seat seat) {
    Position position = Access.position(seat);
    String division = descriptions.divisionsOf(List.of(found.enterprise())).get(found.enterprise());
    if (division == null || !seat.sees(found.enterprise(), division)) {
      throw ProblemCode.NOT_FOUND.problem(found.enterprise()).exception();
    }
    if (found.disposal() != null) {
      cases.requireOf(found.enterprise(), found.disposal(), seat);
    }
    return journal.write(
        pen -> {
          requireAhead(found.due());
          Hazard hazard =
              new Hazard(
                  "z-" + pen.next(),
                  1,
                  found.enterprise(),
                  division,
                  found.disposal(),
                  found.source(),
                  found.level(),
                  found.place(),
                  found.description(),
                  HazardState.FOUND,
                  seat.username(),
                  pen.now(),
                  Rectification.unplanned(found.due()),
                  Supervision.NONE,
                  null,
                  null,
                  null);
          JournalDetail detail =
              new JournalDetail()
                  .with("enterprise", hazard.enterprise())
                  .with("case", hazard.disposal())
                  .with("source", hazard.source())
                  .with("level", hazard.level())
                  .with("place", hazard.place())
                  .with("description", hazard.description())
                  .with("due", PlantTime.format(found.due()))
                  .with("position", position);
          pen.note(
              JournalKind.HAZARD_FOUND, pen.now(), hazard.id(), seat.username(), detail.toString());
          hazards.save(hazard);
          watch(hazard);
          return hazard;
        });
  }

  /** Fixes the five things. */
  Hazard plan(By by, Rectification plan) {
    JournalDetail detail =
        new JournalDetail()
            .with("responsible", plan.responsible())
            .with("measure", plan.measure())
            .with("funds", plan.funds())
            .with("contingency", plan.contingency())
            .with("due", PlantTime.format(plan.due()));
    return act(
        by,
        JournalKind.HAZARD_PLANNED,
        detail,
        (row, pen) -> {
          if (row.state() != HazardState.FOUND) {
            throw HazardRefusal.PLANNED_ALREADY.exception();
          }
          requireAhead(plan.due());
          return row.to(HazardState.RECTIFYING, plan);
        });
  }

  /** It is said to be put right. */
  Hazard rectified(By by, String result) {
    return act(
        by,
        JournalKind.HAZARD_RECTIFIED,
        new JournalDetail().with("result", result),
        (row, pen) -> {
          if (row.state() == HazardState.FOUND) {
            throw HazardRefusal.PLAN_FIRST.exception();
          }
          if (row.state() == HazardState.RECTIFIED) {
            throw HazardRefusal.RECTIFIED_ALREADY.exception();
          }
          return row.to(
              HazardState.RECTIFIED,
              row.rectification().done(result, by.seat().username(), pen.now()));
        });
  }

  /** The second person has seen that it is put right. */
  Hazard signOff(By by, String note) {
    return act(
        by,
        JournalKind.HAZARD_SIGNED,
        new JournalDetail().with("note", note),
        (row, pen) -> {
          requireSecond(row, by.seat());
          if (row.isListed()) {
            throw HazardRefusal.LISTED.exception();
          }
          return row.signedOff(by.seat().username(), pen.now());
        });
  }

  /** The second person has seen that it is not. */
  Hazard giveBack(By by, String reason) {
    return act(
        by,
        JournalKind.HAZARD_RETURNED,
        new JournalDetail().with("reason", reason),
        (row, pen) -> {
          requireSecond(row, by.seat());
          return row.to(HazardState.RECTIFYING, row.rectification().sentBack());
        });
  }

  /** Puts it on the list of the person's position, until when it must be put right. */
  Hazard list(By by, Instant until) {
    Position position = Access.position(by.seat());
    return act(
        by,
        JournalKind.HAZARD_LISTED,
        new JournalDetail().with("until", PlantTime.format(until)),
        (row, pen) -> {
          if (row.level() != HazardLevel.MAJOR) {
            throw HazardRefusal.ONLY_MAJOR.exception();
          }
          if (row.isListed()) {
            throw HazardRefusal.LISTED_ALREADY.exception();
          }
          requireAhead(until);
          return row.supervised(new Supervision(position.toString(), until));
        });
  }

  /** Takes it off the list; only the position that put it there does. */
  Hazard lift(By by, String reason) {
    Position position = Access.position(by.seat());
    return act(
        by,
        JournalKind.HAZARD_LIFTED,
        new JournalDetail().with("reason", reason),
        (row, pen) -> {
          String listedBy = row.supervision().listedBy();
          if (listedBy == null) {
            throw HazardRefusal.NOT_LISTED.exception();
          }
          if (!listedBy.equals(position.toString())) {
            throw ProblemCode.NOT_YOUR_LISTING.problem(listedBy, listedBy).exception();
          }
          return row.supervised(Supervision.NONE);
        });
  }

  /** The one with this id, if it is the person's business. */
  Hazard find(String id, Seat seat) {
    return hazards
        .findById(id)
        .filter(one -> seat.sees(one.enterprise(), one.division()))
        .orElseThrow(() -> ProblemCode.NOT_FOUND.problem(id).exception());
  }

  @Override
  public DeadlineKind kind() {
    return DeadlineKind.HAZARD;
  }

  /** It was not put right in time: marked once, until it is signed off. */
  @Override
  public void fire(Deadline deadline, JournalPen pen) {
    hazards
        .findById(deadline.subject())
        .filter(one -> one.isOpen() && one.overdueSince() == null)
        .ifPresent(
            one -> {
              String limit = PlantTime.format(one.limit());
              JournalDetail detail = new JournalDetail().with("due", limit);
              pen.note(JournalKind.HAZARD_OVERDUE, pen.now(), one.id(), null, detail.toString());
              hazards.update(one.late(one.limit()));
            });
  }

  /** What an act makes of it. */
  private interface Change {
    Hazard of(Hazard row, JournalPen pen);
  }

  private Hazard act(By by, JournalKind kind, JournalDetail detail, Change change) {
    Position position = Access.position(by.seat());
    return journal.write(
        pen -> {
          Hazard row = find(by.id(), by.seat());
          if (row.version() != by.version()) {
            throw ProblemCode.HAZARD_CHANGED.problem().exception();
          }
          if (!row.isOpen()) {
            throw HazardRefusal.OVER.exception();
          }
          Hazard after = change.of(row, pen);
          String more = detail.with("position", position).toString();
          pen.note(kind, pen.now(), row.id(), by.seat().username(), more);
          hazards.update(after);
          watch(after);
          return after;
        });
  }

  /** While it waits for the second person, nobody is late with putting it right. */
  private void watch(Hazard hazard) {
    boolean runs = hazard.state() == HazardState.FOUND || hazard.state() == HazardState.RECTIFYING;
    if (runs && hazard.overdueSince() == null) {
      deadlines.set(Deadline.of(DeadlineKind.HAZARD, hazard.id(), hazard.limit()));
    } else {
      deadlines.clear(DeadlineKind.HAZARD, hazard.id());
    }
  }

  private void requireAhead(Instant due) {
    if (!due.isAfter(deadlines.now())) {
      throw HazardRefusal.DUE_PASSED.exception();
    }
  }

  private static void requireSecond(Hazard row, Seat seat) {
    if (row.state() != HazardState.RECTIFIED) {
      throw HazardRefusal.NOT_RECTIFIED.exception();
    }
    if (seat.username().equals(row.rectification().rectifiedBy())) {
      throw ProblemCode.FOUR_EYES
          .saying(
              "须由报告整改完成以外的人验收",
              "another person must see to it than whoever said that it is put right")
          .exception();
    }
  }
}
