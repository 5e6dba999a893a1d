package io.vigil.alerting.statistics;

import io.vigil.alerting.statistics.Facts.Annunciation;
import io.vigil.alerting.statistics.Facts.Settlement;
import io.vigil.model.alert.Severity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a position was asked and what became of it.
 *
 * @param position {@code tier:area}
 * @param severity the newest while it stood
 * @param since when it was asked first
 * @param due by when it had to acknowledge; null where responsibility stays
 * @param ended when it was over, however; null if it is not
 * @param acknowledged whether a person ended it
 */
record Demand(
    String position,
    Severity severity,
    Instant since,
    @Nullable Instant due,
    @Nullable Instant ended,
    boolean acknowledged) {
  /** Whether it was acknowledged in time. */
  boolean isInTime() {
    return acknowledged && due != null && ended != null && !ended.isAfter(due);
  }

  /** Whether it can be said by then that it was, or was not, acknowledged in time. */
  boolean isDecided(Instant by) {
    return due != null
        && (isInTime() || (!due.isAfter(by) && (ended == null || !ended.isBefore(due))));
  }

  /**
   * What the positions were asked. One question goes on while the Alert only becomes more severe;
   * it ends when it is settled, passed on, or repeated because its time was over.
   */
  static List<Demand> of(List<Annunciation> annunciations, List<Settlement> settlements) {
    List<Demand> demands = new ArrayList<>();
    Map<String, List<Settlement>> settled = new HashMap<>();
    settlements.forEach(
        one -> settled.computeIfAbsent(one.alert(), key -> new ArrayList<>()).add(one));
    Map<String, List<Annunciation>> asked = new HashMap<>();
    annunciations.forEach(
        one -> asked.computeIfAbsent(one.alert(), key -> new ArrayList<>()).add(one));
    asked.forEach((alert, ofIt) -> ofAlert(ofIt, settled.getOrDefault(alert, List.of()), demands));
    return demands;
  }

  private static void ofAlert(
      List<Annunciation> asked, List<Settlement> settled, List<Demand> demands) {
    Demand standing = null;
    int next = 0;
    for (Annunciation one : asked) {
      while (next < settled.size() && settled.get(next).at().isBefore(one.at())) {
        standing = settle(standing, settled.get(next++), demands);
      }
      standing = ask(standing, one, demands);
    }
    while (next < settled.size()) {
      standing = settle(standing, settled.get(next++), demands);
    }
    if (standing != null) {
      demands.add(standing);
    }
  }

  private static Demand ask(@Nullable Demand standing, Annunciation one, List<Demand> demands) {
    Demand fresh = new Demand(one.position(), one.severity(), one.at(), one.due(), null, false);
    if (standing == null) {
      return fresh;
    }
    boolean goesOn =
        standing.position.equals(one.position())
            && (standing.due == null || one.at().isBefore(standing.due));
    if (goesOn) {
      return new Demand(one.position(), one.severity(), standing.since, one.due(), null, false);
    }
    demands.add(standing.ended(one.at(), false));
    return fresh;
  }

  private static @Nullable Demand settle(
      @Nullable Demand standing, Settlement settlement, List<Demand> demands) {
    if (standing != null) {
      demands.add(standing.ended(settlement.at(), settlement.acknowledged()));
    }
    return null;
  }

  private Demand ended(Instant at, boolean byPerson) {
    return new Demand(position, severity, since, due, at, byPerson);
  }
}
