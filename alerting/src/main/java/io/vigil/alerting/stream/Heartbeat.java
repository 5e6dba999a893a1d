package io.vigil.alerting.stream;

import io.micronaut.serde.annotation.Serdeable;
import io.vigil.alerting.alert.PlantTime;
import io.vigil.alerting.annunciation.Floods;
import io.vigil.alerting.overlay.Shelving;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sign of life, every 2 s: a screen that does not get it is dead and must say so.
 *
 * @param now our time, RFC 3339
 * @param position newest journal number
 * @param judging whether every lane in use is judged
 * @param lanesBehindMs how far the slowest lane is behind our clock
 * @param probeSilentMs for how long no reading of the self-check has come through; 0 where none is
 *     sent
 * @param flood that the position of the listener is in; null if it is in none
 * @param shelvers who has put as many Alerts of the listener's area aside within the hour as are
 *     allowed; told to whoever may approve, empty for others
 */
@Serdeable
record Heartbeat(
    String now,
    String position,
    boolean judging,
    long lanesBehindMs,
    long probeSilentMs,
    @Nullable HeartbeatFlood flood,
    List<HeartbeatShelver> shelvers) {
  /**
   * A flood.
   *
   * @param since when it began, RFC 3339
   * @param count how many Alerts the last 10 min brought
   */
  @Serdeable
  record HeartbeatFlood(String since, long count) {
    static @Nullable HeartbeatFlood of(Floods.@Nullable Standing standing) {
      return standing == null
          ? null
          : new HeartbeatFlood(PlantTime.format(standing.flood().since()), standing.count());
    }
  }

  /**
   * Somebody at the limit of shelves.
   *
   * @param person user name
   * @param count Alerts put aside within the hour
   */
  @Serdeable
  record HeartbeatShelver(String person, long count) {
    static HeartbeatShelver of(Shelving.Many many) {
      return new HeartbeatShelver(many.person(), many.count());
    }
  }

  /** The same for a listener that is in this flood, and has these to hear of. */
  Heartbeat with(@Nullable HeartbeatFlood other, List<HeartbeatShelver> others) {
    return new Heartbeat(now, position, judging, lanesBehindMs, probeSilentMs, other, others);
  }
}
