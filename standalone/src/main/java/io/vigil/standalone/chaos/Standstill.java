package io.vigil.standalone.chaos;

import io.vigil.model.alert.LanePulse;
import io.vigil.model.wire.JudgeEventCodec;
import io.vigil.model.wire.LogTopics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * For how long lanes were not judged, by the pulses that the judge publishes about once a second:
 * the longest time between two of a lane, when it published them. About a second is what it is
 * without any trouble.
 */
final class Standstill {
  /** When each lane's pulses were published, milliseconds UTC, in the order of the log. */
  private final Map<Integer, List<Long>> pulses = new HashMap<>();

  /** Of everything that stands in the log now. */
  static Standstill read(String bootstrap) {
    Standstill standstill = new Standstill();
    TopicReader.forEach(
        bootstrap,
        LogTopics.ACTIVATIONS,
        record -> {
          if (JudgeEventCodec.decode(record.value()) instanceof LanePulse pulse) {
            standstill.pulse(pulse.lane(), record.timestamp());
          }
        });
    return standstill;
  }

  /** A pulse was published then. */
  void pulse(int lane, long published) {
    pulses.computeIfAbsent(lane, fresh -> new ArrayList<>()).add(published);
  }

  /** The longest silence that began between these moments, whenever it ended. */
  Duration longest(long from, long until) {
    long longest = 0;
    for (List<Long> times : pulses.values()) {
      for (int i = 1; i < times.size(); i++) {
        long before = times.get(i - 1);
        if (from <= before && before < until) {
          longest = Math.max(longest, times.get(i) - before);
        }
      }
    }
    return Duration.ofMillis(longest);
  }
}
