package io.vigil.alerting.declared;

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
import io.vigil.model.lane.PointDefinition;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Puts orders, notices and calendars on record, corrects and ends them, and says so in the log in
 * the same transaction. What was to begin in the past counts from now on: what has been judged is
 * not judged again. Blocking.
 */
@Singleton
class Declarations implements DeadlineHandler {
  /** Nothing but a shutdown order lasts longer in one go; the number is ours. */
  static final Duration LONGEST = Duration.ofDays(31);

  private static final int MOST = 500;
  private static final String ANY = "%";

  private final Journal journal;
  private final DeclarationRepository rows;
  private final OfficeRecord record;
  private final Descriptions descriptions;
  private final Deadlines deadlines;

  /** What is to be put on record; see {@link Declaration}. */
  record Wanted(
      String enterprise,
      DeclarationKind kind,
      List<String> units,
      @Nullable Double allowedKw,
      String document,
      String note,
      Instant begins,
      @Nullable Instant until) {}

  Declarations(
      Journal journal,
      DeclarationRepository rows,
      OfficeRecord record,
      Descriptions descriptions,
      Deadlines deadlines) {
    this.journal = journal;
    this.rows = rows;
    this.record = record;
    this.descriptions = descriptions;
    this.deadlines = deadlines;
  }

  /** Puts one on record. */
  Declaration declare(Wanted wanted, Seat seat) {
    require(wanted, seat);
    return journal.write(pen -> save(wanted, null, seat, JournalKind.DECLARED, pen));
  }

  /** Puts another one in its place; it keeps its own words, and its end. */
  Declaration correct(String id, Wanted wanted, Seat seat) {
    require(wanted, seat);
    return journal.write(
        pen -> {
          Declaration old = open(id, seat);
          if (!old.enterprise().equals(wanted.enterprise()) || old.kind() != wanted.kind()) {
            throw ProblemCode.BAD_REQUEST
                .saying(
                    "更正不能改变企业和类型；请结束后重新登记",
                    "a correction keeps enterprise and kind; end it and make another one")
                .at("/kind")
                .exception();
          }
          end(old, seat.username());
          return save(wanted, old.id(), seat, JournalKind.DECLARATION_CORRECTED, pen);
        });
  }

  /** Ends it before its time, or takes it back before it begins. */
  Declaration end(String id, Seat seat) {
    return journal.write(
        pen -> {
          Declaration old = open(id, seat);
          requireMay(old.kind(), seat);
          Declaration ended = end(old, seat.username());
          record.note(
              JournalKind.DECLARATION_ENDED, id, old.enterprise(), seat.username(), "{}", pen);
          return ended;
        });
  }

  /** Those of the person's area; of one enterprise if it is named. */
  List<Declaration> newest(@Nullable String enterprise, Seat seat) {
    return rows.newest(enterprise == null ? ANY : enterprise, seat.scope(), MOST);
  }

  /** The units of an enterprise at which something is judged by what is on record. */
  List<String> judgedUnits(String enterprise, Seat seat) {
    requireSeen(enterprise, seat);
    return record.judgedUnits(enterprise);
  }

  Instant now() {
    return deadlines.now();
  }

  @Override
  public DeadlineKind kind() {
    return DeadlineKind.DECLARATION;
  }

  /** It begins, or its time has passed. */
  @Override
  public void fire(Deadline deadline, JournalPen pen) {
    Declaration due = rows.findById(deadline.subject()).orElse(null);
    if (due == null || due.endedAt() != null) {
      return;
    }
    Instant at = deadline.due();
    boolean isOver = due.stateAt(at) == Declaration.State.OVER;
    if (isOver) {
      end(due, null);
    } else {
      setNext(due, at);
    }
    JournalKind kind = isOver ? JournalKind.DECLARATION_ENDED : JournalKind.DECLARATION_BEGAN;
    record.note(kind, due.id(), due.enterprise(), at, pen);
  }

