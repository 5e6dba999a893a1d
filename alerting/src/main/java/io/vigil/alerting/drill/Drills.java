package io.vigil.alerting.drill;

import io.vigil.alerting.alert.Alert;
import io.vigil.alerting.alert.AlertDuty;
import io.vigil.alerting.alert.AlertFollower;
import io.vigil.alerting.alert.AlertMarks;
import io.vigil.alerting.alert.AlertRepository;
import io.vigil.alerting.alert.AlertWriter;
import io.vigil.alerting.alert.AlertWriter.Change;
import io.vigil.alerting.alert.WatchState;
import io.vigil.alerting.alert.WatchStateRepository;
import io.vigil.alerting.cases.DrillCases;
import io.vigil.alerting.deadline.Deadline;
import io.vigil.alerting.deadline.DeadlineHandler;
import io.vigil.alerting.deadline.DeadlineKind;
import io.vigil.alerting.deadline.Deadlines;
import io.vigil.alerting.error.ProblemCode;
import io.vigil.alerting.journal.Journal;
import io.vigil.alerting.journal.JournalDetail;
import io.vigil.alerting.journal.JournalKind;
import io.vigil.alerting.journal.JournalNumber;
import io.vigil.alerting.journal.JournalPen;
import io.vigil.alerting.people.SignIns.Seat;
import io.vigil.alerting.registry.Descriptions;
import io.vigil.alerting.registry.WatchDescription;
import io.vigil.model.alert.AlertEvent;
import io.vigil.model.alert.AlertLifecycle;
import io.vigil.model.alert.AlertPolicy;
import io.vigil.model.alert.AlertState;
import io.vigil.model.alert.Severity;
import io.vigil.model.alert.WatchMemory;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Begins and ends drills. A drill's Alert goes through everything that a real one goes through:
 * board, responsibility, escalation, Case, control room; it says everywhere that it is a drill, no
 * channel is told that did not ask for drills, and no figure counts it (design: alerts §3, A25).
 * What ends a drill also ends its Alert and its Case. Blocking.
 */
@Singleton
class Drills implements DeadlineHandler {
  /** Nobody forgets one for longer; the number is ours. */
  static final Duration LONGEST = Duration.ofHours(4);

  private static final String OVER = "DRILL_OVER";

  private final Journal journal;
  private final DrillRepository drills;
  private final Descriptions descriptions;
  private final AlertRepository alerts;
  private final AlertWriter writer;
  private final List<AlertFollower> followers;
  private final WatchStateRepository states;
  private final DrillCases cases;
  private final Deadlines deadlines;

  /**
   * What is to be exercised.
   *
   * @param watch {@code enterprise/point/rule}
   * @param severity how urgent
   * @param note in words
   */
  record Wanted(String watch, Severity severity, String note) {}

  Drills(
      Journal journal,
      DrillRepository drills,
      Descriptions descriptions,
      AlertRepository alerts,
      AlertWriter writer,
      List<AlertFollower> followers,
      WatchStateRepository states,
      DrillCases cases,
      Deadlines deadlines) {
    this.journal = journal;
    this.drills = drills;
    this.descriptions = descriptions;
    this.alerts = alerts;
    this.writer = writer;
    this.followers = List.copyOf(followers);
    this.states = states;
    this.cases = cases;
    this.deadlines = deadlines;
  }

  /** Begins one. */
  Drill start(Wanted wanted, Seat seat) {
    WatchDescription watch = descriptions.ofWatches(List.of(wanted.watch())).get(wanted.watch());
    if (watch == null || !seat.sees(watch.point().enterprise(), watch.division())) {
      throw ProblemCode.NOT_FOUND.problem(wanted.watch()).exception();
    }
    return journal.write(pen -> start(wanted, watch, seat, pen));
  }

