package io.vigil.standalone.chaos;

import java.time.Duration;

/**
 * A fault that struck.
 *
 * @param kind what was done
 * @param name what was done to what, for people
 * @param at when, milliseconds UTC
 * @param lasted how long it lasted
 * @param recovery from its end until everything works and no sender waits for the acknowledgement
 *     of anything older than two seconds
 * @param standstill the longest time for which a lane was not judged, from then to the next fault;
 *     about a second is what it is without any trouble
 */
public record Struck(
    FaultKind kind, String name, long at, Duration lasted, Duration recovery, Duration standstill) {
  Struck withStandstill(Duration longest) {
    return new Struck(kind, name, at, lasted, recovery, longest);
  }
}
