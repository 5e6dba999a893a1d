package io.vigil.sim;

import io.vigil.model.event.PlantEvent;
import io.vigil.model.reading.QualityReason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Hears what the points of a plant say of their values, and makes of it the events that announce
 * when a calibration begins and ends. One thread.
 */
final class Calibrated {
  /** The longest that Vigil takes (guide §4). */
  private static final long LONGEST_MILLIS = Duration.ofMinutes(30).toMillis();

  private static final String WHO = "仪表班";

  private final Set<String> points = new HashSet<>();
  private final Map<String, List<PlantEvent>> events = new HashMap<>();

  /** A point of the gateway said something, at a time in milliseconds UTC. */
  void hear(String gateway, String point, long time, QualityReason reason) {
    List<String> one = List.of(point);
    if (reason == QualityReason.CALIBRATING) {
      if (points.add(point)) {
        say(gateway, PlantEvent.calibrationBegin(one, time, time + LONGEST_MILLIS, WHO));
      }
    } else if (points.remove(point)) {
      say(gateway, PlantEvent.calibrationEnd(one, time, WHO));
    }
  }

  /** What is to be announced by the gateway, once. */
  List<PlantEvent> take(String gateway) {
    List<PlantEvent> taken = events.remove(gateway);
    return taken == null ? List.of() : taken;
  }

  private void say(String gateway, PlantEvent event) {
    events.computeIfAbsent(gateway, any -> new ArrayList<>()).add(event);
  }
}
