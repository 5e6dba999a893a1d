package io.vigil.sim.replay;

import io.vigil.sim.replay.StoredReadings.StoredPoint;
import java.util.HashMap;
import java.util.Map;

/** Gathers what a store answers by point and quality. One thread. */
final class StoredTally {
  private final Map<String, StoredPoint> points = new HashMap<>();

  void add(String point, String quality, long rows, double sum) {
    StoredPoint known = points.getOrDefault(point, StoredPoint.NOTHING);
    points.put(
        point,
        switch (quality) {
          case "GOOD" ->
              new StoredPoint(
                  known.good() + rows, known.goodSum() + sum, known.bad(), known.others());
          case "BAD" ->
              new StoredPoint(known.good(), known.goodSum(), known.bad() + rows, known.others());
          default ->
              new StoredPoint(known.good(), known.goodSum(), known.bad(), known.others() + rows);
        });
  }

  Map<String, StoredPoint> points() {
    return Map.copyOf(points);
  }
}
