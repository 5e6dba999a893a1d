package io.vigil.alerting.commitment;

import io.vigil.alerting.alert.Access;
import io.vigil.alerting.deadline.Deadlines;
import io.vigil.alerting.duty.DutyTier;
import io.vigil.alerting.duty.Position;
import io.vigil.alerting.duty.Scope;
import io.vigil.alerting.error.ProblemCode;
import io.vigil.alerting.intake.Probe;
import io.vigil.alerting.journal.Journal;
import io.vigil.alerting.journal.JournalDetail;
import io.vigil.alerting.journal.JournalKind;
import io.vigil.alerting.people.SignIns.Seat;
import io.vigil.alerting.registry.Descriptions;
import io.vigil.alerting.registry.Enterprise;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Publishes commitments, and says who has not. Whether one is missing is counted from the plants on
 * record and the time, so nothing needs to run for it. Blocking.
 */
@Singleton
class Commitments {
  private final Journal journal;
  private final CommitmentRepository rows;
  private final Descriptions descriptions;
  private final Deadlines deadlines;

  /**
   * How it stands with one plant.
   *
   * @param plant which
   * @param state how
   * @param commitment what it published; null if nothing
   */
  record Standing(Enterprise plant, CommitmentState state, @Nullable Commitment commitment) {}

  Commitments(
      Journal journal, CommitmentRepository rows, Descriptions descriptions, Deadlines deadlines) {
    this.journal = journal;
    this.rows = rows;
    this.descriptions = descriptions;
    this.deadlines = deadlines;
  }

  /** Publishes the commitment of today; only the head of the plant does, once. */
  Commitment publish(String hazards, String works, Seat seat) {
    Position position = Access.position(seat);
    if (position.tier() != DutyTier.PLANT_HEAD) {
      throw ProblemCode.NOT_RESPONSIBLE
          .saying(
              "安全承诺由企业安全负责人（plant-head 岗位）发布",
              "the head of safety of the plant publishes it (position plant-head)")
          .exception();
    }
    Enterprise plant =
        descriptions.enterprises(seat.scope()).stream()
            .filter(one -> one.id().equals(position.area()))
            .findFirst()
            .orElseThrow(() -> ProblemCode.NOT_FOUND.problem(position.area()).exception());
    return journal.write(
        pen -> {
          Instant now = deadlines.now();
          CommitmentDay day = CommitmentDay.of(now);
          String id = Commitment.id(plant.id(), day.toString());
          if (rows.existsById(id)) {
            throw ProblemCode.COMMITTED_ALREADY.problem().exception();
          }
          boolean late = day.binds(plant.created()) && !now.isBefore(day.due());
          Commitment made =
              new Commitment(
                  id,
                  plant.id(),
                  plant.division(),
                  day.toString(),
                  hazards,
                  works,
                  seat.username(),
                  pen.now(),
                  late);
          JournalDetail detail =
              new JournalDetail().with("hazards", hazards).with("works", works).with("late", late);
          pen.note(JournalKind.COMMITTED, pen.now(), made.id(), seat.username(), detail.toString());
          rows.save(made);
          return made;
        });
  }

  /** How it stands with the plants that came on record before the day was over. */
  List<Standing> standings(CommitmentDay day, Scope scope) {
    Instant now = deadlines.now();
    Map<String, Commitment> published =
        rows.ofDay(day.toString(), scope).stream()
            .collect(Collectors.toMap(Commitment::enterprise, Function.identity()));
    return descriptions.enterprises(scope).stream()
        .filter(one -> !one.id().equals(Probe.ENTERPRISE))
        .filter(one -> one.created().isBefore(day.end()))
        .map(
            one -> {
              Commitment commitment = published.get(one.id());
              return new Standing(one, day.stateAt(now, one.created(), commitment), commitment);
            })
        .toList();
  }
}
