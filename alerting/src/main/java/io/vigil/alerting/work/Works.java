package io.vigil.alerting.work;

import io.vigil.alerting.alert.Access;
import io.vigil.alerting.alert.PlantTime;
import io.vigil.alerting.deadline.Deadline;
import io.vigil.alerting.deadline.DeadlineHandler;
import io.vigil.alerting.deadline.DeadlineKind;
import io.vigil.alerting.deadline.Deadlines;
import io.vigil.alerting.error.ProblemCode;
import io.vigil.alerting.journal.Journal;
import io.vigil.alerting.journal.JournalDetail;
import io.vigil.alerting.journal.JournalKind;
import io.vigil.alerting.journal.JournalPen;
import io.vigil.alerting.people.SignIns.Seat;
import io.vigil.alerting.registry.Descriptions;
import io.vigil.alerting.registry.WatchDescription;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Announces, approves and ends planned works. Nobody approves what they announced; every work ends
 * by itself when its time has passed, and so does what nobody approved by then. Blocking.
 */
@Singleton
class Works implements DeadlineHandler {
  /** No work is announced for longer in one go; the number is ours. */
  static final Duration LONGEST = Duration.ofDays(7);

  private static final int MOST = 200;

  private final Journal journal;
  private final WorkRepository works;
  private final Descriptions descriptions;
  private final Deadlines deadlines;

  /**
   * What is to be done.
   *
   * @param enterprise where
   * @param unit plant unit that it concerns as a whole; empty if it names points
   * @param points codes of the points that it concerns; empty if it names a unit
   * @param what is done, in words
   * @param permit number of the permit
   * @param begins from when
   * @param until to when at the latest
   */
  record Wanted(
      String enterprise,
      String unit,
      List<String> points,
      String what,
      String permit,
      Instant begins,
      Instant until) {}

  Works(Journal journal, WorkRepository works, Descriptions descriptions, Deadlines deadlines) {
    this.journal = journal;
    this.works = works;
    this.descriptions = descriptions;
    this.deadlines = deadlines;
  }

  /** Announces one; it marks nothing before it is approved. */
  PlannedWork announce(Wanted wanted, Seat seat) {
    Access.position(seat);
    String division =
        descriptions.divisionsOf(List.of(wanted.enterprise())).get(wanted.enterprise());
    if (division == null || !seat.sees(wanted.enterprise(), division)) {
      throw ProblemCode.NOT_FOUND.problem(wanted.enterprise()).exception();
    }
    requireKnown(wanted);
    return journal.write(
        pen -> {
          requireTime(wanted);
          PlannedWork work =
              new PlannedWork(
                  "w-" + pen.next(),
                  wanted.enterprise(),
                  division,
                  wanted.unit(),
                  String.join(",", wanted.points()),
                  wanted.what(),
                  wanted.permit(),
                  WorkState.ASKED,
                  wanted.begins(),
                  wanted.until(),
                  seat.username(),
                  pen.now(),
                  null,
                  null,
                  null,
                  null);
          JournalDetail detail =
              new JournalDetail()
                  .with("enterprise", work.enterprise())
                  .with("unit", work.unit())
                  .with("points", work.points())
                  .with("what", work.what())
                  .with("permit", work.permit())
                  .with("begins", PlantTime.format(work.begins()))
                  .with("until", PlantTime.format(work.until()));
          pen.note(
              JournalKind.WORK_ASKED, pen.now(), work.id(), seat.username(), detail.toString());
          works.save(work);
          deadlines.set(Deadline.of(DeadlineKind.WORK, work.id(), work.until()));
          return work;
        });
  }

  /** The second person says yes or no. */
  PlannedWork answer(String id, WorkState answer, Seat seat) {
    return journal.write(
        pen -> {
          PlannedWork work = find(id, seat);
          if (work.state() != WorkState.ASKED) {
            throw ProblemCode.NOT_ASKED.problem().exception();
          }
          if (work.askedBy().equals(seat.username())) {
            throw ProblemCode.FOUR_EYES.problem().exception();
          }
          boolean yes = answer == WorkState.APPROVED;
          JournalKind kind = yes ? JournalKind.WORK_APPROVED : JournalKind.WORK_REFUSED;
          pen.note(kind, pen.now(), id, seat.username(), "{}");
          PlannedWork answered = work.answered(answer, seat.username(), pen.now());
          works.update(answered);
          if (!yes) {
            deadlines.clear(DeadlineKind.WORK, id);
          }
          return answered;
        });
  }

  /** Ends it before its time, or takes the announcement back; once more changes nothing. */
  PlannedWork end(String id, Seat seat) {
    return journal.write(pen -> end(find(id, seat), seat.username(), pen));
  }

  private PlannedWork end(PlannedWork work, @Nullable String by, JournalPen pen) {
    if (!work.isOpen()) {
      return work;
    }
    pen.note(JournalKind.WORK_ENDED, pen.now(), work.id(), by, "{}");
    PlannedWork ended = work.ended(by, pen.now());
    works.update(ended);
    deadlines.clear(DeadlineKind.WORK, work.id());
    return ended;
  }

  /** Those of the person's area: that wait or are approved first, then the newest. */
  List<PlannedWork> newest(Seat seat) {
    return works.newest(seat.scope(), MOST);
  }

  /** Those of the person's area that are in force. */
  List<PlannedWork> inForce(Seat seat) {
    return works.inForce(deadlines.now(), seat.scope(), MOST);
  }

  /** The one with this id, if it is the person's business. */
  PlannedWork find(String id, Seat seat) {
    return works
        .findById(id)
        .filter(one -> seat.sees(one.enterprise(), one.division()))
        .orElseThrow(() -> ProblemCode.NOT_FOUND.problem(id).exception());
  }

  @Override
  public DeadlineKind kind() {
    return DeadlineKind.WORK;
  }

  @Override
  public void fire(Deadline deadline, JournalPen pen) {
    works.findById(deadline.subject()).ifPresent(work -> end(work, null, pen));
  }

  /** A work that names nothing that is watched would mark nothing, and nobody would notice. */
  private void requireKnown(Wanted wanted) {
    Collection<WatchDescription> watched = descriptions.ofEnterprise(wanted.enterprise()).values();
    Set<String> points =
        watched.stream().map(one -> one.point().id().code()).collect(Collectors.toSet());
    Set<String> units = watched.stream().map(one -> one.point().unit()).collect(Collectors.toSet());
    List<String> unknown = wanted.points().stream().filter(one -> !points.contains(one)).toList();
    if (!unknown.isEmpty()) {
      throw ProblemCode.NOT_FOUND.problem(String.join(", ", unknown)).at("/points").exception();
    }
    if (!wanted.unit().isEmpty() && !units.contains(wanted.unit())) {
      throw ProblemCode.NOT_FOUND.problem(wanted.unit()).at("/unit").exception();
    }
  }

  private void requireTime(Wanted wanted) {
    Instant begins = wanted.begins();
    Instant until = wanted.until();
    if (!until.isAfter(begins) || !until.isAfter(deadlines.now())) {
      throw ProblemCode.BAD_REQUEST
          .saying("结束时间须晚于开始时间和现在", "the end must come after the beginning, and after now")
          .at("/until")
          .exception();
    }
    if (Duration.between(begins, until).compareTo(LONGEST) > 0) {
      throw ProblemCode.TOO_LONG.problem(LONGEST.toMinutes()).at("/until").exception();
    }
  }
}