  private Drill start(Wanted wanted, WatchDescription watch, Seat seat, JournalPen pen) {
    String id = "d-" + pen.next();
    JournalDetail detail =
        new JournalDetail()
            .with("watch", wanted.watch())
            .with("severity", wanted.severity().number())
            .with("note", wanted.note());
    pen.note(JournalKind.DRILL_BEGAN, pen.now(), id, seat.username(), detail.toString());
    WatchMemory memory =
        AlertLifecycle.step(
                WatchMemory.START, AlertEvent.CONDITION_TRUE, AlertPolicy.of(wanted.severity()))
            .to();
    JournalNumber number = pen.next();
    Alert alert =
        Alert.raised(
            number,
            DrillWords.subject(Drill.key(id), watch),
            DrillWords.evidence(wanted, watch),
            AlertDuty.unassigned(false),
            AlertMarks.NONE,
            AlertLifecycle.displayed(memory),
            new Alert.Onset(id, pen.now(), pen.now(), null));
    states.saveAll(
        List.of(WatchState.unheard(Drill.key(id), watch.lane()).with(memory).begun(pen.now())));
    JournalDetail raised =
        new JournalDetail().with("drill", id).with("severity", wanted.severity().number());
    pen.record(JournalKind.RAISED, pen.now(), alert, seat.username(), raised.toString());
    Alert written = writer.write(Change.of(null, alert), pen);
    followers.forEach(one -> one.raised(List.of(written), pen));
    deadlines.set(Deadline.of(DeadlineKind.DRILL, id, deadlines.now().plus(LONGEST)));
    Drill drill =
        new Drill(
            id,
            alert.subject().enterprise(),
            watch.division(),
            wanted.watch(),
            wanted.severity(),
            wanted.note(),
            alert.id(),
            seat.username(),
            pen.now(),
            null,
            null);
    drills.save(drill);
    return drill;
  }

  /** Ends it; once more changes nothing. */
  Drill end(String id, Seat seat) {
    Drill drill = find(id, seat);
    return drill.endedAt() != null
        ? drill
        : journal.write(pen -> end(find(id, seat), seat.username(), pen));
  }

  private Drill end(Drill drill, @Nullable String by, JournalPen pen) {
    if (drill.endedAt() != null) {
      return drill;
    }
    pen.note(JournalKind.DRILL_ENDED, pen.now(), drill.id(), by, "{}");
    Alert alert = alerts.findById(drill.alert()).orElseThrow();
    if (alert.isOpen()) {
      Alert over =
          alert
              .edit()
              .state(AlertState.NORMAL)
              .cleared(Objects.requireNonNullElse(alert.cleared(), pen.now()))
              .ended(OVER)
              .close()
              .at(pen.now(), pen.next());
      pen.record(JournalKind.CLOSED, pen.now(), over, by, "{\"reason\":\"" + OVER + "\"}");
      WatchState state = states.findById(drill.key()).orElseThrow();
      states.updateAll(List.of(state.with(WatchMemory.START)));
      writer.write(Change.of(alert, over), pen);
    }
    cases.over(drill.alert(), by, pen);
    deadlines.clear(DeadlineKind.DRILL, drill.id());
    Drill ended = drill.ended(by, pen.now());
    drills.update(ended);
    return ended;
  }

  /** Those of the person's area: that go on first, then the newest. */
  List<Drill> newest(Seat seat, int most) {
    return drills.newest(seat.scope(), most);
  }

  /** The one with this id, if it is the person's business. */
  Drill find(String id, Seat seat) {
    return drills
        .findById(id)
        .filter(one -> seat.sees(one.enterprise(), one.division()))
        .orElseThrow(() -> ProblemCode.NOT_FOUND.problem(id).exception());
  }

  @Override
  public DeadlineKind kind() {
    return DeadlineKind.DRILL;
  }

  @Override
  public void fire(Deadline deadline, JournalPen pen) {
    drills.findById(deadline.subject()).ifPresent(drill -> end(drill, null, pen));
  }
}
