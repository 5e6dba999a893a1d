package io.vigil.alerting.work;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.vigil.alerting.alert.AlertSubject;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A planned work (计划作业). Never deleted.
 *
 * @param id {@code w-epoch-n}, after the journal number at which it was announced
 * @param enterprise where
 * @param division where that lies (GB/T 2260 code)
 * @param unit plant unit that it concerns as a whole; empty if it names points
 * @param points codes of the points that it concerns, comma-separated; empty if it names a unit
 * @param what is done, in words
 * @param permit number of the permit (作业票)
 * @param state where it stands
 * @param begins from when, on the clock of deadlines
 * @param until to when at the latest
 * @param askedBy who announced it
 * @param askedAt when
 * @param answeredBy who approved or refused it; null if nobody has
 * @param answeredAt when
 * @param endedBy who ended it; null if a timer did, or if it has not ended
 * @param endedAt when it ended; null while it has not
 */
@MappedEntity("planned_work")
record PlannedWork(
    @Id String id,
    String enterprise,
    String division,
    String unit,
    String points,
    String what,
    String permit,
    WorkState state,
    Instant begins,
    Instant until,
    String askedBy,
    Instant askedAt,
    @Nullable String answeredBy,
    @Nullable Instant answeredAt,
    @Nullable String endedBy,
    @Nullable Instant endedAt) {
  List<String> pointList() {
    return points.isEmpty() ? List.of() : List.of(points.split(","));
  }

  boolean isInForce(Instant now) {
    return state == WorkState.APPROVED && !now.isBefore(begins) && now.isBefore(until);
  }

  boolean isOpen() {
    return state == WorkState.ASKED || state == WorkState.APPROVED;
  }

  /** Whether it concerns what the Alert is about. */
  boolean concerns(AlertSubject subject) {
    return enterprise.equals(subject.enterprise())
        && (unit.isEmpty() ? pointList().contains(subject.point()) : unit.equals(subject.unit()));
  }

  PlannedWork answered(WorkState answer, String by, Instant when) {
    return changed(answer, by, when, endedBy, endedAt);
  }

  PlannedWork ended(@Nullable String by, Instant when) {
    return changed(WorkState.ENDED, answeredBy, answeredAt, by, when);
  }

  private PlannedWork changed(
      WorkState next,
      @Nullable String answerer,
      @Nullable Instant answered,
      @Nullable String ender,
      @Nullable Instant ended) {
    return new PlannedWork(
        id,
        enterprise,
        division,
        unit,
        points,
        what,
        permit,
        next,
        begins,
        until,
        askedBy,
        askedAt,
        answerer,
        answered,
        ender,
        ended);
  }
}
