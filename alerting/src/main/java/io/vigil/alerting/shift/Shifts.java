package io.vigil.alerting.shift;

import io.vigil.alerting.alert.Access;
import io.vigil.alerting.deadline.Deadlines;
import io.vigil.alerting.duty.HandoverLine;
import io.vigil.alerting.duty.HandoverSource;
import io.vigil.alerting.duty.Position;
import io.vigil.alerting.error.ProblemCode;
import io.vigil.alerting.journal.Journal;
import io.vigil.alerting.journal.JournalDetail;
import io.vigil.alerting.journal.JournalKind;
import io.vigil.alerting.journal.JournalPen;
import io.vigil.alerting.people.SignIns.Seat;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Begins shifts and hands them over: whoever goes signs a list of all that whoever comes must know,
 * whoever comes checks each line and signs. Until then the shift stays with whoever goes (design:
 * duty-room §8, P8). Each step is in the journal. Blocking.
 */
@Singleton
class Shifts {
  private static final int MOST_LINES = 500;

  private final Journal journal;
  private final ShiftRepository shifts;
  private final HandoverRepository handovers;
  private final HandoverItemRepository items;
  private final List<HandoverSource> sources;
  private final Deadlines deadlines;

  /** A handover with its lines. */
  record Signed(Handover handover, List<HandoverItem> lines) {}

  Shifts(
      Journal journal,
      ShiftRepository shifts,
      HandoverRepository handovers,
      HandoverItemRepository items,
      List<HandoverSource> sources,
      Deadlines deadlines) {
    this.journal = journal;
    this.shifts = shifts;
    this.handovers = handovers;
    this.items = items;
    this.sources = List.copyOf(sources);
    this.deadlines = deadlines;
  }

  /** Who is on shift at the position; empty if nobody ever was. */
  Optional<Shift> current(Position position) {
    return shifts.findById(position.toString());
  }

  /** The handover that is offered at the position. */
  Optional<Signed> offered(Position position) {
    return handovers.findByOpenKey(position.toString()).map(this::withLines);
  }

  /** The newest handovers of the position. */
  List<Signed> newest(Position position, int most) {
    return handovers.newest(position.toString(), most).stream().map(this::withLines).toList();
  }

  /** What would stand on a handover that is offered now, in the order in which it is read. */
  List<HandoverLine> lines(Position position) {
    Instant now = deadlines.now();
    List<HandoverLine> lines = new ArrayList<>();
    sources.forEach(source -> lines.addAll(source.linesFor(position, now)));
    lines.sort(
        Comparator.comparing(HandoverLine::kind)
            .thenComparingInt(HandoverLine::level)
            .thenComparing(HandoverLine::subject));
    return lines.size() > MOST_LINES ? lines.subList(0, MOST_LINES) : lines;
  }

  /** Begins a shift where nobody is on shift. */
  Shift begin(Seat seat) {
    Position position = Access.position(seat);
    return journal.write(
        pen -> {
          Optional<Shift> held = shifts.findById(position.toString());
          if (held.isPresent()) {
            return mine(held.get(), seat);
          }
          Shift begun = new Shift(position.toString(), seat.username(), pen.now());
          shifts.save(begun);
          pen.note(JournalKind.SHIFT_BEGAN, pen.now(), begun.position(), seat.username(), "{}");
          return begun;
        });
  }

  private static Shift mine(Shift held, Seat seat) {
    if (!held.officer().equals(seat.username())) {
      throw ProblemCode.SHIFT_HELD.problem(held.officer()).exception();
    }
    return held;
  }

