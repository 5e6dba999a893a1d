package io.vigil.alerting.search;

import static java.util.stream.Collectors.toMap;

import io.vigil.alerting.alert.Alert;
import io.vigil.alerting.people.SignIns.Seat;
import io.vigil.alerting.search.SearchRepository.Handled;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Finds Alerts of the person's area, with how they were handled. Blocking. */
@Singleton
class AlertSearch {
  private final SearchRepository rows;

  /**
   * An Alert that was found.
   *
   * @param handled its Case; null if it has none
   */
  record Hit(Alert alert, @Nullable Handled handled) {}

  AlertSearch(SearchRepository rows) {
    this.rows = rows;
  }

  /** The one that began last first. */
  List<Hit> find(Wanted wanted, Place below, int most, Seat seat) {
    List<Alert> found = rows.find(wanted, below, seat.scope(), most);
    if (found.isEmpty()) {
      return List.of();
    }
    Map<String, Handled> handled =
        rows.handled(found.stream().map(Alert::id).toList()).stream()
            .collect(toMap(Handled::alert, Function.identity()));
    return found.stream().map(one -> new Hit(one, handled.get(one.id()))).toList();
  }
}
