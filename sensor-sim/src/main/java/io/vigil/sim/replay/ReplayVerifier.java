package io.vigil.sim.replay;

import io.vigil.sim.replay.StoredReadings.StoredPoint;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Holds the store against a recording: every distinct good value once, no more and no less, and for
 * every other cell of the file the reason why it is none. Stateless; any thread.
 */
public final class ReplayVerifier {
  private static final double TOLERANCE = 1e-9;

  private ReplayVerifier() {}

  /** Asks the store and compares; throws {@link IOException} when it does not answer. */
  public static ReplayVerdict verify(RecordingPlant plant, StoredReadings store)
      throws IOException, InterruptedException {
    Map<String, StoredPoint> stored = store.of(plant.file().enterprise());
    List<String> differences = new ArrayList<>();
    List<String> reasons = new ArrayList<>();
    for (PointCensus point : plant.census().points().values()) {
      compare(point, stored.getOrDefault(point.code(), StoredPoint.NOTHING), differences);
      reasons.addAll(reasons(point));
    }
    for (String code : new TreeSet<>(stored.keySet())) {
      if (!plant.census().points().containsKey(code)) {
        differences.add(code + ": stored, but no point of the recording");
      }
    }
    return new ReplayVerdict(differences, reasons, summary(plant, stored, differences.size()));
  }

  private static void compare(PointCensus point, StoredPoint stored, List<String> differences) {
    if (stored.good() != point.good()) {
      differences.add(
          point.code() + ": " + stored.good() + " good values stored, not " + point.good());
    } else if (!isClose(stored.goodSum(), point.goodSum(), magnitude(point))) {
      differences.add(
          point.code() + ": the values add up to " + stored.goodSum() + ", not " + point.goodSum());
    }
    if (stored.bad() != point.distinctSentinels()) {
      differences.add(
          point.code() + ": " + stored.bad() + " bad rows, not " + point.distinctSentinels());
    }
    if (stored.others() != 0) {
      differences.add(point.code() + ": " + stored.others() + " rows neither good nor bad");
    }
  }

  private static boolean isClose(double sum, double expected, double magnitude) {
    return Math.abs(sum - expected) <= TOLERANCE * Math.max(Math.abs(expected), magnitude);
  }

  /** A sum that cancels out to nearly nothing is held against the size of its values. */
  private static double magnitude(PointCensus point) {
    double largest = Math.max(Math.abs(point.lowest()), Math.abs(point.highest()));
    return Double.isNaN(largest) ? 0 : largest;
  }

  private static List<String> reasons(PointCensus point) {
    List<String> reasons = new ArrayList<>();
    addReason(point, point.duplicates(), "duplicate: dropped, the same value is stored", reasons);
    addReason(point, point.conflicts(), "conflict: refused, the first value stays", reasons);
    addReason(point, point.distinctSentinels(), "sentinel: a bad row without a value", reasons);
    addReason(point, point.texts(), "text: refused as no number", reasons);
    addReason(point, point.missing(), "missing: never sent", reasons);
    return reasons;
  }

  private static void addReason(PointCensus point, long cells, String why, List<String> reasons) {
    if (cells > 0) {
      reasons.add(point.code() + ": " + cells + " " + why);
    }
  }

  private static String summary(
      RecordingPlant plant, Map<String, StoredPoint> stored, int differences) {
    RecordingCensus census = plant.census();
    long good = stored.values().stream().mapToLong(StoredPoint::good).sum();
    String verdict =
        differences == 0
            ? "every distinct good value is stored once"
            : "NOT exact, " + differences + " differences";
    return plant.file().enterprise()
        + (": " + verdict + "; " + good + " stored of " + census.total(PointCensus::good))
        + (" good, " + census.total(PointCensus::duplicates) + " duplicates")
        + (", " + census.total(PointCensus::conflicts) + " conflicts")
        + (", " + census.total(PointCensus::distinctSentinels) + " sentinels")
        + (", " + census.total(PointCensus::texts) + " texts")
        + (", " + census.total(PointCensus::missing) + " missing");
  }
}
