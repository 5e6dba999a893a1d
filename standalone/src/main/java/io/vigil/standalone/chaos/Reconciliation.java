package io.vigil.standalone.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.standalone.chaos.LedgerPlant.WatchedPoint;
import io.vigil.standalone.chaos.Oracle.Expected;
import io.vigil.standalone.chaos.SaidActivations.Said;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Holds what was sent against what is stored, what had to be judged against what was said, and what
 * was said against the Alerts that people see. One thread, once.
 */
final class Reconciliation {
  private static final int MOST_FINDINGS = 20;

  private final List<String> findings = new ArrayList<>();
  private long sent;
  private long expected;
  private long lost;
  private long doubled;
  private long missed;
  private long doubledActivations;
  private long early;
  private long wronglyCleared;
  private long wronglyOpen;

  /**
   * Every reading stands in the store once.
   *
   * @param moments what was sent, ascending, milliseconds UTC
   * @param rows what is stored: point and time in microseconds UTC
   */
  void readings(LedgerPlant plant, long[] moments, Iterable<JsonNode> rows) {
    String enterprise = plant.enterprise();
    Map<String, Set<Long>> stored = new HashMap<>();
    for (JsonNode row : rows) {
      boolean fresh =
          stored
              .computeIfAbsent(row.path(0).asText(), point -> new HashSet<>())
              .add(row.path(1).asLong() / 1_000);
      if (!fresh) {
        doubled++;
        find("%s %s stands twice in the store", enterprise, row);
      }
    }
    for (WatchedPoint point : plant.points()) {
      Set<Long> times = stored.getOrDefault(point.code(), Set.of());
      for (long moment : moments) {
        sent++;
        if (!times.contains(moment)) {
          lost++;
          find("%s %s at %s is not in the store", enterprise, point.code(), moment);
        }
      }
    }
  }

  /**
   * Every activation that had to be was said once, and no other.
   *
   * @param moments what was sent in order, ascending, milliseconds UTC
   */
  void activations(LedgerPlant plant, long[] moments, SaidActivations said) {
    for (WatchedPoint point : plant.points()) {
      double[] values = new double[moments.length];
      for (int i = 0; i < moments.length; i++) {
        values[i] = point.signal().at(moments[i]);
      }
      String watch = watch(plant, point);
      compare(watch, point.kind(), Oracle.evaluate(point.kind(), moments, values), said.of(watch));
    }
  }

  private void compare(String watch, WatchKind kind, List<Expected> musts, List<Said> said) {
    expected += musts.size();
    Map<Long, Said> byOnset = new HashMap<>();
    for (Said one : said) {
      if (byOnset.put(one.onset(), one) != null) {
        doubledActivations++;
        find("%s: two activations began at %s", watch, one.onset());
      }
      if (one.raisedAt() < one.onset() + kind.onMillis()) {
        early++;
        find("%s: %s was raised before its delay", watch, one);
      }
    }
    for (Expected must : musts) {
      Said one = byOnset.remove(must.onset());
      if (one == null) {
        missed++;
        find("%s: %s was never said", watch, must);
      } else {
        compareEnd(watch, must, one);
      }
    }
    for (Said one : byOnset.values()) {
      early++;
      find("%s: %s is not justified by the readings", watch, one);
    }
  }

  private void compareEnd(String watch, Expected must, Said one) {
    boolean mustEnd = must.cleared() != 0;
    boolean ended = one.cleared() != 0;
    if (ended && (!mustEnd || one.cleared() < must.cleared())) {
      wronglyCleared++;
      find("%s: %s was cleared, must be %s", watch, one, must);
    } else if (!ended && mustEnd) {
      wronglyOpen++;
      find("%s: %s was not cleared, must be %s", watch, one, must);
    }
  }

  /** The Alerts that people see are active exactly where the last activation is. */
  void alerts(LedgerPlant plant, SaidActivations said, Iterable<JsonNode> open) {
    Set<String> active = new HashSet<>();
    for (JsonNode alert : open) {
      if (alert.path("state").asText().startsWith("ACTIVE")
          && !active.add(alert.path("watch").asText())) {
        wronglyOpen++;
        find("two open alerts of %s", alert.path("watch").asText());
      }
    }
    for (WatchedPoint point : plant.points()) {
      String watch = watch(plant, point);
      List<Said> all = said.of(watch);
      boolean must = !all.isEmpty() && all.get(all.size() - 1).cleared() == 0;
      if (must != active.contains(watch)) {
        wronglyOpen++;
        find("%s: the alert is %s, the activation is not", watch, must ? "closed" : "open");
      }
    }
  }

  /** The report. */
  LedgerReport report(Disturbance disturbance, List<Struck> faults) {
    return new LedgerReport(
        faults,
        disturbance,
        sent,
        expected,
        lost,
        doubled,
        missed,
        doubledActivations,
        early,
        wronglyCleared,
        wronglyOpen,
        findings);
  }

  private void find(String format, Object... args) {
    if (findings.size() < MOST_FINDINGS) {
      findings.add(String.format(java.util.Locale.ROOT, format, args));
    }
  }

  static String watch(LedgerPlant plant, WatchedPoint point) {
    return plant.enterprise() + "/" + point.code() + "/L-1";
  }
}
