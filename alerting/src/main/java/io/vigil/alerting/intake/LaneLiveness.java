package io.vigil.alerting.intake;

import io.vigil.alerting.registry.LaneRepository;
import io.vigil.model.alert.LanePulse;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Whether somebody is judging: the judge of each lane says about once a second how far it has come,
 * and a lane in which somebody has points must not fall silent. What a person sees on a quiet board
 * is worth nothing without this.
 *
 * <p>Pulses come from the intake; read by any thread. {@link #refresh} blocks on the database.
 */
@Singleton
public class LaneLiveness {
  /** A lane this far behind our clock is not being judged. */
  static final long TOO_FAR_MILLIS = 5_000;

  private final LaneRepository lanes;
  private final Clock clock;
  private final Map<Integer, Long> appended = new ConcurrentHashMap<>();
  private volatile List<Integer> watched = List.of();
  private volatile long since;

  /**
   * How the judging stands.
   *
   * @param judging whether every lane in use is judged
   * @param behindMillis how far the slowest is behind our clock
   * @param silent the lanes that are not judged
   */
  public record Judging(boolean judging, long behindMillis, List<Integer> silent) {}

  LaneLiveness(LaneRepository lanes, Clock clock) {
    this.lanes = lanes;
    this.clock = clock;
    this.since = clock.millis();
  }

  /** Begins to count now: before we listened, silence meant nothing. */
  void begin() {
    since = clock.millis();
    refresh();
  }

  /** Reads anew which lanes are in use. */
  void refresh() {
    watched = lanes.inUse();
  }

  void heard(LanePulse pulse) {
    appended.merge(pulse.lane(), pulse.appended(), Math::max);
  }

  /** How the judging stands now. */
  public Judging judging() {
    long now = clock.millis();
    long worst = 0;
    List<Integer> silent = new ArrayList<>();
    for (int lane : watched) {
      long behind = Math.max(0, now - appended.getOrDefault(lane, since));
      worst = Math.max(worst, behind);
      if (behind > TOO_FAR_MILLIS) {
        silent.add(lane);
      }
    }
    return new Judging(silent.isEmpty(), worst, List.copyOf(silent));
  }
}
