package io.vigil.alerting.stream;

import io.micronaut.serde.annotation.Serdeable;

/**
 * A sign of life, every 2 s: a screen that does not get it is dead and must say so.
 *
 * @param now our time, RFC 3339
 * @param position newest journal number
 * @param judging whether every lane in use is judged
 * @param lanesBehindMs how far the slowest lane is behind our clock
 * @param probeSilentMs for how long no reading of the self-check has come through; 0 where none is
 *     sent
 */
@Serdeable
record Heartbeat(
    String now, String position, boolean judging, long lanesBehindMs, long probeSilentMs) {}
