package io.vigil.alerting.routing;

import io.vigil.alerting.alert.PlantTime;
import io.vigil.alerting.duty.Position;
import io.vigil.alerting.duty.RotaRepository;
import io.vigil.alerting.duty.RotaTurn;
import io.vigil.alerting.duty.Scope;
import io.vigil.alerting.error.ProblemCode;
import io.vigil.alerting.journal.Journal;
import io.vigil.alerting.journal.JournalDetail;
import io.vigil.alerting.journal.JournalKind;
import io.vigil.alerting.journal.JournalPen;
import io.vigil.alerting.people.SignIns.Seat;
import io.vigil.alerting.routing.Places.Place;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Keeps rotas: who serves at which position from when to when. What has been stays as it was.
 * Blocking.
 */
@Singleton
class RotaDesk {
  private final Journal journal;
  private final RotaRepository turns;
  private final Places places;

  /** A time in which nobody serves. */
  record Gap(Instant from, Instant until) {}

  /**
   * The rota of a position within a time.
   *
   * @param turns who serves, by time
   * @param gaps when nobody does, from its first turn ever on
   */
  record PositionRota(String position, List<RotaTurn> turns, List<Gap> gaps) {}

  RotaDesk(Journal journal, RotaRepository turns, Places places) {
    this.journal = journal;
    this.turns = turns;
    this.places = places;
  }

  /** The rotas of the area within the time. */
  List<PositionRota> within(Scope scope, Instant from, Instant until) {
    Map<String, List<RotaTurn>> found = new LinkedHashMap<>();
    turns.positions(scope, until).forEach(one -> found.put(one, new ArrayList<>()));
    turns
        .within(scope, from, until)
        .forEach(one -> found.computeIfAbsent(one.position(), key -> new ArrayList<>()).add(one));
    return found.entrySet().stream()
        .map(one -> rota(one.getKey(), one.getValue(), from, until))
        .toList();
  }

  private PositionRota rota(String position, List<RotaTurn> theirs, Instant from, Instant until) {
    Instant begun = turns.first(position).map(RotaTurn::begins).orElse(until);
    return new PositionRota(
        position, theirs, gaps(theirs, begun.isAfter(from) ? begun : from, until));
  }

  /** What lies between the turns, which follow each other by time. */
  static List<Gap> gaps(List<RotaTurn> turns, Instant from, Instant until) {
    List<Gap> gaps = new ArrayList<>();
    Instant served = from;
    for (RotaTurn turn : turns) {
      if (turn.begins().isAfter(served)) {
        gaps.add(new Gap(served, turn.begins()));
      }
      served = turn.ends().isAfter(served) ? turn.ends() : served;
    }
    if (until.isAfter(served)) {
      gaps.add(new Gap(served, until));
    }
    return gaps;
  }

  /** Writes down that the person serves there from when to when. */
  RotaTurn set(Place place, String officer, Gap time, Seat seat) {
    return journal.write(
        pen -> {
          requireFree(place.position(), time);
          RotaTurn turn =
              new RotaTurn(
                  "r-" + pen.next(),
                  place.position().toString(),
                  place.enterprise(),
                  place.division(),
                  officer,
                  time.from(),
                  time.until(),
                  seat.username(),
                  pen.now());
          record(pen, JournalKind.ROTA_SET, turn, seat);
          turns.save(turn);
          return turn;
        });
  }

  private void requireFree(Position position, Gap time) {
    turns.of(position.toString(), time.from(), time.until()).stream()
        .findFirst()
        .ifPresent(
            other -> {
              String begins = PlantTime.inWords(other.begins());
              String ends = PlantTime.inWords(other.ends());
              throw ProblemCode.ROTA_OVERLAP
                  .saying(
                      other.officer() + " 在 " + begins + " 至 " + ends + " 已排班，一个岗位同一时间只能有一人",
                      other.officer()
                          + " serves there from "
                          + begins
                          + " to "
                          + ends
                          + " already; one person at a time")
                  .at("/begins")
                  .exception();
            });
  }

  /** Takes a turn back that has not begun; one that goes on ends now. */
  void remove(String id, Seat seat) {
    journal.write(
        pen -> {
          RotaTurn turn =
              turns
                  .findById(id)
                  .filter(one -> isTheirs(one, seat))
                  .orElseThrow(() -> ProblemCode.NOT_FOUND.problem(id).exception());
          if (!turn.ends().isAfter(pen.now())) {
            throw ProblemCode.ROTA_OVER.problem().exception();
          }
          record(pen, JournalKind.ROTA_REMOVED, turn, seat);
          if (turn.covers(pen.now())) {
            turns.update(turn.endedAt(pen.now()));
          } else {
            turns.deleteById(id);
          }
          return id;
        });
  }

  private boolean isTheirs(RotaTurn turn, Seat seat) {
    return Position.parse(turn.position()).filter(one -> places.isWithin(seat, one)).isPresent();
  }

  private static void record(JournalPen pen, JournalKind kind, RotaTurn turn, Seat seat) {
    JournalDetail detail =
        new JournalDetail()
            .with("position", turn.position())
            .with("officer", turn.officer())
            .with("begins", PlantTime.format(turn.begins()))
            .with("until", PlantTime.format(turn.ends()));
    pen.note(kind, pen.now(), turn.id(), seat.username(), detail.toString());
  }
}
