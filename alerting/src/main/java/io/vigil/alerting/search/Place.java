package io.vigil.alerting.search;

import io.vigil.alerting.alert.Alert;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/**
 * Where a page ends: the next one begins below it. Two Alerts may have begun in the same instant.
 *
 * @param began when the last Alert of the page began
 * @param id of it
 */
record Place(Instant began, String id) {
  /** Above everything. */
  static final Place TOP = new Place(Instant.parse("2300-01-01T00:00:00Z"), "");

  static Place of(Alert last) {
    return new Place(last.began(), last.id());
  }

  static Optional<Place> parse(String text) {
    int slash = text.indexOf('/');
    String id = text.substring(slash + 1);
    if (slash < 0 || !id.matches("a-[0-9]{1,18}-[0-9]{1,18}")) {
      return Optional.empty();
    }
    try {
      Instant began = Instant.parse(text.substring(0, slash));
      return began.isAfter(TOP.began()) ? Optional.empty() : Optional.of(new Place(began, id));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return began + "/" + id;
  }
}