  private Declaration save(
      Wanted wanted, @Nullable String replaces, Seat seat, JournalKind kind, JournalPen pen) {
    Declaration made =
        new Declaration(
            "d-" + pen.next(),
            wanted.enterprise(),
            requireSeen(wanted.enterprise(), seat),
            wanted.kind(),
            String.join("\n", wanted.units()),
            wanted.allowedKw(),
            wanted.document(),
            wanted.note(),
            wanted.begins(),
            wanted.until(),
            seat.username(),
            pen.now(),
            replaces,
            null,
            null);
    rows.save(made);
    setNext(made, deadlines.now());
    record.note(kind, made.id(), made.enterprise(), seat.username(), detail(made), pen);
    return made;
  }

  private static String detail(Declaration made) {
    JournalDetail detail =
        new JournalDetail()
            .with("enterprise", made.enterprise())
            .with("kind", made.kind().name())
            .with("units", String.join(", ", made.unitList()))
            .with("document", made.document())
            .with("note", made.note())
            .with("begins", PlantTime.format(made.begins()));
    if (made.until() != null) {
      detail = detail.with("until", PlantTime.format(made.until()));
    }
    if (made.allowedKw() != null) {
      detail = detail.with("allowedKw", made.allowedKw().toString());
    }
    return (made.replaces() == null ? detail : detail.with("replaces", made.replaces())).toString();
  }

  private void setNext(Declaration declaration, Instant now) {
    Instant next = declaration.nextAfter(now);
    if (next != null) {
      deadlines.set(Deadline.of(DeadlineKind.DECLARATION, declaration.id(), next));
    }
  }

  private Declaration end(Declaration old, @Nullable String by) {
    Declaration ended = old.ended(by, deadlines.now());
    rows.update(ended);
    deadlines.clear(DeadlineKind.DECLARATION, old.id());
    return ended;
  }

  private Declaration open(String id, Seat seat) {
    Declaration found =
        rows.findById(id)
            .filter(one -> seat.sees(one.enterprise(), one.division()))
            .orElseThrow(() -> ProblemCode.NOT_FOUND.problem(id).exception());
    if (found.stateAt(deadlines.now()) == Declaration.State.OVER) {
      throw ProblemCode.NOT_IN_FORCE.problem().exception();
    }
    return found;
  }

  private void require(Wanted wanted, Seat seat) {
    requireSeen(wanted.enterprise(), seat);
    requireMay(wanted.kind(), seat);
    Set<String> units =
        descriptions.pointsOf(wanted.enterprise()).stream()
            .map(PointDefinition::unit)
            .collect(Collectors.toSet());
    List<String> unknown = wanted.units().stream().filter(one -> !units.contains(one)).toList();
    if (!unknown.isEmpty()) {
      throw ProblemCode.NOT_FOUND.problem(String.join(", ", unknown)).at("/units").exception();
    }
    requireTime(wanted);
  }

  private String requireSeen(String enterprise, Seat seat) {
    String division = descriptions.divisionsOf(List.of(enterprise)).get(enterprise);
    if (division == null || !seat.sees(enterprise, division)) {
      throw ProblemCode.NOT_FOUND.problem(enterprise).exception();
    }
    return division;
  }

  /** Bureaus give orders and notices, plants declare how they work; neither does the other's. */
  private static void requireMay(DeclarationKind kind, Seat seat) {
    if (kind.isOfBureau() == Access.position(seat).tier().isPlant()) {
      throw ProblemCode.NOT_ALLOWED
          .saying(
              kind.isOfBureau() ? "停产令和限电通知由监管部门登记" : "节假日、夜班和检修由企业自行登记",
              kind.isOfBureau()
                  ? "shutdown orders and curtailment notices are put on record by the bureau"
                  : "holidays, night shifts and maintenance are declared by the plant itself")
          .at("/kind")
          .exception();
    }
  }

  private void requireTime(Wanted wanted) {
    Instant begins = wanted.begins();
    Instant until = wanted.until();
    boolean mayLast = wanted.kind() == DeclarationKind.SHUTDOWN;
    if (until == null && mayLast) {
      return;
    }
    if (until == null || !until.isAfter(begins) || !until.isAfter(deadlines.now())) {
      throw ProblemCode.BAD_REQUEST
          .saying("结束时间须晚于开始时间和现在", "the end must come after the beginning, and after now")
          .at("/until")
          .exception();
    }
    if (!mayLast && Duration.between(begins, until).compareTo(LONGEST) > 0) {
      throw ProblemCode.TOO_LONG.problem(LONGEST.toMinutes()).at("/until").exception();
    }
  }
}
