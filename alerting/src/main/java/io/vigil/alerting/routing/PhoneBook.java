package io.vigil.alerting.routing;

import io.vigil.alerting.duty.Position;
import io.vigil.alerting.duty.Scope;
import io.vigil.alerting.error.ProblemCode;
import io.vigil.alerting.journal.Journal;
import io.vigil.alerting.journal.JournalDetail;
import io.vigil.alerting.journal.JournalKind;
import io.vigil.alerting.journal.JournalPen;
import io.vigil.alerting.people.SignIns.Seat;
import io.vigil.alerting.routing.Places.Place;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Keeps whom to phone at which position. Numbers are in the book, never in the record. Blocking.
 */
@Singleton
class PhoneBook {
  private static final int MOST = 2_000;

  private final Journal journal;
  private final PhoneRepository entries;
  private final Places places;

  PhoneBook(Journal journal, PhoneRepository entries, Places places) {
    this.journal = journal;
    this.entries = entries;
    this.places = places;
  }

  /** The entries of the area. */
  List<PhoneEntry> within(Scope scope) {
    return entries.within(scope, MOST);
  }

  /** The entries of these positions. */
  List<PhoneEntry> of(List<String> positions) {
    return positions.isEmpty() ? List.of() : entries.findByPositionInOrderById(positions);
  }

  /** Writes one down. */
  PhoneEntry set(Place place, String name, String phone, String note, Seat seat) {
    return journal.write(
        pen -> {
          PhoneEntry entry =
              new PhoneEntry(
                  "t-" + pen.next(),
                  place.position().toString(),
                  place.enterprise(),
                  place.division(),
                  name,
                  phone,
                  note,
                  seat.username(),
                  pen.now());
          record(pen, JournalKind.PHONE_SET, entry, seat);
          entries.save(entry);
          return entry;
        });
  }

  /** Strikes one out. */
  void remove(String id, Seat seat) {
    journal.write(
        pen -> {
          PhoneEntry entry =
              entries
                  .findById(id)
                  .filter(one -> isTheirs(one, seat))
                  .orElseThrow(() -> ProblemCode.NOT_FOUND.problem(id).exception());
          record(pen, JournalKind.PHONE_REMOVED, entry, seat);
          entries.deleteById(id);
          return id;
        });
  }

  private boolean isTheirs(PhoneEntry entry, Seat seat) {
    return Position.parse(entry.position()).filter(one -> places.isWithin(seat, one)).isPresent();
  }

  private static void record(JournalPen pen, JournalKind kind, PhoneEntry entry, Seat seat) {
    JournalDetail detail =
        new JournalDetail().with("position", entry.position()).with("name", entry.name());
    pen.note(kind, pen.now(), entry.id(), seat.username(), detail.toString());
  }
}
