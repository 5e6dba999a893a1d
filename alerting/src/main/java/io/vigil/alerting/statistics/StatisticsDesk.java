package io.vigil.alerting.statistics;

import io.vigil.alerting.duty.Position;
import io.vigil.alerting.statistics.Facts.Annunciation;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.TreeSet;

/** Counts an area over a window, from what is on record. Blocking; takes longer with the window. */
@Singleton
class StatisticsDesk {
  private final FactReader facts;

  StatisticsDesk(FactReader facts) {
    this.facts = facts;
  }

  Statistics count(CountedArea scope, Window window) {
    Facts now = facts.read(scope, window);
    return Statistics.of(now, facts.read(scope, window.before()), positions(scope, now), window);
  }

  /** The duty room of the area, heard anything or not, and whoever else did. */
  private static Set<String> positions(CountedArea scope, Facts facts) {
    Set<String> positions = new TreeSet<>();
    Position own = scope.dutyRoom();
    if (own != null) {
      positions.add(own.toString());
    }
    facts.annunciations().stream()
        .map(Annunciation::position)
        .filter(one -> Position.parse(one).filter(scope::holds).isPresent())
        .forEach(positions::add);
    return positions;
  }
}
