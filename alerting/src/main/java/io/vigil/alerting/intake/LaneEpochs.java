package io.vigil.alerting.intake;

import io.vigil.alerting.registry.Lane;
import io.vigil.alerting.registry.LaneRepository;
import io.vigil.model.alert.ActivationEvent;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which state epoch the judge of each lane speaks under. A new one means that it began anew, and
 * what is open and not said again is no longer verified. Used by the intake alone; blocking.
 */
@Singleton
class LaneEpochs {
  private final LaneRepository lanes;
  private final Map<Integer, Long> known = new ConcurrentHashMap<>();

  LaneEpochs(LaneRepository lanes) {
    this.lanes = lanes;
  }

  void load() {
    known.clear();
    for (Lane lane : lanes.all()) {
      known.put(lane.id(), lane.stateEpoch());
    }
  }

  boolean isNew(ActivationEvent event) {
    return known.getOrDefault(event.lane(), event.stateEpoch()) != event.stateEpoch();
  }

  /** Writes the last epoch of each lane, within the caller's transaction; returns what was new. */
  Map<Integer, Long> write(Collection<ActivationEvent> events, Instant now) {
    Map<Integer, Long> begun = new HashMap<>();
    for (ActivationEvent event : events) {
      if (isNew(event)) {
        begun.put(event.lane(), event.stateEpoch());
      }
    }
    begun.forEach((lane, epoch) -> lanes.beginEpoch(lane, epoch, now));
    return begun;
  }

  /** What was written has been committed. */
  void committed(Map<Integer, Long> begun) {
    known.putAll(begun);
  }
}
