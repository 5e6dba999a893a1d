package io.vigil.alerting.alert;

import io.vigil.alerting.alert.AlertWriter.Change;
import io.vigil.model.alert.Mode;
import io.vigil.model.alert.Scheme;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds what came first in a unit when one thing brings many (design: alerts §3, A17): an Alert
 * before which no other of its unit began within the join window, and all that began at the same
 * moment as far as clocks can tell. Decided once, when the Alert is raised, from the times at which
 * conditions became true, so that the order in which we hear of them does not matter; what is heard
 * of late may be marked beside what was marked before. Silence is no cause and is left out.
 *
 * <p>Within a transaction of the journal; blocking.
 */
@Singleton
final class FirstOut {
  /** What began within this long of the first came first too; the number is ours. */
  static final Duration SAME_MOMENT = Duration.ofSeconds(1);

  private final AlertRepository alerts;

  private record Group(String enterprise, String unit, Scheme scheme, Mode mode) {
    static Group of(Alert alert) {
      AlertSubject subject = alert.subject();
      return new Group(subject.enterprise(), subject.unit(), subject.scheme(), subject.mode());
    }
  }

  FirstOut(AlertRepository alerts) {
    this.alerts = alerts;
  }

  /** The same changes, with new Alerts marked that came first. Before they are written. */
  List<Change> mark(Collection<Change> changes) {
    Map<Group, List<Alert>> born = new HashMap<>();
    for (Change change : changes) {
      if (change.before() == null && !change.after().duty().offline()) {
        Group group = Group.of(change.after());
        born.computeIfAbsent(group, key -> new ArrayList<>()).add(change.after());
      }
    }
    Set<String> first = new HashSet<>();
    born.forEach((group, ofIt) -> first.addAll(firstOf(group, ofIt)));
    return changes.stream()
        .map(one -> first.contains(one.after().id()) ? one.with(one.after().cameFirst()) : one)
        .toList();
  }

  private Set<String> firstOf(Group group, List<Alert> born) {
    Set<String> first = new HashSet<>();
    TreeSet<Instant> before = new TreeSet<>();
    born.sort(Comparator.comparing(Alert::began));
    for (Alert one : born) {
      Instant from = one.began().minus(JoinWindow.of(group.scheme()));
      Instant to = one.began().minus(SAME_MOMENT);
      // In a flood all but the first have others of the same batch before them: nothing is asked.
      if (before.subSet(from, true, to, false).isEmpty() && !isAnyBefore(group, from, to)) {
        first.add(one.id());
      }
      before.add(one.began());
    }
    return first;
  }

  private boolean isAnyBefore(Group group, Instant from, Instant to) {
    return alerts.beganWithin(
        group.enterprise(), group.unit(), group.scheme(), group.mode(), from, to);
  }
}