  /** Whoever goes signs what there is to know. */
  Signed offer(String note, Seat seat) {
    Position position = Access.position(seat);
    List<HandoverLine> lines = lines(position);
    return journal.write(
        pen -> {
          requireOnShift(position, seat);
          if (handovers.findByOpenKey(position.toString()).isPresent()) {
            throw ProblemCode.HANDOVER_OPEN.problem().exception();
          }
          String id = "h-" + pen.next();
          Handover offered =
              new Handover(
                  id,
                  position.toString(),
                  position.toString(),
                  seat.username(),
                  pen.now(),
                  note,
                  null,
                  null,
                  null);
          handovers.save(offered);
          List<HandoverItem> rows = new ArrayList<>();
          for (HandoverLine line : lines) {
            rows.add(HandoverItem.of(id, rows.size() + 1, line));
          }
          items.saveAll(rows);
          record(pen, JournalKind.SHIFT_OFFERED, offered, seat, "lines", rows.size());
          return withLines(offered);
        });
  }

  private void requireOnShift(Position position, Seat seat) {
    boolean on = current(position).filter(one -> one.officer().equals(seat.username())).isPresent();
    if (!on) {
      throw ProblemCode.NOT_ON_SHIFT.problem().exception();
    }
  }

  /** Whoever comes has looked at these lines. */
  Signed check(String id, Set<Integer> ordinals, Seat seat) {
    return journal.write(
        pen -> {
          Handover open = incoming(id, seat);
          List<HandoverItem> fresh =
              items.findByHandoverOrderByOrdinal(id).stream()
                  .filter(one -> ordinals.contains(one.ordinal()))
                  .filter(one -> !seat.username().equals(one.checkedBy()))
                  .map(one -> one.checked(seat.username(), pen.now()))
                  .toList();
          if (!fresh.isEmpty()) {
            items.updateAll(fresh);
            String which =
                fresh.stream()
                    .map(one -> Integer.toString(one.ordinal()))
                    .collect(Collectors.joining(" "));
            record(pen, JournalKind.SHIFT_CHECKED, open, seat, "lines", which);
          }
          return withLines(open);
        });
  }

  /** Whoever comes has checked each line and takes the shift over. */
  Signed take(String id, Seat seat) {
    return journal.write(
        pen -> {
          Handover open = incoming(id, seat);
          long unchecked =
              items.findByHandoverOrderByOrdinal(id).stream()
                  .filter(one -> !seat.username().equals(one.checkedBy()))
                  .count();
          if (unchecked > 0) {
            throw ProblemCode.LINES_UNCHECKED.problem(unchecked).exception();
          }
          Handover taken = open.taken(seat.username(), pen.now());
          handovers.update(taken);
          shifts.update(new Shift(open.position(), seat.username(), pen.now()));
          record(pen, JournalKind.SHIFT_TAKEN, taken, seat, "from", open.outgoing());
          return withLines(taken);
        });
  }

  /** Whoever goes stays. */
  Signed withdraw(String id, Seat seat) {
    return journal.write(
        pen -> {
          Handover open = open(id, seat);
          if (!open.outgoing().equals(seat.username())) {
            throw ProblemCode.NOT_ON_SHIFT.problem().exception();
          }
          Handover withdrawn = open.withdrawn(pen.now());
          handovers.update(withdrawn);
          record(pen, JournalKind.SHIFT_WITHDRAWN, withdrawn, seat, "to", seat.username());
          return withLines(withdrawn);
        });
  }

  private Handover incoming(String id, Seat seat) {
    Handover open = open(id, seat);
    if (open.outgoing().equals(seat.username())) {
      throw ProblemCode.FOUR_EYES.problem().exception();
    }
    return open;
  }

  private Handover open(String id, Seat seat) {
    Position position = Access.position(seat);
    Handover found =
        handovers
            .findById(id)
            .filter(one -> one.position().equals(position.toString()))
            .orElseThrow(() -> ProblemCode.NOT_FOUND.problem(id).exception());
    if (!found.isOpen()) {
      throw ProblemCode.HANDOVER_OVER.problem().exception();
    }
    return found;
  }

  private Signed withLines(Handover handover) {
    return new Signed(handover, items.findByHandoverOrderByOrdinal(handover.id()));
  }

  private static void record(
      JournalPen pen, JournalKind kind, Handover about, Seat seat, String name, Object value) {
    JournalDetail detail = new JournalDetail().with("position", about.position()).with(name, value);
    pen.note(kind, pen.now(), about.id(), seat.username(), detail.toString());
  }
}
